package canary;

import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.probe.MarkerKey;
import canary.probe.Outcome;
import canary.probe.Payload.Kind;
import canary.probe.SecretHeaders;
import canary.probe.Sender;
import canary.report.MetricsLine;
import canary.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A healthy run without its request and without a line in the log: it loads in INIT what the first
 * run needs.
 */
record DryRun(World world, MarkerKey key) implements Task {
  @Override
  public String mode() {
    return "probe";
  }

  @Override
  public Report of(Settings settings, Watched watched, Run run) {
    var at = world.clock().instant();
    var target = watched.target();
    var payload =
        target.message().payload(Kind.COMBINED, UUID.randomUUID().toString(), at, key.text());
    var exchange =
        new Sender(
                watched.signature(settings.signature()),
                SecretHeaders.NONE,
                Duration.ZERO,
                world.clock())
            .withoutSending(target, payload);
    return Outcome.of(exchange, payload) instanceof Outcome.Delivered delivered
        ? Report.healthy(target.name(), at, Duration.ZERO, delivered)
        : Report.blind(mode(), target.name(), at, List.of());
  }

  @Override
  public void deliver(Run run, Report report) {
    MetricsLine.ofOutcome(report, "", world.clock().instant());
    run.knows(report);
  }

  @Override
  public Report end(Run run) {
    return run.end();
  }
}
