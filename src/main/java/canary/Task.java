package canary;

import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.report.Report;

/** What is done with each target, how what comes of it is brought out, and how it ends. */
interface Task {
  String mode();

  Report of(Settings settings, Watched watched, Run run);

  void deliver(Run run, Report report);

  /** The answer, when all is done or the time is up. */
  Report end(Run run);
}
