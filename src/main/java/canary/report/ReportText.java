package canary.report;

import canary.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A report as a person reads it in an email: what broke and what it means, the root cause, the fix,
 * how to verify it and how to keep it; below a rule the evidence.
 */
public final class ReportText {
  private static final String CUT = "\n[cut; the function's log has the whole report]\n";

  /** What is read before the fix. */
  private static final int HEAD_LINES = 12;

  private ReportText() {}

  public static String of(Report report, ReportContext context) {
    return report.mode().equals("explain")
        ? ExplanationText.of(report, context)
        : within(report, context, Integer.MAX_VALUE);
  }

  /** No longer than that many characters: what is cut are the details, and never the fix. */
  static String within(Report report, ReportContext context, int longest) {
    var local = LocalNames.of(report, context);
    var lines = new ArrayList<>(Headline.of(report, context));
    lines.addAll(rootCause(report));
    var below = new ArrayList<String>();
    for (var each : evidence(report)) {
      var shown = Prose.wrapped("  ", "    ", local.in(each));
      if (below.isEmpty() && lines.size() + shown.size() <= HEAD_LINES) {
        lines.addAll(shown);
      } else {
        below.add(each);
      }
    }
    lines.addAll(new FixText(report, context, local).lines());
    lines.addAll(links(report, context));
    lines.addAll(script(report, context));
    var text = String.join("\n", lines) + "\n";
    var room = Math.max(0, longest - text.length());
    var details = Shortening.cut(new Details(report, local).text(below), room, CUT);
    return (text + "\n" + details).stripTrailing() + "\n";
  }

  /** The failure, the cause and its fix in one line, for a place that shows one line. */
  public static String firstLine(Report report) {
    return Headline.first(report)
        + Headline.meaning(report).map(what -> " " + Prose.sentence(what)).orElse("")
        + " "
        + causeAndFix(report).orElseGet(() -> unexplained(report));
  }

  /** The end of the first line; empty where no cause was found. */
  static Optional<String> causeAndFix(Report report) {
    return report
        .foremost()
        .map(
            it ->
                "Root cause: %s (%s), %s. Fix: %s"
                    .formatted(
                        it.cause().id(),
                        sureness(report, it),
                        it.cause().entry().title(),
                        it.remedy().does()));
  }

  /** A first cause among several must not read as the only one. */
  private static String sureness(Report report, ReportedCause first) {
    return first.verdict() + others(report, first).map(it -> ", " + it).orElse("");
  }

  private static Optional<String> others(Report report, ReportedCause first) {
    var others =
        report.causes().stream()
            .filter(
                it ->
                    it != first
                        && it.verdict() != Verdict.RULED_OUT
                        && it.verdict() != Verdict.CONFIRMED)
            .count();
    return first.verdict() == Verdict.CONFIRMED || others == 0
        ? Optional.empty()
        : Optional.of(others + (others == 1 ? " other cause fits" : " other causes fit"));
  }

  private static String unexplained(Report report) {
    return switch (report.status()) {
      case HEALTHY -> "";
      case BLIND, UNPROVEN -> Prose.sentence(report.seen().said().text());
      case FAILING -> "No cause in the catalogue fits %s.".formatted(report.seen().code());
    };
  }

  private static List<String> rootCause(Report report) {
    var cause = report.foremost();
    if (cause.isEmpty()) {
      var why = unexplained(report);
      var known = report.status() == Status.BLIND ? "ROOT CAUSE  " : "ROOT CAUSE  not found. ";
      return why.isEmpty() ? List.of() : titled(known, why);
    }
    var named =
        "%s %s%s"
            .formatted(
                cause.get().verdict(),
                cause.get().cause().id(),
                others(report, cause.get()).map(it -> " (" + it + ")").orElse(""));
    var title = cause.get().cause().entry().title();
    var meaning = Headline.meaning(report).map(Prose::sentence);
    var lines = titled("ROOT CAUSE  ", meaning.map(it -> "open. " + it).orElse(named));
    lines.addAll(
        Prose.wrapped(
            "  ", "  ", Prose.sentence(meaning.isEmpty() ? title : named + ": " + title)));
    return lines;
  }

  /** Of the foremost cause: what speaks for it, and what was not read. */
  private static List<String> evidence(Report report) {
    return report.foremost().stream()
        .flatMap(
            cause ->
                Stream.concat(
                    cause.because().stream()
                        .filter(it -> !Details.isSymptom(it, report.seen()))
                        .map(it -> it.source() + ": " + it.says()),
                    cause.unknown().stream().map(it -> Details.brief(it.text(), report))))
        .toList();
  }

  static List<String> links(Report report, ReportContext context) {
    var links = Links.of(report, context);
    if (links.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<>(List.of("", "LINKS"));
    links.forEach(it -> lines.add("  " + it));
    return lines;
  }

  /** The same commands for a reader whose email program breaks lines. */
  private static List<String> script(Report report, ReportContext context) {
    var lines = new ArrayList<String>();
    FixRecord.command(report, context)
        .ifPresent(
            it -> {
              lines.addAll(
                  titled("SCRIPT  ", "Prints each fix on one line, from the function's log:"));
              lines.add("");
              lines.addAll(CommandBlock.of(List.of(it)));
            });
    return lines;
  }

  private static List<String> titled(String title, String text) {
    var lines = new ArrayList<>(List.of(""));
    lines.addAll(Prose.wrapped(title, "  ", text));
    return lines;
  }
}
