package canary.report;

import canary.catalogue.Family;
import canary.evidence.Change;
import canary.evidence.Reason;
import canary.probe.Layer;
import canary.remedy.Remedy;
import canary.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as a person reads it in a mail: cause and remedy in the first line, then the path, what
 * was seen, how it is known, what could not be read, what to do and how to check.
 */
public final class ReportText {
  private static final String INDENT = " ".repeat(10);
  private static final String CUT = "\n[cut; the function's log has the whole report]\n";

  private ReportText() {}

  public static String of(Report report) {
    return within(report, Integer.MAX_VALUE);
  }

  /** No longer than that: what is cut is what stands between the first line and the fix. */
  static String within(Report report, int longest) {
    var first = firstLine(report) + "\n\n";
    var fix = fix(report);
    var between = between(report);
    var room = Math.max(0, longest - first.length() - fix.length());
    return (first + Shortening.cut(between, room, CUT) + fix).stripTrailing() + "\n";
  }

  private static String between(Report report) {
    var text = new StringBuilder();
    section(text, "Path", List.of(path(report)));
    section(text, "Seen", seen(report));
    section(
        text, "Causes", causes(report, report.causes(), verdict -> verdict != Verdict.RULED_OUT));
    section(
        text, "Not so", causes(report, report.causes(), verdict -> verdict == Verdict.RULED_OUT));
    section(text, "Also", causes(report, report.alsoFound(), _ -> true));
    section(text, "Changed", report.changed().stream().map(ReportText::changed).toList());
    section(text, "Not read", report.notRead().stream().map(ReportText::notRead).toList());
    return text.toString();
  }

  /** Cause, how sure it is, and what mends it. */
  static String firstLine(Report report) {
    return report
        .foremost()
        .map(
            it ->
                "%s (%s): %s. %s"
                    .formatted(
                        it.cause().id(),
                        sureness(report, it),
                        it.cause().entry().title(),
                        it.remedy().does()))
        .orElseGet(() -> "%s: %s".formatted(report.status(), unexplained(report)));
  }

  /** A first cause among several must not read as the only one. */
  private static String sureness(Report report, ReportedCause first) {
    var others =
        report.causes().stream()
            .filter(
                it ->
                    it != first
                        && it.verdict() != Verdict.RULED_OUT
                        && it.verdict() != Verdict.CONFIRMED)
            .count();
    return first.verdict() == Verdict.CONFIRMED || others == 0
        ? first.verdict().name()
        : "%s, %d other %s"
            .formatted(first.verdict(), others, others == 1 ? "cause fits" : "causes fit");
  }

  private static String unexplained(Report report) {
    return switch (report.status()) {
      case HEALTHY -> "the message arrived as it was sent.";
      case BLIND -> "the canary itself failed; nothing is known of the target.";
      case UNPROVEN -> report.seen().said() + ".";
      case FAILING -> "nothing in the catalogue fits %s.".formatted(report.seen().code());
    };
  }

  private static String path(Report report) {
    return report.path().stream()
        .map(
            hop ->
                switch (hop.state()) {
                  case PASSED -> "[ok] " + hop.at().id();
                  case BROKEN -> "[XX] " + hop.at().id().toUpperCase(Locale.ROOT);
                  case UNKNOWN -> "[??] " + hop.at().id();
                })
        .collect(Collectors.joining(" --> "));
  }

