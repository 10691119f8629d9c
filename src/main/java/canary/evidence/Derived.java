package canary.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Values derived from what is beside this in a record, each once however many questions need it.
 * Any two are equal: they add nothing to the record.
 */
public final class Derived {
  private final Map<List<?>, Object> values = new HashMap<>();

  /**
   * The value of this type and key; derived at the first question.
   *
   * @param derive from the record alone; it may itself ask for what is derived
   */
  public synchronized <T> T once(Class<T> type, Object key, Supplier<T> derive) {
    var place = List.of(type, key);
    var known = values.get(place);
    if (known == null) {
      known = derive.get();
      values.put(place, known);
    }
    return type.cast(known);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Derived;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return "";
  }
}
