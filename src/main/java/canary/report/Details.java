package canary.report;

import canary.catalogue.Component;
import canary.evidence.Change;
import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.probe.Layer;
import canary.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a report rests on: the symptom in its own words, every cause, and what was not checked. */
final class Details {
  private static final String RULE = "---- details " + "-".repeat(Prose.WIDTH - 13);
  private static final String INDENT = " ".repeat(12);

  private Details() {}

  static String of(Report report) {
    var lines = new ArrayList<String>();
    lines.add(RULE);
    section(lines, "SYMPTOM", symptom(report));
    section(lines, "OTHER", others(report));
    section(lines, "ALSO FOUND", causes(report, report.alsoFound().stream()));
    section(lines, "RULED OUT", ruledOut(report));
    section(lines, "CHANGED", report.changed().stream().map(Details::changed).toList());
    section(lines, "NOT CHECKED", report.notRead().stream().map(Details::notRead).toList());
    return String.join("\n", lines) + "\n";
  }

  /** The reply's own words, or its code where it has no words, stand under the symptom. */
  static boolean isSymptom(Reason because, ReportedOutcome seen) {
    return because.weight() != Weight.CONFIGURATION
        && (seen.said().isEmpty()
            ? because.says().equals(seen.code())
            : because.says().text().endsWith(seen.said().text()));
  }

  private static List<String> symptom(Report report) {
    var seen = report.seen();
    var at = report.at().truncatedTo(ChronoUnit.SECONDS);
    var status =
        seen.httpStatus().isPresent() ? " (HTTP " + seen.httpStatus().getAsInt() + ")" : "";
    var first =
        switch (seen.kind()) {
          // A code of ours for a reply that has none of its own says no more than the status.
          case REFUSED ->
              "%s returned %s%s at %s."
                  .formatted(
                      seen.layer().map(Details::who).orElse("A server"),
                      seen.code().text().startsWith("HTTP ") ? "an error" : seen.code(),
                      status,
                      at);
          case UNANSWERED -> "No response at %s: %s.".formatted(at, seen.code());
          case DELIVERED, DAMAGED, UNPROVEN, NOT_PROBED, BLIND ->
              "%s%s at %s.".formatted(seen.kind().word(), status, at);
        };
    var request = seen.requestId().isEmpty() ? "" : "Request " + seen.requestId();
    var identity = report.identity().isEmpty() ? "" : "Identity " + report.identity();
    return Stream.of(first, seen.said().text(), request, identity, sent(report))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String who(Layer layer) {
    return switch (layer) {
      case QUEUE -> "SQS";
      case GATEWAY -> "API Gateway";
      case EDGE -> "A proxy in front of API Gateway";
      case UNKNOWN -> "An unknown server";
    };
  }

  /** What SQS got of a message; where the role or the key failed it is not in doubt. */
  private static String sent(Report report) {
    var inDoubt =
        report
            .component()
            .filter(it -> it == Component.INTEGRATION || it == Component.QUEUE)
            .isPresent();
    return report.seen().sent().isEmpty() || !inDoubt
        ? ""
        : "TestInvokeMethod (saved integration) sent SQS: " + report.seen().sent();
  }

  /** All that fit but the first, which stands above the rule. */
  private static List<String> others(Report report) {
    var fitting =
        report.causes().stream()
            .filter(it -> it.verdict() != Verdict.RULED_OUT)
            .filter(it -> !report.foremost().equals(Optional.of(it)));
    return causes(report, fitting);
  }

  private static List<String> causes(Report report, Stream<ReportedCause> causes) {
    return causes
        .flatMap(
            it ->
                Stream.of(
                        Stream.of(
                            "%s %s: %s"
                                .formatted(
                                    it.verdict(), it.cause().id(), it.cause().entry().title())),
                        it.because().stream()
                            .filter(because -> !isSymptom(because, report.seen()))
                            .map(because -> "  " + because.source() + ": " + because.says()),
                        it.unknown().stream().map(read -> "  " + brief(read.text(), report)))
                    .flatMap(lines -> lines))
        .toList();
  }

  /** Causes that the same value rules out stand together. */
  private static List<String> ruledOut(Report report) {
    var byReason = new LinkedHashMap<String, List<String>>();
    report.causes().stream()
        .filter(it -> it.verdict() == Verdict.RULED_OUT)
        .forEach(
            it ->
                byReason
                    .computeIfAbsent(
                        it.because().stream()
                            .findFirst()
                            .map(because -> ": " + because.source() + ": " + because.says())
                            .orElse(""),
                        _ -> new ArrayList<>())
                    .add(it.cause().id()));
    return byReason.entrySet().stream()
        .map(it -> String.join(", ", it.getValue()) + it.getKey())
        .toList();
  }

  /** Why something was not read stands once, in its own section. */
  static String brief(String unknown, Report report) {
    return report.notRead().stream()
        .map(it -> it.why().text())
        .filter(why -> endsWith(unknown, ": ", why))
        .findFirst()
        .map(why -> unknown.substring(0, unknown.length() - ": ".length() - why.length()))
        .orElse(unknown);
  }

  private static boolean endsWith(String text, String separator, String end) {
    return text.startsWith(separator, text.length() - end.length() - separator.length())
        && text.endsWith(end);
  }

  private static String changed(Change it) {
    return "%s %s (not proven related)"
        .formatted(it.when().truncatedTo(ChronoUnit.SECONDS), it.what());
  }

  private static String notRead(NotRead it) {
    if (it.why().isEmpty()) {
      return it.what().text();
    }
    return it.grant().isEmpty()
        ? "%s: %s".formatted(it.what(), it.why())
        : "%s: %s. Missing permission: %s".formatted(it.what(), it.why(), it.grant());
  }

  private static void section(List<String> lines, String name, List<String> texts) {
    var first = "%-12s".formatted(name);
    for (var text : texts) {
      var deeper = text.startsWith("  ") ? "  " : "";
      lines.addAll(Prose.wrapped(first + deeper, INDENT + "  " + deeper, text));
      first = INDENT;
    }
  }
}
