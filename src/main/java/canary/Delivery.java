package canary;

import canary.report.MetricsLine;
import canary.report.Notice;
import canary.report.Publisher;
import canary.report.Publisher.Publication;
import canary.report.Redaction;
import canary.report.Report;
import canary.report.ReportJson;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.jr.ob.JSON;

/**
 * Brings a report out: one metrics line a target and run, and a notice when there is something to
 * tell.
 */
record Delivery(
    Function<String, Publisher> publishers, PrintStream log, Clock clock, RecentNotices recent) {

  /** Prints the metrics line whatever becomes of the notice. */
  void deliver(Report report, String canary, String topicArn, boolean publishes) {
    var failed = publishes && !published(report, canary, topicArn);
    log.println(MetricsLine.of(report, canary, clock.instant(), failed));
  }

  /** False only when a notice was due and could not be published. */
  private boolean published(Report report, String canary, String topicArn) {
    if (report.family().isEmpty() || topicArn.isEmpty() || recent.has(report)) {
      return true;
    }
    log.println(ReportJson.text(report));
    return switch (publishers.apply(topicArn).publish(Notice.of(report, canary))) {
      case Publication.Published _ -> {
        recent.add(report);
        yield true;
      }
      case Publication.Failed(var why) -> {
        log.println(JSON.std.asString(Map.of("noticeFailed", Redaction.clean(why))));
        yield false;
      }
    };
  }
}
