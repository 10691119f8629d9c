package canary;

import canary.event.Event.Captured;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.paste.Paste;
import canary.probe.Outcome;
import canary.probe.SentRequest;
import canary.report.Report;
import canary.symptom.Observation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Explains what was pasted by its words alone: no account, no network, no settings. */
record Explanation(Clock clock) {

  Report of(Captured.Readable captured) {
    return of(captured.paste());
  }

  Report of(Paste paste) {
    var unread =
        Evidence.unread(
            MethodAddress.UNKNOWN, "a captured reply is explained without looking at an account");
    var seen =
        Observation.of(
                clock.instant(),
                Answer.UNKNOWN,
                outcome(paste),
                Optional.empty(),
                Optional.empty(),
                paste.log().map(it -> unread.withTestInvocation(Finding.known(it))).orElse(unread))
            .after(paste.sent());
    return Report.of("explain", "", Duration.ZERO, seen).readAs(paste.readAs());
  }

  /** If the message is known, its digest is compared, as a probe's is. */
  private static Outcome outcome(Paste paste) {
    return paste
        .sent()
        .map(SentRequest::body)
        .filter(body -> !body.isEmpty() && Outcome.isAccepted(paste.reply()))
        .map(body -> Outcome.ofCaptured(paste.reply(), body))
        .orElseGet(() -> Outcome.ofCaptured(paste.reply()));
  }
}
