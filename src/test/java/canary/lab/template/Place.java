package canary.lab.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place in the properties of one resource, where a change is made. */
public record Place(Resolved resolved, String logicalId, List<String> keys) {
  /** A place further down. */
  public Place at(String... more) {
    List<String> longer = new ArrayList<>(keys);
    longer.addAll(List.of(more));
    return new Place(resolved, logicalId, longer);
  }

  /** What stands there now, or an error that names the path. */
  public Object value() {
    Object value = resolved.resource(logicalId).properties();
    for (int depth = 0; depth < keys.size(); depth++) {
      value = child(value, depth);
    }
    return value;
  }

  /** The stack with a value at this place; only the last key may be new. */
  public Resolved put(Object value) {
    return changed(Optional.of(value));
  }

  /** The stack with nothing at this place, where something must have stood. */
  public Resolved remove() {
    value();
    return changed(Optional.empty());
  }

  private Resolved changed(Optional<Object> value) {
    Resource resource = resolved.resource(logicalId);
    Map<String, Object> properties = new LinkedHashMap<>();
    new Tree(logicalId, changed(resource.properties(), 0, value))
        .entries()
        .forEach((key, tree) -> properties.put(key, tree.value()));
    return resolved.with(logicalId, new Resource(resource.type(), properties));
  }

  private Object changed(Object node, int depth, Optional<Object> value) {
    boolean last = depth == keys.size() - 1;
    Optional<Object> replacement =
        last ? value : Optional.of(changed(child(node, depth), depth + 1, value));
    return switch (node) {
      case Map<?, ?> map -> changedMap(map, keys.get(depth), replacement);
      case List<?> list -> changedList(list, depth, replacement);
      default -> throw missing(depth);
    };
  }

  private static Map<Object, Object> changedMap(Map<?, ?> map, String key, Optional<Object> value) {
    Map<Object, Object> copy = new LinkedHashMap<>(map);
    value.ifPresentOrElse(present -> copy.put(key, present), () -> copy.remove(key));
    return copy;
  }

  private List<Object> changedList(List<?> list, int depth, Optional<Object> value) {
    int index = index(list, depth);
    List<Object> copy = new ArrayList<>(list);
    value.ifPresentOrElse(present -> copy.set(index, present), () -> copy.remove(index));
    return copy;
  }

  private Object child(Object node, int depth) {
    Object child =
        switch (node) {
          case Map<?, ?> map -> map.get(keys.get(depth));
          case List<?> list -> list.get(index(list, depth));
          default -> throw missing(depth);
        };
    return Optional.ofNullable(child).orElseThrow(() -> missing(depth));
  }

  private int index(List<?> list, int depth) {
    String key = keys.get(depth);
    if (!key.matches("\\d+") || Integer.parseInt(key) >= list.size()) {
      throw missing(depth);
    }
    return Integer.parseInt(key);
  }

  private TemplateException missing(int depth) {
    return new TemplateException(
        logicalId + "." + String.join(".", keys.subList(0, depth + 1)), "is not there");
  }
}
