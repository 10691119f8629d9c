package canary.report;

import java.util.ArrayList;
import java.util.List;

/** A line of YAML to paste into a template: a long flow mapping goes on in further lines. */
final class TemplateLine {
  private TemplateLine() {}

  /** Broken behind the commas of a flow mapping; elsewhere a line break has a meaning. */
  static List<String> wrapped(String indent, String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder(indent);
    for (var entry : entries(text)) {
      if (line.toString().stripTrailing().length() > indent.length()
          && line.length() + entry.stripTrailing().length() > Prose.WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(indent + "    ");
      }
      line.append(entry);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** The entries of the outermost brackets, each with its comma and what is around it. */
  private static List<String> entries(String text) {
    var entries = new ArrayList<String>();
    var depth = 0;
    var quote = ' ';
    var from = 0;
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (quote != ' ') {
        quote = character == quote && text.charAt(i - 1) != '\\' ? ' ' : quote;
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (character == '{' || character == '[') {
        depth++;
      } else if (character == '}' || character == ']') {
        depth--;
      } else if (character == ',' && depth == 1) {
        var end = i + 1 < text.length() && text.charAt(i + 1) == ' ' ? i + 2 : i + 1;
        entries.add(text.substring(from, end));
        from = end;
      }
    }
    entries.add(text.substring(from));
    return entries;
  }
}
