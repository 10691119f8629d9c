package canary;

import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.Alarms;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Alarms whose reason passes through what hides secrets. */
record HidingAlarms(Alarms alarms, UnaryOperator<String> secrets) implements Alarms {
  @Override
  public List<AlarmState> states(List<String> names, Optional<String> target) {
    return alarms.states(names, target);
  }

  @Override
  public Optional<String> set(String name, AlarmReason reason) {
    return alarms.set(name, reason.with(secrets));
  }
}
