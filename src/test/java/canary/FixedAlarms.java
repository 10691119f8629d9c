package canary;

import canary.finding.Answer;
import canary.report.AlarmReason;
import canary.report.Alarms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Alarms that all stand, do not, or cannot be read; what they are asked and set to is kept. */
record FixedAlarms(Answer stand, List<String> asked, List<AlarmReason> reasons) implements Alarms {
  FixedAlarms(Answer stand) {
    this(stand, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
  }

  @Override
  public Map<String, State> states(List<String> components, Optional<String> target) {
    asked.addAll(components);
    return stand == Answer.UNKNOWN
        ? Map.of()
        : components.stream()
            .collect(
                Collectors.toMap(Function.identity(), _ -> new State(stand == Answer.YES, "")));
  }

  @Override
  public Optional<String> set(String name, AlarmReason reason) {
    reasons.add(reason);
    return Optional.empty();
  }
}
