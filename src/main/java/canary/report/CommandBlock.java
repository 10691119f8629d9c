package canary.report;

import java.util.ArrayList;
import java.util.List;

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

  /** The lines of the block with each command whole, for a file or a program; empty without any. */
  static List<String> script(List<String> commands) {
    var lines = new ArrayList<String>();
    for (var command : commands) {
      if (lines.isEmpty()) {
        lines.add(NO_PAGER);
      } else if (lines.size() > 1) {
        lines.set(lines.size() - 1, lines.getLast() + " &&");
      }
      lines.add(command);
    }
    return lines;
  }

  /** The same on a single line. */
  static String line(List<String> commands) {
    return NO_PAGER + " && " + String.join(" && ", commands);
  }

  /** The same as comments, which a shell that is given the whole email does not run. */
  static List<String> commented(String command) {
    return command.isEmpty()
        ? List.of()
        : wrapped(command).stream()
            .flatMap(String::lines)
            .map(line -> (line.startsWith("'") ? "#" : "# ") + line)
            .toList();
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
    return lines.stream().flatMap(it -> insideQuotes(it).stream()).toList();
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
   * A long text in single quotes ends with its line and goes on in the next one; the shell joins
   * the parts, and the text stays what it is, to the byte.
   */
  private static List<String> insideQuotes(String line) {
    var lines = new ArrayList<String>();
    var part = new StringBuilder();
    var quote = ' ';
    for (var i = 0; i < line.length(); i++) {
      var character = line.charAt(i);
      if (quote == '\'' && character != '\'' && part.length() >= Prose.WIDTH - 2) {
        var cut = breakable(part);
        lines.add(part.substring(0, cut) + "'\\");
        part.delete(0, cut).insert(0, '\'');
      }
      if (quote == character) {
        quote = ' ';
      } else if (quote == ' ' && (character == '\'' || character == '"')) {
        quote = character;
      }
      part.append(character);
    }
    lines.add(part.toString());
    return lines;
  }

  /**
   * Behind a blank, or a comma or bracket of JSON, where one is inside the quotes; not inside a
   * character.
   */
  private static int breakable(StringBuilder part) {
    var last = part.length();
    for (var at = last; at > last / 2 && at > part.indexOf("'") + 1; at--) {
      if (",[{ ".indexOf(part.charAt(at - 1)) >= 0) {
        return at;
      }
    }
    return Character.isHighSurrogate(part.charAt(last - 1)) ? last - 1 : last;
  }
}
