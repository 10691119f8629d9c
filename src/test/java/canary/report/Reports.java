package canary.report;

import canary.catalogue.Case;
import canary.catalogue.Observations;
import canary.probe.Outcome;
import canary.probe.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports of every kind. */
final class Reports {
  static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  static final Report HEALTHY =
      Report.healthy("orders", AT, Duration.ofMillis(87), new Outcome.Delivered("m-1"));
  static final Report BLIND = Report.blind("probe", "orders", AT, List.of("TARGET_URL is ''"));

  private Reports() {}

  static List<Report> all() {
    return Stream.concat(
            Stream.of(HEALTHY, BLIND),
            Case.ALL.stream()
                .flatMap(it -> Stream.of(it.caught(), it.missed()))
                .map(it -> Report.of("probe", "orders", Duration.ofMillis(87), it)))
        .toList();
  }

  /** The context of a deployed canary. */
  static ReportContext context(String stack) {
    return new ReportContext(
        stack,
        "eu-west-1",
        "orders-CanaryFunction-8F51E9132D68",
        "/orders/canary",
        ReportContext.RUNBOOK,
        "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/messages",
        Optional.of(AT),
        Optional.empty());
  }

  /** A text's commands on one line each, comments and line breaks taken away. */
  static String pasted(String text) {
    return text.replaceAll("(?m)^# |^#(?=')", "")
        .replace("'\\\n'", "")
        .replaceAll(" \\\\\n *", " ")
        .replaceAll("( &&| \\\\|{1,2})\n *", "$1 ")
        .replaceAll("\n {4,}", "");
  }

  /** The report of a refusal in these words. */
  static Report of(int status, Map<String, String> headers, String body) {
    return Report.of(
        "probe",
        "orders",
        Duration.ofMillis(87),
        Observations.observed(
            Outcome.ofCaptured(Reply.of(status, headers, body)), Optional.empty()));
  }
}
