package canary;

import canary.Run.Line;
import canary.event.Event;
import canary.report.Incident;
import canary.report.MetricsLine;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportedCause;
import canary.report.Widget;
import java.util.Optional;

/**
 * Brings out what a run knows: whether the target works as soon as its outcome is known, what is
 * broken once that is diagnosed, and a notification when there is news.
 *
 * @param canary the stack, which is the canary's name in metrics
 */
record Delivery(World world, String canary, Notifying notifying, Incidents incidents) {

  /** Before the account is read: if a read hangs, the failure of the target is reported. */
  void outcome(Run run, Report report) {
    run.knows(report);
    incidents.note(report);
    run.print(
        Line.OUTCOME, Optional.of(MetricsLine.ofOutcome(report, canary, world.clock().instant())));
  }

  /**
   * Before the alarm is asked and the notification published.
   *
   * @param ok what CloudWatch reported, where that is why the run was started
   */
  void deliver(
      Run run, Report report, Optional<Event.AlarmOk> ok, boolean publishes, Budget budget) {
    diagnosis(run, report);
    var done =
        report.component().isPresent()
            ? notifying.failed(run, report, report.component().get(), publishes, budget)
            : !publishes || notifying.recovered(report, ok, budget);
    run.print(Line.NOTIFICATION, done ? Optional.empty() : Optional.of(notificationFailed(report)));
  }

  /** The time is up, or all is done: what was due and is not published is owed to the next run. */
  Report end(Run run, boolean publishes) {
    var report = run.known();
    diagnosis(run, report);
    if (run.lacks(Line.NOTIFICATION) && publishes && notifying.concerns(report)) {
      report.component().ifPresent(it -> incidents.owe(report.target(), it, Incident.news(report)));
      run.print(Line.NOTIFICATION, Optional.of(notificationFailed(report)));
    }
    return run.end();
  }

  /** What only hides the proof of delivery is published and counts as no failure. */
  private void diagnosis(Run run, Report report) {
    outcome(run, report);
    run.print(Line.FAILURE, failure(report));
  }

  private Optional<String> failure(Report report) {
    return report.component().isEmpty() || ReportedCause.onlyHidesDelivery(report)
        ? Optional.empty()
        : Optional.of(
            MetricsLine.ofFailure(
                report, report.component().get(), canary, world.clock().instant()));
  }

  /** How the alarms of the stack stand, for its dashboard. */
  Widget widget(boolean dark, Budget budget) {
    return notifying.widget(dark, budget);
  }

  /** Where the report comes from, and since when its target fails. */
  ReportContext contextOf(Report report) {
    return notifying.contextOf(report);
  }

  private String notificationFailed(Report report) {
    return MetricsLine.ofNotificationFailed(report, canary, world.clock().instant());
  }
}
