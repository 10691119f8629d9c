package canary.report;

import canary.catalogue.Cause;
import canary.catalogue.Component;
import canary.evidence.Change;
import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.probe.Layer;
import canary.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The details that a report rests on: the symptom in its own words, every cause, and what was not
 * checked.
 */
record Details(Report report, LocalNames local) {
  private static final String RULE = "---- details " + "-".repeat(Prose.WIDTH - 13);
  private static final String INDENT = "  ";
  private static final String MORE = " ...";

  /**
   * @param evidence of the foremost cause, as far as it does not stand above
   */
  String text(List<String> evidence) {
    var lines = new ArrayList<String>();
    lines.add(RULE);
    lines.addAll(symptom());
    list(lines, "EVIDENCE", evidence);
    list(lines, "OTHER CAUSES", others());
    list(lines, "ALSO FOUND", causes(report.alsoFound().stream()));
    list(lines, "RULED OUT", ruledOut());
    list(
        lines,
        "CHANGED  in the hour before, not proven related",
        report.changed().stream().map(Details::changed).toList());
    list(lines, "NOT CHECKED", report.notRead().stream().map(Details::notRead).toList());
    return String.join("\n", lines) + "\n";
  }

  /** The reply's own words, or its code where it has no words, stand under the symptom. */
  static boolean isSymptom(Reason because, ReportedOutcome seen) {
    var says = because.says().text();
    var said = seen.said().text();
    return because.weight() != Weight.CONFIGURATION
        && (said.isEmpty()
            ? says.equals(seen.code().text())
            // Behind a semicolon stands what else is known of the outcome.
            : says.endsWith(said)
                || said.startsWith(
                    says.substring(says.indexOf(": ") < 0 ? 0 : says.indexOf(": ") + 2) + "; "));
  }

  /** To the letter, for it is searched for. */
  List<String> symptom() {
    var seen = report.seen();
    // When a captured reply came is not known.
    var at =
        report.mode().equals("explain") ? "" : " at " + report.at().truncatedTo(ChronoUnit.SECONDS);
    var status =
        seen.httpStatus().isPresent() ? " (HTTP " + seen.httpStatus().getAsInt() + ")" : "";
    var first =
        switch (seen.kind()) {
          // A code of ours for a reply that has none of its own says no more than the status.
          case REFUSED ->
              "%s returned %s%s%s."
                  .formatted(
                      seen.layer().map(Details::who).orElse("A server"),
                      seen.code().text().startsWith("HTTP ") ? "an error" : seen.code(),
                      status,
                      at);
          case UNANSWERED -> "No response%s: %s.".formatted(at, seen.code());
          case DELIVERED -> "Delivered%s%s.".formatted(status, at);
          case DAMAGED -> "Corrupted%s%s.".formatted(status, at);
          case UNPROVEN -> "Unverified%s%s.".formatted(status, at);
          case NOT_PROBED -> "Not probed%s.".formatted(at);
          case BLIND -> "Canary error%s.".formatted(at);
        };
    var name = report.status() == Status.HEALTHY ? "RESULT  " : "SYMPTOM  ";
    var lines = Prose.wrapped(name, INDENT, first);
    Stream.of(saidAbove() ? "" : seen.said().text(), request(), caller(), sent())
        .filter(it -> !it.isEmpty())
        .forEach(it -> lines.addAll(Prose.wrapped(INDENT, INDENT, it)));
    return lines;
  }

  /** In place of a root cause. */
  private boolean saidAbove() {
    return report.foremost().isEmpty()
        && (report.status() == Status.BLIND || report.status() == Status.UNPROVEN);
  }

  private String request() {
    return report.seen().requestId().isEmpty() ? "" : "Request " + report.seen().requestId();
  }

  private String caller() {
    var caller = report.identity().text();
    return caller.isEmpty() || report.seen().said().text().contains(caller)
        ? ""
        : "Called as " + local.in(caller).replace("assumed-role/", "");
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
  private String sent() {
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
  private List<String> others() {
    return causes(
        report.causes().stream()
            .filter(it -> it.verdict() != Verdict.RULED_OUT)
            .filter(it -> !report.foremost().equals(Optional.of(it))));
  }

  private List<String> causes(Stream<ReportedCause> causes) {
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
                            .map(because -> INDENT + because.source() + ": " + because.says()),
                        it.unknown().stream().map(read -> INDENT + brief(read.text(), report)),
                        fix(it))
                    .flatMap(lines -> lines))
        .toList();
  }

  /** What is certain has its fix in words, where it does not stand above with its commands. */
  private Stream<String> fix(ReportedCause cause) {
    return cause.verdict() == Verdict.CONFIRMED && !Fixes.prints(cause, report)
        ? Stream.of(INDENT + "fix: " + cause.remedy().does())
        : Stream.empty();
  }

  /** Mostly a line a cause; the JSON of the report has the reasons whole. */
  private List<String> ruledOut() {
    var lines = new ArrayList<String>();
    var first =
        report.foremost().stream()
            .flatMap(it -> it.because().stream())
            .map(it -> it.source() + ": " + local.in(it.says().text()))
            .toList();
    var before = "";
    for (var it : report.causes()) {
      if (it.verdict() == Verdict.RULED_OUT) {
        var reason = it.because().stream().findFirst();
        var says = reason.map(because -> local.in(because.says().text())).orElse("");
        var whole = reason.map(because -> because.source() + ": " + says).orElse("");
        var why =
            whole.equals(before)
                ? "as above"
                : first.contains(whole)
                    ? "by the evidence of the root cause"
                    : brief(it.cause(), whole, says);
        lines.add(it.cause().id() + (whole.isEmpty() ? "" : ": " + why));
        before = whole;
      }
    }
    return lines;
  }

  /** The longer form where that fits a line, else the shorter one, cut where two lines end. */
  private static String brief(Cause cause, String whole, String says) {
    var room = Prose.WIDTH - INDENT.length() - cause.id().length() - 2;
    if (whole.length() <= room) {
      return whole;
    }
    var longest = room + Prose.WIDTH * 3 / 4;
    var end = says.lastIndexOf(' ', longest);
    return says.length() <= longest
        ? says
        : end < room ? Shortening.cut(says, longest, MORE) : says.substring(0, end) + MORE;
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
    return it.when().truncatedTo(ChronoUnit.SECONDS) + " " + it.what();
  }

  private static String notRead(NotRead it) {
    if (it.why().isEmpty()) {
      return it.what().text();
    }
    return it.grant().isEmpty()
        ? "%s: %s".formatted(it.what(), it.why())
        : "%s: %s. Missing permission: %s".formatted(it.what(), it.why(), it.grant());
  }

  private void list(List<String> lines, String name, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    lines.addAll(List.of("", name));
    for (var text : texts) {
      var deeper = text.startsWith(INDENT) ? INDENT : "";
      lines.addAll(Prose.wrapped(INDENT + deeper, INDENT + INDENT + deeper, local.in(text)));
    }
  }
}
