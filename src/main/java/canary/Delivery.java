package canary;

import canary.Budget.Step;
import canary.Run.Line;
import canary.finding.Answer;
import canary.finding.Quotation;
import canary.probe.Waited;
import canary.report.AlarmState;
import canary.report.MetricsLine;
import canary.report.Notification;
import canary.report.Publisher.Publication;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.Widget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/**
 * Brings out what a run knows: whether the target works as soon as its outcome is known, what is
 * broken once that is diagnosed, and a notification when there is news.
 *
 * @param context where reports come from; its stack is the canary's name in metrics and alarms
 * @param urls the URL of each target by its name
 * @param alarmedTarget the target whose failures the stack's alarms count
 */
record Delivery(
    World world,
    ReportContext context,
    Map<String, String> urls,
    String alarmedTarget,
    String topicArn,
    RecentNotifications recent,
    Incidents incidents) {
  /** CloudWatch Logs takes 256 KB an event and more; Lambda cuts what is longer. */
  private static final int LONGEST_LINE = 250_000;

  /** Before the account is read: if a read hangs, the failure of the target is reported. */
  void outcome(Run run, Report report) {
    run.knows(report);
    incidents.note(report);
    run.print(
        Line.OUTCOME,
        Optional.of(MetricsLine.ofOutcome(report, context.stack(), world.clock().instant())));
  }

  /** Before the alarm is asked and the notification published. */
  void deliver(Run run, Report report, boolean publishes, Budget budget) {
    diagnosis(run, report);
    var failed = publishes && !published(report, budget);
    run.print(
        Line.NOTIFICATION, failed ? Optional.of(notificationFailed(report)) : Optional.empty());
  }

  /** The time is up, or all is done: what was due and is not published is owed to the next run. */
  Report end(Run run, boolean publishes) {
    var report = run.known();
    diagnosis(run, report);
    if (run.lacks(Line.NOTIFICATION) && publishes && needsNotification(report)) {
      recent.owe(report);
      run.print(Line.NOTIFICATION, Optional.of(notificationFailed(report)));
    }
    return run.end();
  }

  private void diagnosis(Run run, Report report) {
    outcome(run, report);
    run.print(
        Line.FAILURE,
        report
            .component()
            .map(
                it -> MetricsLine.ofFailure(report, it, context.stack(), world.clock().instant())));
  }

  /** How the alarms of the stack stand, for its dashboard. */
  Widget widget(boolean dark, Budget budget) {
    var states =
        Waited.atMost(
            budget.share(Step.ALARM), () -> world.alarms().get().states(context.stack() + "-"));
    return new Widget(
        context,
        alarmedTarget,
        states instanceof Waited.Came<Optional<List<AlarmState>>>(var read)
            ? read
            : Optional.empty(),
        dark);
  }

  private String notificationFailed(Report report) {
    return MetricsLine.ofNotificationFailed(report, context.stack(), world.clock().instant());
  }

  private boolean needsNotification(Report report) {
    return report.component().isPresent() && !topicArn.isEmpty();
  }

  /** A component's alarm is named after the stack and itself, as the template has it. */
  private Answer alarm(Report report, Budget budget) {
    return report
        .component()
        .filter(_ -> report.target().equals(alarmedTarget))
        .map(component -> context.stack() + "-" + component.id())
        .map(
            name ->
                switch (Waited.atMost(
                    budget.share(Step.ALARM), () -> world.alarms().get().stands(name))) {
                  case Waited.Came<Answer>(var stands) -> stands;
                  case Waited.Threw<Answer> _, Waited.Late<Answer> _ -> Answer.UNKNOWN;
                })
        .orElse(Answer.UNKNOWN);
  }

  /** False only when a notification was due and could not be published. */
  private boolean published(Report report, Budget budget) {
    if (!needsNotification(report) || !recent.isNews(report, () -> alarm(report, budget))) {
      return true;
    }
    world.log().println(JSON.std.asString(ReportJson.within(report, LONGEST_LINE)));
    return switch (publish(report, budget)) {
      case Publication.Published _ -> {
        recent.add(report);
        yield true;
      }
      case Publication.Failed(var why) -> {
        recent.owe(report);
        world
            .log()
            .println(JSON.std.asString(Map.of("notificationFailed", Quotation.of(why).text())));
        yield false;
      }
      case Publication.Unconfirmed(var why) -> {
        recent.doubt(report);
        world
            .log()
            .println(
                JSON.std.asString(
                    Map.of(
                        "notificationFailed",
                        "not confirmed, may have been published: " + Quotation.of(why).text())));
        yield false;
      }
    };
  }

  /** Where the report comes from, and since when its target fails. */
  ReportContext contextOf(Report report) {
    return context.of(
        urls.getOrDefault(report.target(), ""),
        incidents.since(report.target()),
        incidents.lastSuccess(report.target()));
  }

  private Publication publish(Report report, Budget budget) {
    var limit = budget.share(Step.NOTIFICATION);
    return switch (Waited.atMost(
        limit,
        () ->
            world
                .publishers()
                .apply(topicArn)
                .publish(Notification.of(report, contextOf(report))))) {
      case Waited.Came<Publication>(var publication) -> publication;
      case Waited.Threw<Publication>(var why) -> new Publication.Failed(String.valueOf(why));
      case Waited.Late<Publication> _ ->
          new Publication.Unconfirmed("no response after " + limit.toMillis() + " ms");
    };
  }
}
