package canary.aws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount.Reply;
import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.finding.Secrets;
import canary.probe.Outcome;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.ReportText;
import canary.symptom.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** What AWS refuses a read with passes through the SDK; no secret in it stands in a report. */
class SecretsInAnswersTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final int RUNS = 6;

  @Test
  void noErrorOfAnyReadBringsASecretIntoAReport() {
    var secrets = new Secrets(20_261_128);
    for (var run = 0; run < RUNS; run++) {
      var secret = secrets.next();
      try (var account = FakeAccount.started()) {
        SoundReplies.all().keySet().forEach(it -> account.answering(it, refusal(secret.context())));
        var evidence = account.read();
        assertFalse(evidence.notRead().isEmpty());
        var out = out(evidence);
        assertTrue(out.contains("AccessDenied"), out);
        assertFalse(out.contains(secret.value()), () -> secret.context() + " in " + out);
      }
    }
  }

  /** Each client reads the one of the two that its protocol knows. */
  private static Reply refusal(String message) {
    return new Reply.Sent(
        403,
        Map.of("x-amzn-ErrorType", "AccessDenied", "x-amzn-query-error", "AccessDenied;Sender"),
        JSON.std.asString(Map.of("__type", "com.amazonaws#AccessDenied", "message", message)));
  }

  private static String out(Evidence evidence) {
    var outcome =
        Outcome.ofCaptured(canary.probe.Reply.of(403, Map.of(), "{\"message\":\"Forbidden\"}"));
    var observation =
        Observation.of(AT, Answer.YES, outcome, Optional.empty(), Optional.empty(), evidence);
    var report = Report.of("probe", "orders", Duration.ZERO, observation);
    return String.join(
        "\n",
        List.of(
            ReportText.of(report, ReportContext.NONE),
            ReportJson.text(report),
            evidence.notRead().stream().map(Finding.Unreadable::what).toList().toString()));
  }
}
