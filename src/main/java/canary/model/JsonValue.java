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

  /** The members of an object; one that is asked for and is not there is noticed. */
  private static final class WatchedMap extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final transient Notes notes;

    WatchedMap(String path, Notes notes) {
      this.path = path;
      this.notes = notes;
    }

    @Override
    public Object get(Object name) {
      if (!containsKey(name)) {
        notes.missing(path + "." + name);
      }
      return super.get(name);
    }
  }

  /** The value of a JSON text; a text that is no JSON is itself. */
  static Object of(String text) {
    return of(text, new Notes());
  }

  /** The same; what a template asks it for in vain is noticed. */
  static Object of(String text, Notes notes) {
    try {
      return printable(JsonReader.readLastOfRepeated(text), "$", notes);
    } catch (NotJson notJson) {
      return text;
    }
  }

  static String text(Object value) {
    return JsonWriter.writeWithNulls(value);
  }

  private static Object printable(Object value, String path, Notes notes) {
    return switch (value) {
      case Map<?, ?> map -> {
        WatchedMap printable = new WatchedMap(path, notes);
        map.forEach(
            (name, member) ->
                printable.put(name.toString(), printable(member, path + "." + name, notes)));
        yield printable;
      }
      case List<?> list -> {
        Array printable = new Array();
        list.forEach(element -> printable.add(printable(element, path, new Notes())));
        yield printable;
      }
      case null, default -> value;
    };
  }
}
