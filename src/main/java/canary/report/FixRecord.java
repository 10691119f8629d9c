package canary.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The fixes of a report as the function's log holds them: one event and one line a fix, so that no
 * command is typed again, and that events of the same millisecond can change places.
 */
public final class FixRecord {
  /** What a shell and a query take as it is. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{8,64}");

  /** The record is written in the run itself, and a run takes 15 minutes at most. */
  private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

  private FixRecord() {}

  /** The lines to print; a fix without commands has none. */
  public static List<String> of(Report report) {
    var scripts =
        Fixes.of(report).stream()
            .map(it -> it.remedy().commands())
            .filter(it -> !it.isEmpty())
            .map(CommandBlock::line)
            .toList();
    // A no-op names the record: a comment is none to zsh where it is typed in.
    return IntStream.range(0, scripts.size())
        .mapToObj(
            it ->
                ": '%s, %d of %d' && %s"
                    .formatted(name(report), it + 1, scripts.size(), scripts.get(it)))
        .toList();
  }

  /** The command that prints the record; empty where there is none, or its log is not known. */
  static Optional<String> command(Report report, ReportContext context) {
    return context.region().isEmpty() || context.logGroup().isEmpty() || of(report).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "aws logs filter-log-events --region %s --log-group-name %s --start-time %d --end-time %d"
                    .formatted(
                        context.region(),
                        context.logGroup(),
                        report.at().toEpochMilli(),
                        report.at().plus(LONGEST_RUN).toEpochMilli())
                + " --query \"events[?contains(message,'%s')].[message]\" --output text"
                    .formatted(name(report)));
  }

  /** By the request that failed; by the time where no response has named one. */
  private static String name(Report report) {
    var request = report.seen().requestId().text();
    return "fix of "
        + (PLAIN.matcher(request).matches() ? "request " + request : "run " + report.at());
  }
}
