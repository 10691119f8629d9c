package canary.model;

import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.json.NotJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as a mapping template sees it: maps print as {@code {a=b}}, lists as JSON. */
final class JsonValue {
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
      return printable(JsonReader.readLastOfRepeated(text));
    } catch (NotJson notJson) {
      return text;
    }
  }

  static String text(Object value) {
    return JsonWriter.writeWithNulls(value);
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
