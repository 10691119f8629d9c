package canary.report;

import canary.remedy.HandOver;
import canary.remedy.Remedy;
import canary.remedy.RemedyTemplate.Risk;
import canary.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a fix: the fix, how to verify it, how to keep it, how to take it back. */
record FixText(Report report, ReportContext context, LocalNames local) {
  private static final String INDENT = "  ";

  /** How a judgment begins that could be made; any other is a warning. */
  private static final String JUDGED = "judged: ";

  List<String> lines() {
    var fixes = Fixes.of(report);
    var lines = new ArrayList<String>();
    for (var i = 0; i < fixes.size(); i++) {
      lines.addAll(fix(fixes.get(i), name(fixes, i)));
    }
    if (!fixes.isEmpty()) {
      lines.addAll(verify(fixes));
      lines.addAll(permanent(fixes));
      lines.addAll(rollback(fixes));
    }
    return lines;
  }

  private String name(List<ReportedCause> fixes, int at) {
    var cause = fixes.get(at).cause().id();
    if (fixes.size() > 1) {
      return "FIX %d  %s. ".formatted(at + 1, cause);
    }
    var open =
        Headline.meaning(report).isPresent()
            || report.mode().equals("explain") && fixes.get(at).verdict() != Verdict.CONFIRMED;
    return open ? "FIX  If it is " + cause + ": " : "FIX  ";
  }

  private List<String> fix(ReportedCause cause, String name) {
    var remedy = cause.remedy();
    var asked = remedy.handOver().filter(it -> it.asks().startsWith(remedy.does()));
    var lines =
        paragraph(
            name,
            asked.map(it -> "Hand over " + asks(it)).orElseGet(() -> sentences(remedy))
                + others(cause));
    lines.addAll(source(cause));
    lines.addAll(Unset.in(remedy));
    block(lines, CommandBlock.of(Unset.brief(remedy.commands())));
    if (asked.isEmpty()) {
      remedy
          .handOver()
          .ifPresent(it -> lines.addAll(titled("HAND OVER  ", Prose.sentence(asks(it)))));
    }
    remedy
        .handOver()
        .filter(it -> !it.document().isEmpty())
        .ifPresent(it -> block(lines, it.document().lines().map(line -> INDENT + line).toList()));
    var effect = effect(remedy);
    if (!effect.isEmpty()) {
      lines.addAll(paragraph("EXPECTED EFFECT  ", effect));
    }
    if (!cause.next().isEmpty()) {
      lines.addAll(paragraph("SEEN NEXT  ", Prose.sentence(cause.next().text())));
    }
    return lines;
  }

  /** The change that lasts; the commands hold until it is deployed. */
  private List<String> source(ReportedCause cause) {
    if (cause.sources().isEmpty()) {
      return List.of();
    }
    var undone =
        "The commands are a stop-gap: %s undoes them."
            .formatted(
                cause.sources().stream()
                    .map(it -> it.undoneBy().text())
                    .distinct()
                    .collect(Collectors.joining(" or ")));
    var changes =
        cause.sources().stream()
            .map(
                it ->
                    Prose.sentence("%s: change %s".formatted(it.owner(), it.change()))
                        + (it.deployment().isEmpty() ? "" : " " + it.deployment()))
            .toList();
    var lines = new ArrayList<String>();
    for (var i = 0; i < changes.size(); i++) {
      var last = i == changes.size() - 1 ? " " + undone : "";
      lines.addAll(paragraph("SOURCE  ", changes.get(i) + last));
    }
    block(lines, template(Stream.of(cause)));
    return lines;
  }

  /** Comments of the lines say what the fix says. */
  private static List<String> template(Stream<ReportedCause> causes) {
    return causes
        .flatMap(it -> it.remedy().template().lines())
        .filter(it -> !it.startsWith("#"))
        .distinct()
        .flatMap(it -> TemplateLine.wrapped(INDENT, it).stream())
        .toList();
  }

