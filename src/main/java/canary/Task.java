package canary;

import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.report.Report;

/** One kind of work on a target: how it is done, published and ended. */
interface Task {
  String mode();

  Report of(Settings settings, Watched watched, Run run);

  void deliver(Run run, Report report);

  /** The answer, when all is done or the time is up. */
  Report end(Run run);
}
