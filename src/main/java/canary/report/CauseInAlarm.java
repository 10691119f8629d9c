package canary.report;

import canary.catalogue.Component;
import canary.json.JsonReader;
import canary.json.NotJson;
import canary.report.Hop.State;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The diagnosis in the data of an alarm's reason, as a run has set them.
 *
 * @param path the state of each component that is named there
 */
record CauseInAlarm(
    String cause, String verdict, String title, String fix, Map<Component, State> path) {
  static final String SCHEMA = "apigw-sqs-canary/alarm/1";

  /** Nothing for what CloudWatch writes itself, and for anything else that is not ours. */
  static Optional<CauseInAlarm> of(AlarmState alarm) {
    var map = json(alarm.data());
    return text(map, "cause").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CauseInAlarm(
                text(map, "cause"),
                text(map, "verdict"),
                text(map, "title"),
                text(map, "fix"),
                path(map)));
  }

  /** The members of the data of an alarm's reason; none where they are not ours. */
  static Map<?, ?> json(String data) {
    try {
      return JsonReader.read(data.isBlank() ? "{}" : data) instanceof Map<?, ?> map
              && SCHEMA.equals(map.get("schema"))
          ? map
          : Map.of();
    } catch (NotJson notJson) {
      return Map.of();
    }
  }

  /** As the data hold the path. */
  static Map<String, String> of(List<Hop> path) {
    var states = new LinkedHashMap<String, String>();
    path.forEach(it -> states.put(it.at().id(), it.state().name()));
    return states;
  }

  private static Map<Component, State> path(Map<?, ?> map) {
    var path = map.get("path") instanceof Map<?, ?> states ? states : Map.of();
    return Arrays.stream(Component.values())
        .filter(it -> path.containsKey(it.id()))
        .collect(Collectors.toMap(Function.identity(), it -> state(path.get(it.id()))));
  }

  private static State state(Object name) {
    return Arrays.stream(State.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElse(State.UNKNOWN);
  }

  private static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }
}