  private static String asks(HandOver it) {
    return "to %s: %s".formatted(it.to(), it.asks());
  }

  private static String sentences(Remedy remedy) {
    return Stream.of(
            remedy.does(),
            isRisky(remedy) ? "Risk: " + remedy.risk() : "",
            remedy
                .judged()
                .replaceFirst("^judged: .*", "")
                .replaceFirst("^not judged:", "Not judged,"))
        .filter(it -> !it.isEmpty())
        .map(Prose::sentence)
        .collect(Collectors.joining(" "));
  }

  private static boolean isRisky(Remedy remedy) {
    return !remedy.commands().isEmpty() && !remedy.risk().equals(Risk.NONE.words());
  }

  /** What the changed policy or integration comes to, by our own evaluation and by IAM's. */
  private static String effect(Remedy remedy) {
    return Stream.of(
            remedy.judged().startsWith(JUDGED) ? remedy.judged().substring(JUDGED.length()) : "",
            remedy.simulated())
        .filter(it -> !it.isEmpty())
        .map(Prose::sentence)
        .collect(Collectors.joining(" "));
  }

  private String others(ReportedCause cause) {
    return Fixes.like(cause, report).stream()
        .map(
            it ->
                (it.remedy().commands().equals(cause.remedy().commands())
                        ? " Also fixes %s."
                        : " Then run the canary again: %s may remain, and the next email has its"
                            + " fix.")
                    .formatted(it.cause().id()))
        .collect(Collectors.joining());
  }

  private List<String> verify(List<ReportedCause> fixes) {
    var shown = fixes.stream().map(it -> it.remedy().verify()).filter(it -> !it.isEmpty());
    var captured = report.mode().equals("explain");
    var lines =
        titled(
            "VERIFY  ",
            captured
                ? "Send the request again: it must succeed."
                : "The last command must print \"status\":\"HEALTHY\".");
    var run = captured ? Stream.<String>empty() : Stream.of(run());
    block(lines, CommandBlock.of(Unset.brief(Stream.concat(shown, run).distinct().toList())));
    return lines;
  }

  /** Lambda takes no payload for the empty event, which asks for a probe. */
  private String run() {
    return context.function().isEmpty()
        ? "sam remote invoke CanaryFunction --event-file events/manual-probe.json"
        : "aws lambda invoke --region %s --function-name %s /dev/stdout"
            .formatted(context.region(), context.function());
  }

  /** Of the fixes whose source is not known. */
  private static List<String> permanent(List<ReportedCause> fixes) {
    var templates =
        fixes.stream()
            .filter(it -> it.sources().isEmpty() && !it.remedy().template().isEmpty())
            .toList();
    var lines = template(templates.stream());
    if (templates.isEmpty()) {
      return List.of();
    }
    if (lines.isEmpty()) {
      return titled(
          "MAKE IT PERMANENT  ", "Change the template likewise, or a deployment may undo it.");
    }
    var all = titled("MAKE IT PERMANENT  ", "In the template, or a deployment may undo the fix:");
    block(all, lines);
    return all;
  }

  private static List<String> rollback(List<ReportedCause> fixes) {
    var commands =
        fixes.reversed().stream()
            .flatMap(
                it ->
                    Unset.brief(List.of(it.remedy().undo())).stream()
                        .flatMap(undo -> CommandBlock.commented(undo).stream()))
            .toList();
    if (commands.isEmpty()) {
      return List.of();
    }
    var lines = titled("ROLLBACK  ", "Remove each leading # to run it.");
    block(lines, commands);
    return lines;
  }

  private List<String> paragraph(String title, String text) {
    return titled(title, local.in(text));
  }

  private static List<String> titled(String title, String text) {
    var lines = new ArrayList<>(List.of(""));
    lines.addAll(Prose.wrapped(title, INDENT, text));
    return lines;
  }

  private static void block(List<String> lines, List<String> block) {
    if (!block.isEmpty()) {
      lines.add("");
      lines.addAll(block);
    }
  }
}
