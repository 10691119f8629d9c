package canary;

import canary.Event.Captured;
import canary.cause.Observation;
import canary.evidence.Answer;
import canary.evidence.Evidence;
import canary.evidence.Place;
import canary.probe.Outcome;
import canary.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Explains a captured reply by its words alone: no account, no network, no settings. */
record Explanation(Clock clock) {

  Report of(Captured.Readable captured) {
    var seen =
        new Observation(
            clock.instant(),
            Answer.UNKNOWN,
            Outcome.ofCaptured(captured.reply()),
            Optional.empty(),
            Optional.empty(),
            Evidence.unread(
                Place.UNKNOWN, "a captured reply is explained without looking at an account"));
    return Report.of("explain", "", Duration.ZERO, seen);
  }
}
