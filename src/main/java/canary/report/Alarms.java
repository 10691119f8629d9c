package canary.report;

import canary.finding.Answer;
import java.util.List;
import java.util.Optional;

/** The alarms of the canary's own stack, which remember the incident between its runs. */
public interface Alarms {

  /** Whether the alarm stands in ALARM; UNKNOWN where there is none or it cannot be read. */
  Answer stands(String name);

  /** All whose names begin so, at most 100; empty where they cannot be read. */
  default Optional<List<AlarmState>> states(String prefix) {
    return Optional.empty();
  }
}
