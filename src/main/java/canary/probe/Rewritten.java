package canary.probe;

import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.json.NotJson;
import java.util.Map;
import java.util.stream.Collectors;

/** A message as a template leaves it that parses the JSON or escapes it for another language. */
final class Rewritten {
  private Rewritten() {}

  static String minified(String body) {
    try {
      return JsonWriter.write(JsonReader.read(body));
    } catch (NotJson e) {
      return body;
    }
  }

  /** As a writer with a space after each colon and comma and ASCII only leaves it. */
  static String spaced(String body) {
    var outside = true;
    var spaced = new StringBuilder();
    var minified = escaped(minified(body));
    for (var i = 0; i < minified.length(); i++) {
      var character = minified.charAt(i);
      spaced.append(character);
      if (character == '"' && (i == 0 || minified.charAt(i - 1) != '\\')) {
        outside = !outside;
      } else if (outside && (character == ':' || character == ',')) {
        spaced.append(' ');
      }
    }
    return spaced.toString();
  }

  static String escaped(String body) {
    return body.chars()
        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }

  static String mapText(String body) {
    try {
      return JsonReader.read(body) instanceof Map<?, ?> map ? map.toString() : body;
    } catch (NotJson e) {
      return body;
    }
  }

  /** The escapes of $util.escapeJavaScript. */
  static String javaScript(String body) {
    return body.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '"' -> "\\\"";
                  case '\'' -> "\\'";
                  case '\\' -> "\\\\";
                  case '/' -> "\\/";
                  case '\n' -> "\\n";
                  case '\t' -> "\\t";
                  default -> c < 128 ? String.valueOf((char) c) : "\\u%04X".formatted(c);
                })
        .collect(Collectors.joining());
  }
}
