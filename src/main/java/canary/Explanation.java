package canary;

import canary.event.Event.Captured;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.probe.Outcome;
import canary.report.Report;
import canary.symptom.Observation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Explains a captured reply by its words alone: no account, no network, no settings. */
record Explanation(Clock clock) {

  Report of(Captured.Readable captured) {
    var seen =
        Observation.of(
            clock.instant(),
            Answer.UNKNOWN,
            Outcome.ofCaptured(captured.reply()),
            Optional.empty(),
            Optional.empty(),
            Evidence.unread(
                MethodAddress.UNKNOWN,
                "a captured reply is explained without looking at an account"));
    return Report.of("explain", "", Duration.ZERO, seen);
  }
}
