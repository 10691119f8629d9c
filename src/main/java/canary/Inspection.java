package canary;

import canary.cause.Observation;
import canary.evidence.Answer;
import canary.evidence.Place;
import canary.probe.Outcome;
import canary.report.Report;
import java.util.Optional;

/** Judges a target's configuration by reading alone: no message is sent. */
record Inspection(World world) {

  Report of(String name, Place place) {
    var account = world.account().get().read(place);
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
