package canary.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Values derived from one evidence, each once however many questions need it. Any two are equal:
 * they add nothing to the evidence.
 */
public final class Derived {
  private final Map<List<?>, Object> values = new HashMap<>();

  /**
   * The value of this type and name; derived where nobody has asked for it before.
   *
   * @param derive from the evidence alone; it may itself ask for what is derived
   */
  public synchronized <T> T once(Class<T> type, String name, Supplier<T> derive) {
    var key = List.of(type, name);
    var known = values.get(key);
    if (known == null) {
      known = derive.get();
      values.put(key, known);
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
