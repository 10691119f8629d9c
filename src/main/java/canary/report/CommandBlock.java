package canary.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Commands as they are pasted into a shell: no pager of AWS CLI v2 swallows a line, a command that
 * fails stops those after it, and no line is so long that an email breaks it.
 */
final class CommandBlock {
  /** Version 1 of the CLI has no pager and ignores the variable. */
  private static final String NO_PAGER = "export AWS_PAGER=";

  private CommandBlock() {}

  /** The lines of the block, at column 0; empty without commands. */
  static List<String> of(List<String> commands) {
    if (commands.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add(NO_PAGER);
    for (var i = 0; i < commands.size(); i++) {
      lines.addAll(wrapped(commands.get(i)));
      if (i < commands.size() - 1) {
        lines.set(lines.size() - 1, lines.getLast() + " &&");
      }
    }
    return lines;
  }

  /** The same as comments, which a shell that is given the whole email does not run. */
  static List<String> commented(String command) {
    return command.isEmpty()
        ? List.of()
        : wrapped(command).stream().map(line -> "# " + line).toList();
  }

  /** One command on lines of at most {@link Prose#WIDTH} columns where its words allow it. */
  private static List<String> wrapped(String command) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : arguments(command)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > Prose.WIDTH - 4) {
        lines.add(line + " \\");
        line.setLength(0);
        line.append("  ").append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines.stream().flatMap(it -> insideJson(it).stream()).toList();
  }

  /** The words of a command; an option stays with its value. */
  private static List<String> arguments(String command) {
    var arguments = new ArrayList<String>();
    for (var word : words(command)) {
      var last = arguments.isEmpty() ? "" : arguments.getLast();
      if (last.startsWith("--") && !last.contains(" ") && !word.startsWith("--")) {
        arguments.set(arguments.size() - 1, last + " " + word);
      } else {
        arguments.add(word);
      }
    }
    return arguments;
  }

  /** The words as a shell separates them: not at a blank inside quotes or an expansion. */
  private static List<String> words(String command) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var quote = ' ';
    for (var character : command.toCharArray()) {
      if (quote == ' ' && character == ' ') {
        words.add(word.toString());
        word.setLength(0);
        continue;
      }
      if (quote == character) {
        quote = ' ';
      } else if (quote == ' ' && (character == '\'' || character == '"')) {
        quote = character;
      } else if (quote == ' ' && character == '{' && word.toString().endsWith("$")) {
        quote = '}';
      }
      word.append(character);
    }
    words.add(word.toString());
    return words;
  }

  /**
   * A long JSON text in single quotes goes on in the next line where JSON allows white space: after
   * a comma or a bracket that is not inside of a string. The shell keeps the line break.
   */
  private static List<String> insideJson(String line) {
    var lines = new ArrayList<String>();
    var from = 0;
    var breakable = -1;
    var inJson = false;
    var inString = false;
    for (var i = 0; i < line.length(); i++) {
      var character = line.charAt(i);
      if (character == '\'' && !inString) {
        inJson = !inJson && i + 1 < line.length() && "[{".indexOf(line.charAt(i + 1)) >= 0;
      } else if (inJson && character == '"') {
        inString = !inString;
      } else if (inString && character == '\\') {
        i++;
      } else if (inJson && !inString && ",[{".indexOf(character) >= 0) {
        breakable = i + 1;
      }
      if (i - from + (lines.isEmpty() ? 0 : 4) >= Prose.WIDTH && breakable > from) {
        lines.add((lines.isEmpty() ? "" : "    ") + line.substring(from, breakable));
        from = breakable;
      }
    }
    lines.add((lines.isEmpty() ? "" : "    ") + line.substring(from));
    return lines.stream().filter(it -> !it.isBlank()).collect(Collectors.toList());
  }
}
