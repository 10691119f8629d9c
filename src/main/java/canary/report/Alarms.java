package canary.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alarms of the canary's own stack, which remember the incident between its runs. */
public interface Alarms {

  /** All whose names begin so, at most 100; empty where they cannot be read. */
  default Optional<List<AlarmState>> states(String prefix) {
    return Optional.empty();
  }

  /**
   * The state of each alarm that exists, by its name; empty where they cannot be read.
   *
   * @param target the composite alarm of the target, where the canary sets its reason
   */
  Map<String, State> states(List<String> components, Optional<String> target);

  /** Sets state and reason of a composite alarm. Why it could not; empty when it could. */
  Optional<String> set(String name, AlarmReason reason);

  /**
   * An alarm as it is read.
   *
   * @param stands whether it is in ALARM
   * @param data what its reason has for programs; empty where there is none
   */
  record State(boolean stands, String data) {}
}
