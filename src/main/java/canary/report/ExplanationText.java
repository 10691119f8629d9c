package canary.report;

import canary.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The explanation of a captured reply, for a terminal: the error, every cause that fits with the
 * read that settles it, and the fix of the first.
 */
final class ExplanationText {
  private static final String INDENT = " ".repeat(12);
  private static final String TO_CONFIRM = "To confirm: ";

  private ExplanationText() {}

  static String of(Report report, ReportContext context) {
    if (report.readAs().isEmpty() && report.foremost().isEmpty()) {
      return String.join("\n", Prose.wrapped("", "", Prose.sentence(report.seen().said().text())))
          + "\n";
    }
    var local = LocalNames.of(report, context);
    var lines = new ArrayList<>(Headline.of(report, context));
    lines.add("");
    lines.addAll(new Details(report, local).symptom());
    var fitting =
        Stream.concat(report.causes().stream(), report.alsoFound().stream())
            .filter(it -> it.verdict() != Verdict.RULED_OUT)
            .toList();
    lines.addAll(List.of("", title(fitting.size())));
    Headline.meaning(report)
        .ifPresent(it -> lines.addAll(Prose.wrapped("  ", "  ", Prose.sentence(it))));
    fitting.forEach(it -> lines.addAll(cause(it, report)));
    lines.addAll(new FixText(report, context, local).lines());
    lines.addAll(ReportText.links(report, context));
    return String.join("\n", lines) + "\n";
  }

  private static String title(int fitting) {
    return switch (fitting) {
      case 0 -> "ROOT CAUSE  not in the catalogue";
      case 1 -> "ROOT CAUSE";
      default -> "ROOT CAUSE  one of %d, the likeliest first".formatted(fitting);
    };
  }

  /** Verdict and id, what the cause is, and how it is settled. */
  private static List<String> cause(ReportedCause it, Report report) {
    var lines = new ArrayList<String>();
    lines.add("  %-9s %s".formatted(it.verdict(), it.cause().id()));
    Stream.of(
            Stream.of(it.cause().entry().title()),
            it.because().stream()
                .filter(because -> !Details.isSymptom(because, report.seen()))
                .map(because -> because.source() + ": " + because.says()),
            it.unknown().stream()
                .map(Object::toString)
                .filter(unknown -> unknown.startsWith(TO_CONFIRM))
                .map(unknown -> "to confirm: " + unknown.substring(TO_CONFIRM.length())))
        .flatMap(texts -> texts)
        .forEach(text -> lines.addAll(Prose.wrapped(INDENT, INDENT + "  ", text)));
    return lines;
  }
}
