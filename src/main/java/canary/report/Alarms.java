package canary.report;

import canary.finding.Answer;

/** The alarms of the canary's own stack, which remember the incident between its runs. */
public interface Alarms {

  /** Whether the alarm stands in ALARM; UNKNOWN where there is none or it cannot be read. */
  Answer stands(String name);
}
