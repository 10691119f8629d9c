package canary;

import canary.catalogue.Component;
import canary.event.Event;
import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As much of CloudWatch as the memory of the canary rests on: metric alarms of five minutes, and a
 * composite alarm that, once its state was set, returns to the actual one only when a child changes
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html).
 * Whether the reason of a composite alarm is written anew while its state stays is not documented:
 * both are tried.
 */
final class CloudWatchModel implements Alarms {
  static final String STACK = "stack";
  static final String TARGET = "stack-orders";
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String OWN = "{\"triggeringAlarms\":[]}";

  private record Datapoint(Component component, Instant at, Instant visible) {}

  private final SetClock clock;
  private final boolean rewrites;
  private final List<Datapoint> datapoints = new ArrayList<>();
  private final Map<Component, Boolean> children = new EnumMap<>(Component.class);
  private final Deque<Event.AlarmOk> events = new ArrayDeque<>();
  private boolean alarm;
  private String data = OWN;
  boolean denied;

  CloudWatchModel(SetClock clock, boolean rewrites) {
    this.clock = clock;
    this.rewrites = rewrites;
  }

  void failure(Component component, Duration delay) {
    datapoints.add(new Datapoint(component, clock.instant(), clock.instant().plus(delay)));
  }

  boolean stands(Component component) {
    return children.getOrDefault(component, false);
  }

  boolean stands() {
    return alarm;
  }

  /** Each alarm is judged once a minute; here all at once, in an order of their own. */
  void evaluate() {
    var now = clock.instant();
    for (var component : Component.values()) {
      var actual =
          datapoints.stream()
              .anyMatch(
                  it ->
                      it.component() == component
                          && !it.visible().isAfter(now)
                          && it.at().plus(WINDOW).isAfter(now));
      if (actual != stands(component)) {
        children.put(component, actual);
        changed(component);
      }
    }
  }

  private void changed(Component child) {
    if (child == Component.CANARY) {
      if (!stands(child)) {
        events.add(new Event.AlarmOk("", ""));
      }
      return;
    }
    var actual =
        children.entrySet().stream()
            .anyMatch(it -> it.getKey() != Component.CANARY && it.getValue());
    if (actual != alarm) {
      enter(actual, OWN);
    } else if (rewrites) {
      data = OWN;
    }
  }

  private void enter(boolean actual, String why) {
    if (alarm && !actual) {
      events.add(new Event.AlarmOk(data, why));
    }
    alarm = actual;
    data = why;
  }

  Optional<Event.AlarmOk> event() {
    return Optional.ofNullable(events.poll());
  }

  @Override
  public List<AlarmState> states(List<String> names, Optional<String> target) {
    return denied
        ? List.of()
        : Stream.concat(
                Arrays.stream(Component.values())
                    .filter(it -> names.contains(STACK + "-" + it.id()))
                    .map(it -> FixedAlarms.state(STACK + "-" + it.id(), stands(it), "")),
                target.stream().map(it -> FixedAlarms.state(it, alarm, data)))
            .toList();
  }

  @Override
  public Optional<String> set(String name, AlarmReason reason) {
    if (denied) {
      return Optional.of("not authorized to perform: cloudwatch:SetAlarmState");
    }
    enter(reason.alarm(), reason.data());
    return Optional.empty();
  }
}
