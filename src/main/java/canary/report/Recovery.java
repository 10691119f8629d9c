package canary.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A target that is well again, and what is over.
 *
 * @param report of the run whose message arrived
 * @param ended the incidents that are over
 */
public record Recovery(Report report, List<Incident> ended) {
  private static final long MINUTES_OF_AN_HOUR = 60;

  /** Which causes are over, in one sentence. */
  public String firstLine() {
    return "Messages arrive again: "
        + (ended.isEmpty()
            ? "which cause ended, and after how long, is unknown"
            : ended.stream().map(Recovery::sentence).collect(Collectors.joining("; ")))
        + ".";
  }

  /** When the first of them began, as far as that is known. */
  Optional<Instant> since() {
    return ended.stream().flatMap(it -> it.since().stream()).min(Instant::compareTo);
  }

  String causes() {
    var causes = ended.stream().flatMap(it -> it.causes().stream()).distinct().toList();
    return causes.isEmpty() ? "cause unknown" : String.join(" ", causes);
  }

  String text(ReportContext context) {
    var lines = new ArrayList<>(Prose.wrapped("", "", firstLine()));
    lines.add("");
    for (var each : ended) {
      lines.addAll(Prose.wrapped("ENDED       ", " ".repeat(12), detail(each)));
    }
    if (!context.url().isEmpty()) {
      lines.add("API         " + context.url());
    }
    lines.addAll(
        Prose.wrapped(
            "SEEN        ",
            " ".repeat(12),
            "A canary message arrived as it was sent at "
                + Headline.minutes(report.at())
                + ", and no alarm of a component is in ALARM."));
    return String.join("\n", lines) + "\n";
  }

  private static String sentence(Incident ended) {
    return name(ended)
        + " ended"
        + ended.since().map(it -> " after " + length(Duration.between(it, ended.last()))).orElse("")
        + ", "
        + runs(ended);
  }

  private static String detail(Incident ended) {
    return "%s (%s). First failed run: %s. Last: %s. %s"
        .formatted(
            name(ended),
            ended.component().id(),
            ended.since().map(Headline::minutes).orElse("unknown"),
            ended.runs() == 0 ? "unknown" : Headline.minutes(ended.last()),
            Prose.sentence(runs(ended)));
  }

  private static String name(Incident ended) {
    return ended.causes().isEmpty() ? "an unknown cause" : String.join(", ", ended.causes());
  }

  private static String runs(Incident ended) {
    return ended.runs() == 0
        ? "number of failed runs unknown"
        : ended.runs() + (ended.runs() == 1 ? " failed run" : " failed runs");
  }

  private static String length(Duration duration) {
    var minutes = duration.toMinutes();
    return minutes < 2 * MINUTES_OF_AN_HOUR
        ? minutes + " min"
        : minutes / MINUTES_OF_AN_HOUR + " h " + minutes % MINUTES_OF_AN_HOUR + " min";
  }
}
