package canary;

import canary.Budget.Step;
import canary.event.Event;
import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.probe.MarkerKey;
import canary.report.Report;
import java.util.List;
import java.util.Optional;

/** Probes a target, counts the outcome, and publishes the diagnosis when a notification is due. */
record Probing(
    World world,
    Delivery delivery,
    TargetHeaders headers,
    MarkerKey key,
    boolean publishes,
    Optional<Event.AlarmOk> ok,
    Budget budget,
    KnownDesigns designs,
    QueueSilence silence)
    implements Task {

  @Override
  public String mode() {
    return "probe";
  }

  @Override
  public Report of(Settings settings, Watched watched, Run run) {
    return budget.affords(Step.PROBE)
        ? new Prober(world, settings, key, headers, watched, budget, designs, silence)
            .probe(outcome -> delivery.outcome(run, outcome))
        : Report.blind(
            mode(),
            watched.target().name(),
            world.clock().instant(),
            List.of("the run's time was used up before this target's turn"));
  }

  @Override
  public void deliver(Run run, Report report) {
    delivery.deliver(run, report, ok, publishes, budget);
  }

  @Override
  public Report end(Run run) {
    return delivery.end(run, publishes);
  }
}
