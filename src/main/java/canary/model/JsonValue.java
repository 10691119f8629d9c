package canary.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** JSON as a mapping template sees it: maps print as {@code {a=b}}, lists as JSON. */
final class JsonValue {
  private static final JSON LAST_OF_DUPLICATES_WINS =
      JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  private JsonValue() {}

  /** A list that prints as JSON: recorded by LocalStack's test suite on 2025-06-18. */
  static final class Array extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      return text(this);
    }
  }

  /** The value of a JSON text; a text that is no JSON is itself. */
  static Object of(String text) {
    try {
      return printable(LAST_OF_DUPLICATES_WINS.anyFrom(text));
    } catch (JacksonException notJson) {
      return text;
    }
  }

  static String text(Object value) {
    return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(value);
  }

  private static Object printable(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> printable = new LinkedHashMap<>();
        map.forEach((name, member) -> printable.put(name.toString(), printable(member)));
        yield printable;
      }
      case List<?> list -> {
        Array printable = new Array();
        list.forEach(element -> printable.add(printable(element)));
        yield printable;
      }
      case null, default -> value;
    };
  }
}
