package canary;

import canary.finding.Answer;
import canary.report.MetricsLine;
import canary.report.Notification;
import canary.report.Publisher.Publication;
import canary.report.Redaction;
import canary.report.Report;
import canary.report.ReportJson;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * Brings a report out: one metrics line a target and run, and a notice when there is something to
 * tell.
 *
 * @param alarmedTarget the target whose failures the stack's alarms count
 */
record Delivery(
    World world, String canary, String alarmedTarget, String topicArn, RecentNotifications recent) {

  /** Prints the metrics line whatever becomes of the notice. */
  void deliver(Report report, boolean publishes) {
    var noticeFailed = true;
    try {
      noticeFailed = publishes && !published(report);
    } finally {
      world.log().println(MetricsLine.of(report, canary, world.clock().instant(), noticeFailed));
    }
  }

  /** A family's alarm is named after the stack and itself, as the template has it. */
  private Answer alarm(Report report) {
    return report
        .family()
        .filter(_ -> report.target().equals(alarmedTarget))
        .map(family -> world.alarms().get().stands(canary + "-" + family.id()))
        .orElse(Answer.UNKNOWN);
  }

  /** False only when a notice was due and could not be published. */
  private boolean published(Report report) {
    if (report.family().isEmpty()
        || topicArn.isEmpty()
        || !recent.isNews(report, () -> alarm(report))) {
      return true;
    }
    world.log().println(ReportJson.text(report));
    return switch (world.publishers().apply(topicArn).publish(Notification.of(report, canary))) {
      case Publication.Published _ -> {
        recent.add(report);
        yield true;
      }
      case Publication.Failed(var why) -> {
        recent.owe(report);
        world.log().println(JSON.std.asString(Map.of("noticeFailed", Redaction.clean(why))));
        yield false;
      }
    };
  }
}
