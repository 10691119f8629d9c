package canary.report;

import canary.catalogue.Component;
import canary.probe.GatewayErrors;
import canary.report.ReportedOutcome.Kind;
import canary.verdict.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The head of a report, which answers what broke, since when, where, and what it means for callers.
 */
final class Headline {
  private Headline() {}

  /** One sentence. */
  static String first(Report report) {
    var status = report.seen().httpStatus();
    return Consequence.of(report)
        .sentence(status.isPresent() ? "HTTP " + status.getAsInt() : "an error");
  }

  /** What the error is, where no cause is more than possible, and so none may stand for it. */
  static Optional<String> meaning(Report report) {
    var foremost = report.foremost();
    return foremost.isPresent() && foremost.get().verdict() == Verdict.POSSIBLE
        ? GatewayErrors.meaning(report.seen().code().text())
        : Optional.empty();
  }

  static List<String> of(Report report, ReportContext context) {
    var lines = new ArrayList<>(Prose.wrapped("", "", first(report)));
    lines.add("");
    if (!report.readAs().isEmpty()) {
      lines.add("READ AS     " + report.readAs());
    }
    if (report.status() != Status.HEALTHY && report.mode().equals("probe")) {
      lines.add("SINCE       " + since(report, context));
    }
    if (!context.url().isEmpty()) {
      lines.add("API         " + context.url());
    }
    var where = where(report, context);
    if (!where.isEmpty()) {
      lines.add("ACCOUNT     " + where);
    }
    lines.addAll(Prose.wrapped("PATH        ", " ".repeat(12), path(report)));
    var impact = Consequence.of(report).impact();
    if (!impact.isEmpty()) {
      lines.addAll(Prose.wrapped("IMPACT      ", " ".repeat(12), impact));
    }
    return lines;
  }

  private static String since(Report report, ReportContext context) {
    return minutes(context.since().orElse(report.at()))
        + context
            .lastSuccess()
            .map(it -> ", last success " + minutes(it))
            .orElse(", last success unknown");
  }

  static String minutes(Instant at) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(at);
  }

  private static String where(Report report, ReportContext context) {
    var identity = report.identity().text().split(":");
    return Stream.of(
            identity.length > 4 ? identity[4] : "",
            context.region(),
            context.stack().isEmpty() ? "" : "stack " + context.stack(),
            report.target().isEmpty() ? "" : "target " + report.target())
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The stations of the path; before them the network or the canary when none was passed. */
  private static String path(Report report) {
    var network =
        report.seen().kind() == Kind.UNANSWERED
            ? Stream.of("NETWORK FAILED")
            : report.component().filter(Component.CANARY::equals).isPresent()
                    && report.path().stream().noneMatch(it -> it.state() == Hop.State.PASSED)
                ? Stream.of("CANARY FAILED")
                : Stream.<String>empty();
    return Stream.concat(network, report.path().stream().map(Headline::hop))
        .collect(Collectors.joining(" > "));
  }

  private static String hop(Hop hop) {
    return switch (hop.state()) {
      case PASSED -> hop.at().id() + " OK";
      case BROKEN -> hop.at().id().toUpperCase(Locale.ROOT) + " FAILED";
      case UNKNOWN -> hop.at().id() + "?";
    };
  }
}
