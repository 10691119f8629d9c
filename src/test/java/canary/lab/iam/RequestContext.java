package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The condition keys of one request: those with values, and those known to be absent.
 *
 * <p>A key that is neither is refused, for its value in AWS is not known here.
 */
record RequestContext(Map<String, List<String>> values, Set<String> absent) {
  /** Keys are compared without regard to case, as IAM does. */
  RequestContext {
    Map<String, List<String>> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.putAll(values);
    values = ignoringCase;
    absent =
        absent.stream()
            .map(key -> key.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** A copy in which one key has these values. */
  RequestContext with(String key, String... newValues) {
    Map<String, List<String>> copy = new TreeMap<>(values);
    copy.put(key, List.of(newValues));
    return new RequestContext(copy, absent);
  }

  /** A copy in which each of these keys has this value, or is absent. */
  RequestContext but(Map<String, Optional<String>> supplied) {
    Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(values);
    Set<String> without = new HashSet<>(absent);
    supplied.forEach(
        (key, value) -> {
          changed.remove(key);
          value.ifPresentOrElse(it -> changed.put(key, List.of(it)), () -> without.add(key));
        });
    return new RequestContext(changed, without);
  }

  Optional<List<String>> valuesOf(String key) {
    if (values.containsKey(key)) {
      return Optional.of(values.get(key));
    }
    if (absent.contains(key.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    throw new NotInLab("the condition key " + key + " in this request");
  }
}
