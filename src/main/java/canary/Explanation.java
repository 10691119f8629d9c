package canary;

import canary.Event.Captured;
import canary.cause.Observation;
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
    var outcome = Outcome.ofCaptured(captured.reply());
    return Report.of(
        "explain",
        "",
        clock.instant(),
        Duration.ZERO,
        new Observation(
            outcome,
            Optional.empty(),
            Evidence.unread(
                Place.UNKNOWN, "a captured reply is explained without looking at an account"),
            true));
  }
}
