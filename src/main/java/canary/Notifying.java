package canary;

import canary.Budget.Step;
import canary.OwnAlarms.Said;
import canary.catalogue.Component;
import canary.event.Event;
import canary.finding.Answer;
import canary.finding.Quotation;
import canary.json.JsonWriter;
import canary.probe.Waited;
import canary.report.AlarmReason;
import canary.report.FixRecord;
import canary.report.Incident;
import canary.report.Notification;
import canary.report.Publisher.Publication;
import canary.report.Recovery;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.ReportedCause;
import canary.report.Widget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes what is news, and then sets the reason of the target's alarm.
 *
 * @param context where reports come from
 * @param urls the URL of each target by its name
 */
record Notifying(
    World world,
    ReportContext context,
    Map<String, String> urls,
    String topicArn,
    Incidents incidents,
    OwnAlarms alarms) {
  /** CloudWatch Logs takes 256 KB an event and more; Lambda cuts what is longer. */
  private static final int LONGEST_LINE = 250_000;

  boolean concerns(Report report) {
    return report.component().isPresent() && !topicArn.isEmpty();
  }

  /** False only when a notification was due and could not be published. */
  boolean failed(Run run, Report report, Component component, boolean publishes, Budget budget) {
    if (ReportedCause.onlyHidesDelivery(report)) {
      return !publishes || noted(report, component, budget);
    }
    var target = report.target();
    var news = Incident.news(report);
    incidents.failed(target, component, news, alarms.ask(target, List.of(component), budget));
    var done =
        !publishes
            || topicArn.isEmpty()
            || !incidents.isNews(target, component, news)
            || published(report, component, news, budget);
    if (component != Component.CANARY) {
      explain(run, report, budget);
    }
    return done;
  }

  private boolean published(Report report, Component component, String news, Budget budget) {
    var target = report.target();
    return switch (publish(report, budget)) {
      case Publication.Published _ -> {
        incidents.published(target, component, news);
        yield true;
      }
      case Publication.Failed _ -> {
        incidents.owe(target, component, news);
        yield false;
      }
      case Publication.Unconfirmed _ -> {
        incidents.doubt(target, component, news);
        yield false;
      }
    };
  }

  /** What raises no alarm is published once; the alarm remembers it in the state that it has. */
  private boolean noted(Report report, Component component, Budget budget) {
    var target = report.target();
    var news = Incident.news(report);
    if (topicArn.isEmpty() || !incidents.isNews(target, news, Said.NOTHING)) {
      return true;
    }
    var said = alarms.ask(target, List.of(component), budget);
    if (!incidents.isNews(target, news, said)) {
      return true;
    }
    if (!(publish(report, budget) instanceof Publication.Published)) {
      return false;
    }
    incidents.noted(target, news);
    if (said.standing() == Answer.NO) {
      alarms.set(target, AlarmReason.of(false, report, context, incidents.memory(target)), budget);
    }
    return true;
  }

  /** After the notification: whoever has subscribed an alarm gets cause and fix with it. */
  private void explain(Run run, Report report, Budget budget) {
    var why =
        alarms.set(
            report.target(),
            AlarmReason.of(true, report, context, incidents.memory(report.target())),
            budget);
    incidents.reasonSet(report.target(), why);
    why.ifPresent(
        it -> {
          print("alarmReasonNotSet", it);
          run.knows(alarms.notSet(it).addedTo(report));
        });
  }

  /**
   * Of a healthy run: it asks the alarms where something failed before, and no other run does.
   *
   * @return false only when a recovery was due and could not be published
   */
  boolean recovered(Report report, Optional<Event.AlarmOk> ok, Budget budget) {
    var target = report.target();
    if (ok.isEmpty() && !incidents.mayBeOver(target)) {
      return true;
    }
    var said = alarms.ask(target, OwnAlarms.ALL, budget);
    var over = incidents.over(target, ok, said);
    return over.isEmpty() || recovered(new Recovery(report, over.get()), budget);
  }

  private boolean recovered(Recovery recovery, Budget budget) {
    var target = recovery.report().target();
    var publication =
        topicArn.isEmpty()
            ? new Publication.Published()
            : waited(() -> Notification.of(recovery, contextOf(recovery.report())), budget);
    if (publication instanceof Publication.Failed) {
      incidents.oweRecovery(target, recovery.ended());
      return false;
    }
    incidents.recovered(target, recovery.ended());
    alarms.set(target, AlarmReason.of(recovery, context, incidents.memory(target)), budget);
    return publication instanceof Publication.Published;
  }

  /** How the alarms of the stack stand, for its dashboard. */
  Widget widget(boolean dark, Budget budget) {
    return new Widget(context, alarms.target(), alarms.all(budget), dark);
  }

  private Publication publish(Report report, Budget budget) {
    world.log().println(JsonWriter.write(ReportJson.within(report, LONGEST_LINE)));
    FixRecord.of(report).forEach(world.log()::println);
    var full =
        incidents
            .reasonFault(report.target())
            .map(why -> alarms.notSet(why).addedTo(report))
            .orElse(report);
    return waited(() -> Notification.of(full, contextOf(report)), budget);
  }

  ReportContext contextOf(Report report) {
    return context.of(
        urls.getOrDefault(report.target(), ""),
        incidents.since(report.target()),
        incidents.lastSuccess(report.target()));
  }

  private Publication waited(Supplier<Notification> notification, Budget budget) {
    var limit = budget.share(Step.NOTIFICATION);
    var publication =
        switch (Waited.atMost(
            limit, () -> world.publishers().apply(topicArn).publish(notification.get()))) {
          case Waited.Came<Publication>(var came) -> came;
          case Waited.Threw<Publication>(var why) -> new Publication.Failed(String.valueOf(why));
          case Waited.Late<Publication> _ ->
              new Publication.Unconfirmed("no response after " + limit.toMillis() + " ms");
        };
    switch (publication) {
      case Publication.Published _ -> {}
      case Publication.Failed(var why) -> print("notificationFailed", why);
      case Publication.Unconfirmed(var why) ->
          print("notificationFailed", "not confirmed, may have been published: " + why);
    }
    return publication;
  }

  private void print(String name, String why) {
    world.log().println(JsonWriter.write(Map.of(name, Quotation.of(why).text())));
  }
}
