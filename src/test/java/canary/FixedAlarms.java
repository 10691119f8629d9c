package canary;

import canary.finding.Answer;
import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.AlarmState.Value;
import canary.report.Alarms;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Alarms that all stand, do not, or cannot be read; what they are asked and set to is kept. */
record FixedAlarms(
    Answer stand, Optional<String> refusal, List<String> asked, List<AlarmReason> reasons)
    implements Alarms {
  FixedAlarms(Answer stand) {
    this(stand, Optional.empty(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
  }

  /** The same where no state may be set. */
  FixedAlarms refusing(String why) {
    return new FixedAlarms(stand, Optional.of(why), asked, reasons);
  }

  @Override
  public List<AlarmState> states(List<String> names, Optional<String> target) {
    asked.addAll(names);
    return stand == Answer.UNKNOWN
        ? List.of()
        : names.stream().map(it -> state(it, stand == Answer.YES, "")).toList();
  }

  static AlarmState state(String name, boolean stands, String data) {
    return new AlarmState(name, stands ? Value.ALARM : Value.OK, "", data, Optional.empty());
  }

  @Override
  public Optional<String> set(String name, AlarmReason reason) {
    reasons.add(reason);
    return refusal;
  }
}
