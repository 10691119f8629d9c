package canary;

import canary.Budget.Step;
import canary.catalogue.Component;
import canary.finding.Answer;
import canary.probe.Waited;
import canary.report.AlarmMemory;
import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.NotRead;
import canary.report.Widget;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The alarms of the canary's stack, asked and set within the time of the run.
 *
 * @param target the one target whose failures they count
 * @param reason the composite alarm whose reason is the cause; empty where that is not wanted
 */
record OwnAlarms(World world, String stack, String target, Optional<String> reason) {
  /** Of all: a target is well only when none stands. */
  static final List<Component> ALL = List.of(Component.values());

  /**
   * What the alarms say.
   *
   * @param components whether each stands; without those that could not be read
   * @param standing whether the target's own stands
   */
  record Said(Map<Component, Boolean> components, Answer standing, AlarmMemory memory) {
    static final Said NOTHING = new Said(Map.of(), Answer.UNKNOWN, AlarmMemory.NONE);

    Answer stands(Component component) {
      return Optional.ofNullable(components.get(component)).map(Answer::of).orElse(Answer.UNKNOWN);
    }
  }

  boolean count(String name) {
    return name.equals(target);
  }

  Said ask(String name, Collection<Component> components, Budget budget) {
    if (!count(name)) {
      return Said.NOTHING;
    }
    var names = components.stream().map(this::name).toList();
    return said(read(names, budget));
  }

  private List<AlarmState> read(List<String> names, Budget budget) {
    return switch (Waited.atMost(
        budget.share(Step.ALARM), () -> world.alarms().get().states(names, reason))) {
      case Waited.Came<List<AlarmState>>(var states) -> states;
      case Waited.Threw<List<AlarmState>> _, Waited.Late<List<AlarmState>> _ -> List.of();
    };
  }

  private Said said(List<AlarmState> alarms) {
    var states = alarms.stream().collect(Collectors.toMap(AlarmState::name, it -> it, (a, _) -> a));
    var own = reason.flatMap(it -> Optional.ofNullable(states.get(it)));
    return new Said(
        Arrays.stream(Component.values())
            .filter(it -> states.containsKey(name(it)))
            .collect(Collectors.toMap(Function.identity(), it -> states.get(name(it)).stands())),
        own.map(it -> Answer.of(it.stands())).orElse(Answer.UNKNOWN),
        own.map(it -> AlarmMemory.of(it.data())).orElse(AlarmMemory.NONE));
  }

  /** All of the stack, as people see them; none where they cannot be read. */
  List<AlarmState> all(Budget budget) {
    return read(Widget.alarms(stack, target), budget);
  }

  /** Why the reason could not be set; empty when it was, or is not wanted. */
  Optional<String> set(String name, AlarmReason value, Budget budget) {
    return reason
        .filter(_ -> count(name))
        .flatMap(
            it ->
                switch (Waited.atMost(
                    budget.share(Step.REASON), () -> world.alarms().get().set(it, value))) {
                  case Waited.Came<Optional<String>>(var why) -> why;
                  case Waited.Threw<Optional<String>>(var why) -> Optional.of(String.valueOf(why));
                  case Waited.Late<Optional<String>> _ ->
                      Optional.of("CloudWatch did not answer in time");
                });
  }

  /** The entry of a report, with the missing permission. */
  NotRead notSet(String why) {
    return NotRead.alarmReason(
        reason.orElse(""), why, "cloudwatch:SetAlarmState on alarm:" + reason.orElse(""));
  }

  /** As the template names them. */
  private String name(Component component) {
    return stack + "-" + component.id();
  }
}
