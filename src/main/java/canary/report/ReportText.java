package canary.report;

import canary.remedy.HandOver;
import canary.remedy.Remedy;
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

  private static final int MOST_REASONS = 4;

  private ReportText() {}

  public static String of(Report report, ReportContext context) {
    return within(report, context, Integer.MAX_VALUE);
  }

  /** No longer than that many characters: what is cut are the details, and never the fix. */
  static String within(Report report, ReportContext context, int longest) {
    var lines = new ArrayList<>(Headline.of(report, context));
    lines.addAll(rootCause(report));
    var fixes = report.fixes();
    for (var i = 0; i < fixes.size(); i++) {
      lines.addAll(
          fix(
              fixes.get(i),
              fixes.size() > 1
                  ? " " + (i + 1)
                  : Headline.meaning(report).isPresent() ? " if it is" : ""));
    }
    if (!fixes.isEmpty()) {
      lines.addAll(verify(report, fixes, context));
    }
    fixes.forEach(it -> lines.addAll(permanent(it)));
    lines.addAll(rollback(fixes));
    FixRecord.command(report, context).ifPresent(it -> lines.addAll(script(it)));
    lines.addAll(links(report, context));
    var text = String.join("\n", lines) + "\n";
    var room = Math.max(0, longest - text.length());
    var details = Shortening.cut(Details.of(report), room, CUT);
    return (text + "\n" + details).stripTrailing() + "\n";
  }

  /** What broke, the cause and its fix in one line, for what shows a line only. */
  public static String firstLine(Report report) {
    return report
        .foremost()
        .map(
            it ->
                "%s Root cause: %s (%s), %s. Fix: %s"
                    .formatted(
                        Headline.first(report)
                            + Headline.meaning(report)
                                .map(what -> " " + Prose.sentence(what))
                                .orElse(""),
                        it.cause().id(),
                        sureness(report, it),
                        it.cause().entry().title(),
                        it.remedy().does()))
        .orElseGet(() -> Headline.first(report) + " " + unexplained(report));
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
      return why.isEmpty() ? List.of() : titled("ROOT CAUSE  not found. ", "  ", why);
    }
    var lines =
        titled(
            "ROOT CAUSE  ",
            "  ",
            Headline.meaning(report).map(it -> "open: " + it + ". ").orElse("")
                + "%s %s%s"
                    .formatted(
                        cause.get().verdict(),
                        cause.get().cause().id(),
                        others(report, cause.get()).map(it -> " (" + it + ")").orElse("")));
    lines.addAll(Prose.wrapped("  ", "  ", Prose.sentence(cause.get().cause().entry().title())));
    var because =
        cause.get().because().stream()
            .filter(it -> !Details.isSymptom(it, report.seen()))
            .map(it -> it.source() + ": " + it.says());
    lines.addAll(first(because.toList()));
    lines.addAll(
        first(cause.get().unknown().stream().map(it -> Details.brief(it.text(), report)).toList()));
    return lines;
  }

  /** So many that the head stays a head; the function's log has all. */
  private static List<String> first(List<String> reasons) {
    var lines = new ArrayList<String>();
    reasons.stream()
        .limit(MOST_REASONS)
        .forEach(it -> lines.addAll(Prose.wrapped("  ", "    ", it)));
    if (reasons.size() > MOST_REASONS) {
      lines.add("  and %d more".formatted(reasons.size() - MOST_REASONS));
    }
    return lines;
  }

  private static List<String> fix(ReportedCause cause, String number) {
    var remedy = cause.remedy();
    var name = number.isEmpty() ? "FIX  " : "FIX%s  %s. ".formatted(number, cause.cause().id());
    var lines = titled(name, "  ", remedy.does() + risk(remedy));
    if (!remedy.missing().isEmpty()) {
      lines.addAll(
          Prose.wrapped("  ", "  ", "Set these first: " + String.join(", ", remedy.missing())));
    }
    Stream.of(remedy.simulated(), remedy.judged())
        .filter(it -> !it.isEmpty())
        .forEach(it -> lines.addAll(Prose.wrapped("  ", "  ", it)));
    block(lines, CommandBlock.of(remedy.commands()));
    remedy.handOver().ifPresent(it -> lines.addAll(handOver(it)));
    return lines;
  }

  private static List<String> handOver(HandOver it) {
    var lines = titled("HAND OVER  ", "  ", "To %s: %s".formatted(it.to(), it.asks()));
    if (!it.document().isEmpty()) {
      lines.add("");
      it.document().lines().forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private static String risk(Remedy remedy) {
    return remedy.commands().isEmpty() ? "" : " Risk: " + remedy.risk() + ".";
  }

  private static List<String> verify(
      Report report, List<ReportedCause> fixes, ReportContext context) {
    var shown = fixes.stream().map(it -> it.remedy().verify()).filter(it -> !it.isEmpty());
    var captured = report.mode().equals("explain");
    var lines =
        titled(
            "VERIFY  ",
            "  ",
            captured
                ? "Send the request again: it must succeed."
                : "The last command must print \"status\":\"HEALTHY\".");
    var run = captured ? Stream.<String>empty() : Stream.of(run(context));
    block(lines, CommandBlock.of(Stream.concat(shown, run).distinct().toList()));
    return lines;
  }

  /** Lambda takes no payload for the empty event, which asks for a probe. */
  private static String run(ReportContext context) {
    return context.function().isEmpty()
        ? "sam remote invoke CanaryFunction --event-file events/manual-probe.json"
        : "aws lambda invoke --region %s --function-name %s /dev/stdout"
            .formatted(context.region(), context.function());
  }

  private static List<String> permanent(ReportedCause cause) {
    if (cause.remedy().template().isEmpty()) {
      return List.of();
    }
    var lines =
        titled(
            "MAKE IT PERMANENT  ",
            "  ",
            "In the SAM or CloudFormation template, or the next deployment may undo the fix:");
    lines.add("");
    cause.remedy().template().lines().forEach(it -> lines.add("  " + it));
    return lines;
  }

  private static List<String> rollback(List<ReportedCause> fixes) {
    var commands =
        fixes.reversed().stream()
            .flatMap(it -> CommandBlock.commented(it.remedy().undo()).stream())
            .toList();
    if (commands.isEmpty()) {
      return List.of();
    }
    var lines = titled("ROLLBACK  ", "  ", "Remove each leading # to run it.");
    block(lines, commands);
    return lines;
  }

  private static List<String> script(String command) {
    var lines =
        titled(
            "SCRIPT  ", "  ", "The commands are in the function's log, too, each fix on one line:");
    block(lines, CommandBlock.of(List.of(command)));
    return lines;
  }

  private static List<String> links(Report report, ReportContext context) {
    var links = Links.of(report, context);
    if (links.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<>(List.of("", "LINKS"));
    links.forEach(it -> lines.add("  " + it));
    return lines;
  }

  private static List<String> titled(String title, String indent, String text) {
    var lines = new ArrayList<>(List.of(""));
    lines.addAll(Prose.wrapped(title, indent, text));
    return lines;
  }

  private static void block(List<String> lines, List<String> commands) {
    if (!commands.isEmpty()) {
      lines.add("");
      lines.addAll(commands);
    }
  }
}
