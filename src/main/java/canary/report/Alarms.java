package canary.report;

import java.util.List;
import java.util.Optional;

/** The alarms of the canary's own stack, which remember the incident between its runs. */
public interface Alarms {

  /**
   * How each of those stands that exist; none where they cannot be read.
   *
   * @param names of metric alarms, at most 99
   * @param target the composite alarm of the target, where the canary sets its reason. It is left
   *     out where only the others may be read.
   */
  List<AlarmState> states(List<String> names, Optional<String> target);

  /** Sets state and reason of a composite alarm. Why it could not; empty when it could. */
  Optional<String> set(String name, AlarmReason reason);
}
