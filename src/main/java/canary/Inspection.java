package canary;

import canary.Settings.Watched;
import canary.cause.Observation;
import canary.probe.Outcome;
import canary.report.Report;
import java.util.Optional;

/** Judges a target's configuration by reading alone: no message is sent. */
record Inspection(World world) {

  Report of(Watched watched) {
    var account = world.account().get().read(watched.place());
    return Report.ofConfiguration(
        watched.target().name(),
        new Observation(
            world.clock().instant(),
            new Outcome.NotProbed(),
            Optional.empty(),
            Optional.empty(),
            account));
  }
}