  private static List<String> seen(Report report) {
    var seen = report.seen();
    var at = report.at().truncatedTo(ChronoUnit.SECONDS);
    var status =
        seen.httpStatus().isPresent() ? " with status " + seen.httpStatus().getAsInt() : "";
    var first =
        switch (seen.kind()) {
          // A code of ours for a reply that has none of its own says no more than the status.
          case REFUSED ->
              "%s answered%s%s at %s."
                  .formatted(
                      seen.layer().map(ReportText::who).orElse(""),
                      seen.code().text().startsWith("HTTP ") ? "" : " " + seen.code(),
                      status,
                      at);
          case UNANSWERED ->
              "No answer from %s at %s: %s.".formatted(report.target(), at, seen.code());
          case DELIVERED, DAMAGED, UNPROVEN, NOT_PROBED, BLIND ->
              "%s%s at %s.".formatted(seen.kind().word(), status, at);
        };
    var request = seen.requestId().isEmpty() ? "" : "Request " + seen.requestId() + ".";
    var identity = report.identity().isEmpty() ? "" : "Identity " + report.identity() + ".";
    var form = report.readAs().isEmpty() ? "" : "Read as " + report.readAs() + ".";
    return Stream.of(first, seen.said().text(), request, identity, form, sent(report))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** What SQS got of a message; where the role or the key failed it is not in doubt. */
  private static String sent(Report report) {
    return report.seen().sent().isEmpty()
            || report
                .family()
                .filter(it -> it == Family.INTEGRATION || it == Family.QUEUE)
                .isEmpty()
        ? ""
        : "TestInvokeMethod (saved integration) sent SQS: " + report.seen().sent();
  }

  private static String who(Layer layer) {
    return switch (layer) {
      case QUEUE -> "SQS";
      case GATEWAY -> "API Gateway";
      case EDGE -> "Something in front of API Gateway";
      case UNKNOWN -> "An unknown party";
    };
  }

  private static List<String> causes(
      Report report, List<ReportedCause> causes, Predicate<Verdict> which) {
    return causes.stream()
        .filter(it -> which.test(it.verdict()))
        .flatMap(
            it ->
                Stream.of(
                        Stream.of(
                            "%-9s %s: %s"
                                .formatted(
                                    it.verdict(), it.cause().id(), it.cause().entry().title())),
                        it.because().stream()
                            .filter(because -> !isSeen(because, report.seen()))
                            .map(because -> INDENT + because.source() + ": " + because.says()),
                        it.unknown().stream().map(read -> INDENT + brief(read.text(), report)))
                    .flatMap(lines -> lines))
        .toList();
  }

  /** The reply's own words, or its code where it has no words, stand in the lines above. */
  private static boolean isSeen(Reason because, ReportedOutcome seen) {
    return seen.said().isEmpty()
        ? because.says().equals(seen.code())
        : because.says().text().endsWith(seen.said().text());
  }

  /** Why something was not read stands once, in its own section. */
  private static String brief(String unknown, Report report) {
    return report.notRead().stream()
        .map(it -> ": " + it.why())
        .filter(unknown::endsWith)
        .findFirst()
        .map(why -> unknown.substring(0, unknown.length() - why.length()))
        .orElse(unknown);
  }

  private static String changed(Change it) {
    return "%s %s (shortly before; no proof)"
        .formatted(it.when().truncatedTo(ChronoUnit.SECONDS), it.what());
  }

  private static String notRead(NotRead it) {
    if (it.why().isEmpty()) {
      return it.what().text();
    }
    return it.grant().isEmpty()
        ? "%s: %s".formatted(it.what(), it.why())
        : "%s: %s. To be granted: %s".formatted(it.what(), it.why(), it.grant());
  }

  private static String fix(Report report) {
    var text = new StringBuilder();
    report.foremost().ifPresent(cause -> remedy(text, cause));
    return text.toString();
  }

  private static void remedy(StringBuilder text, ReportedCause cause) {
    var remedy = cause.remedy();
    section(text, "Mend", mend(remedy));
    section(
        text,
        "Check",
        Stream.of(
                remedy.verify().isEmpty() ? "" : "    " + remedy.verify(),
                "Run the canary again: it must report HEALTHY.",
                cause.cause().entry().documentation() + "  README.md#" + cause.cause().id())
            .filter(line -> !line.isEmpty())
            .toList());
  }

  private static List<String> mend(Remedy remedy) {
    return Stream.of(
            Stream.of(remedy.does()),
            remedy.commands().stream().map(command -> "    " + command),
            Stream.of(remedy.simulated()).filter(it -> !it.isEmpty()),
            describe("In the template:", remedy.template()),
            describe("Not known here, to be set first:", String.join(", ", remedy.missing())),
            describe("Undo (the mending " + remedy.risk() + "):", remedy.undo()))
        .flatMap(lines -> lines)
        .toList();
  }

  private static Stream<String> describe(String introduction, String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(introduction, "    " + text);
  }

  private static void section(StringBuilder text, String name, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("%-10s".formatted(name)).append(String.join("\n" + INDENT, lines)).append("\n");
    }
  }
}
