package canary.report;

import canary.catalogue.Component;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The memory between environments, kept in the reason of the target's alarm.
 *
 * @param open the incidents that last
 * @param recovered when a recovery was published last
 * @param notes what was published and raises no alarm
 */
public record AlarmMemory(List<Incident> open, Optional<Instant> recovered, Set<String> notes) {
  public static final AlarmMemory NONE = new AlarmMemory(List.of(), Optional.empty(), Set.of());

  /** Of the data of an alarm's reason; CloudWatch's own and anything else remember nothing. */
  public static AlarmMemory of(String data) {
    var map = CauseInAlarm.json(data);
    return new AlarmMemory(
        list(map, "incidents").stream().flatMap(it -> Incident.of(it).stream()).toList(),
        Incident.instant(map.get("recovered")),
        list(map, "notes").stream().map(String::valueOf).collect(Collectors.toSet()));
  }

  private static List<?> list(Map<?, ?> map, String name) {
    return map.get(name) instanceof List<?> list ? list : List.of();
  }

  public Optional<Incident> of(Component component) {
    return open.stream().filter(it -> it.component() == component).findFirst();
  }
}
