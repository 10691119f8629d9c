package canary.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, texts, numbers and booleans as JSON (RFC 8259), all else as the text of it. A
 * member that is null is left out.
 */
public final class JsonWriter {
  private static final String HEX = "0123456789ABCDEF";

  private final StringBuilder out = new StringBuilder();
  private final Layout layout;

  private enum Layout {
    SHORT,
    SHORT_WITH_NULLS,
    PRETTY
  }

  private JsonWriter(Layout layout) {
    this.layout = layout;
  }

  /** In one line, without a space. */
  public static String write(Object value) {
    return written(value, Layout.SHORT);
  }

  /** The same with the members that are null. */
  public static String writeWithNulls(Object value) {
    return written(value, Layout.SHORT_WITH_NULLS);
  }

  /** With each member of an object in a line of its own. */
  public static String writePretty(Object value) {
    return written(value, Layout.PRETTY);
  }

  private static String written(Object value, Layout layout) {
    var writer = new JsonWriter(layout);
    writer.value(value, 0);
    return writer.out.toString();
  }

  // No switch over types: linking one costs a healthy run more than the rest of this class.
  private void value(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      object(map, depth);
    } else if (value instanceof List<?> list) {
      array(list, depth);
    } else if (value == null || value instanceof Boolean || isFinite(value)) {
      out.append(value);
    } else {
      string(String.valueOf(value));
    }
  }

  private static boolean isFinite(Object value) {
    return value instanceof Number number
        && !(number instanceof Double real && !Double.isFinite(real))
        && !(number instanceof Float real && !Float.isFinite(real));
  }

  private void object(Map<?, ?> map, int depth) {
    out.append('{');
    var separator = "";
    for (var member : map.entrySet()) {
      if (member.getValue() != null || layout == Layout.SHORT_WITH_NULLS) {
        out.append(separator);
        line(depth + 1);
        string(String.valueOf(member.getKey()));
        out.append(layout == Layout.PRETTY ? " : " : ":");
        value(member.getValue(), depth + 1);
        separator = ",";
      }
    }
    if (separator.isEmpty()) {
      space();
    } else {
      line(depth);
    }
    out.append('}');
  }

  private void array(List<?> list, int depth) {
    out.append('[');
    space();
    for (Iterator<?> each = list.iterator(); each.hasNext(); ) {
      value(each.next(), depth);
      if (each.hasNext()) {
        out.append(',');
      }
      space();
    }
    out.append(']');
  }

  private void line(int depth) {
    if (layout == Layout.PRETTY) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void space() {
    if (layout == Layout.PRETTY) {
      out.append(' ');
    }
  }

  private void string(String text) {
    out.append('"');
    var from = 0;
    for (var at = 0; at < text.length(); at++) {
      var character = text.charAt(at);
      if (character < ' ' || character == '"' || character == '\\') {
        out.append(text, from, at);
        escaped(character);
        from = at + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
  }

  private void escaped(char character) {
    switch (character) {
      case '"', '\\' -> out.append('\\').append(character);
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default ->
          out.append("\\u00").append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
    }
  }
}
