package canary.finding;

import canary.json.JsonReader;
import canary.json.NotJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON objects strictly, within limits, and never throws. */
public final class Json {
  private static final int MAX_DEPTH = 64;

  private Json() {}

  /**
   * @param limit the most characters that are looked at; a longer text is unreadable
   */
  public static Finding<Map<String, Object>> object(String what, String text, int limit) {
    if (text.length() > limit) {
      return Finding.unreadable(
          what, "has " + text.length() + " characters; at most " + limit + " are read");
    }
    try {
      return object(JsonReader.readExactly(text, MAX_DEPTH))
          .map(Finding::known)
          .orElseGet(() -> Finding.unreadable(what, "is not one JSON object"));
    } catch (NotJson broken) {
      return Finding.unreadable(what, "is not JSON: " + broken.getMessage());
    }
  }

  /** The value as an object; empty when it is anything else. */
  public static Optional<Map<String, Object>> object(Object value) {
    return value instanceof Map<?, ?> map ? Optional.of(withStringKeys(map)) : Optional.empty();
  }

  @SuppressWarnings("unchecked") // JSON has no other keys
  private static Map<String, Object> withStringKeys(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  /** The value as text; empty when it is anything else. */
  public static Optional<String> string(Object value) {
    return value instanceof String string ? Optional.of(string) : Optional.empty();
  }

  /** The strings of a list, or the one string; anything else in it is left out. */
  static List<String> strings(Object value) {
    return value instanceof List<?> list
        ? list.stream().flatMap(element -> string(element).stream()).toList()
        : string(value).stream().toList();
  }
}
