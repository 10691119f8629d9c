package canary;

import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.Alarms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Alarms whose reason passes through what hides secrets. */
record HidingAlarms(Alarms alarms, UnaryOperator<String> secrets) implements Alarms {
  @Override
  public Optional<List<AlarmState>> states(String prefix) {
    return alarms.states(prefix);
  }

  @Override
  public Map<String, State> states(List<String> components, Optional<String> target) {
    return alarms.states(components, target);
  }

  @Override
  public Optional<String> set(String name, AlarmReason reason) {
    return alarms.set(name, reason.with(secrets));
  }
}
