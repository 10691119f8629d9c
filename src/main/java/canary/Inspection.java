package canary;

import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.probe.Outcome;
import canary.report.Report;
import canary.symptom.Observation;
import java.util.Optional;

/** Judges a target's configuration by reading alone: no message is sent. */
record Inspection(World world) {

  Report of(String name, MethodAddress place) {
    // An inspection has no message to test with, so that nothing of it is left unread.
    var account =
        world.account().get().read(place).revise().testInvocation(Finding.absent()).done();
    return Report.ofConfiguration(
        name,
        new Observation(
            world.clock().instant(),
            Answer.UNKNOWN,
            new Outcome.NotProbed(),
            Optional.empty(),
            Optional.empty(),
            account));
  }
}
