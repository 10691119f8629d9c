package canary.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Commands as they are pasted into a shell: no pager of AWS CLI v2 swallows a line, a command that
 * fails stops those after it, and no line is so long that an email breaks it.
 */
final class CommandBlock {
  /** Version 1 of the CLI has no pager and ignores the variable. */
  private static final String NO_PAGER = "export AWS_PAGER=";

  /** Behind one of these a command goes on in the next line by itself. */
  private static final Set<String> OPERATORS = Set.of("|", "||", "&&");

  private static final String AND = " &&";
  private static final String GOES_ON = " \\";

  /** What follows a text in quotes that ends an arm of a case. */
  private static final String CLOSED = "';;";

  private static final String COMMENT = "# ";

  /** The least room in which a quoted text begins that goes on in the next line. */
  private static final int LEAST_ROOM = 30;

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private CommandBlock(int width) {
    this.width = width;
  }

  /** The lines of the block, at column 0; empty without commands. */
  static List<String> of(List<String> commands) {
    if (commands.isEmpty()) {
      return List.of();
    }
    var block = new ArrayList<String>();
    block.add(NO_PAGER);
    for (var i = 0; i < commands.size(); i++) {
      block.addAll(new CommandBlock(Prose.WIDTH).wrapped(commands.get(i)));
      if (i < commands.size() - 1) {
        block.set(block.size() - 1, block.getLast() + AND);
      }
    }
    return block;
  }

  /** The lines of the block with each command whole, for a file or a program; empty without any. */
  static List<String> script(List<String> commands) {
    var lines = new ArrayList<String>();
    for (var command : commands) {
      if (lines.isEmpty()) {
        lines.add(NO_PAGER);
      } else if (lines.size() > 1) {
        lines.set(lines.size() - 1, lines.getLast() + AND);
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
        : new CommandBlock(Prose.WIDTH - COMMENT.length())
            .wrapped(command).stream()
                .flatMap(String::lines)
                .map(it -> (it.startsWith("'") ? COMMENT.strip() : COMMENT) + it)
                .toList();
  }

  /** One command on lines of at most the width where its words allow it. */
  private List<String> wrapped(String command) {
    for (var part : parts(command)) {
      if (!line.isEmpty() && !fits(String.join(" ", part))) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(" ");
      }
      part.forEach(this::add);
    }
    lines.addAll(
        line.length() + AND.length() > width
            ? insideQuotes(line.toString(), width - AND.length())
            : List.of(line.toString()));
    return lines;
  }

  private boolean fits(String words) {
    return line.length() + 1 + words.length() + AND.length() <= width;
  }

  private void add(String argument) {
    var begins = argument.startsWith("'") && line.length() <= width - LEAST_ROOM;
    if (!line.isEmpty() && !line.toString().isBlank() && !fits(argument) && !begins) {
      lines.add(line + GOES_ON);
      line.setLength(0);
      line.append(" ");
    }
    line.append(line.isEmpty() ? "" : " ").append(argument);
    var room = argument.endsWith(CLOSED) ? CLOSED.length() + GOES_ON.length() : 0;
    var broken = insideQuotes(line.toString(), width - room);
    lines.addAll(broken.subList(0, broken.size() - 1));
    line.setLength(0);
    line.append(broken.getLast());
  }

  /** The arguments up to each operator, with it. */
  private static List<List<String>> parts(String command) {
    var parts = new ArrayList<List<String>>();
    var part = new ArrayList<String>();
    for (var argument : arguments(command)) {
      part.add(argument);
      if (OPERATORS.contains(argument)) {
        parts.add(List.copyOf(part));
        part.clear();
      }
    }
    parts.add(part);
    return parts;
  }

  /** The words of a command; an option stays with its value. */
  private static List<String> arguments(String command) {
    var arguments = new ArrayList<String>();
    for (var word : words(command)) {
      var last = arguments.isEmpty() ? "" : arguments.getLast();
      if (last.startsWith("-")
          && !last.contains(" ")
          && !word.startsWith("-")
          && !OPERATORS.contains(word)) {
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
  private static List<String> insideQuotes(String text, int width) {
    var broken = new ArrayList<String>();
    var part = new StringBuilder();
    var quote = ' ';
    for (var i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (quote == '\'' && character != '\'' && part.length() >= width - 2) {
        var cut = breakable(part);
        broken.add(part.substring(0, cut) + "'\\");
        part.delete(0, cut).insert(0, '\'');
      }
      if (quote == character) {
        quote = ' ';
      } else if (quote == ' ' && (character == '\'' || character == '"')) {
        quote = character;
      }
      part.append(character);
    }
    broken.add(part.toString());
    return broken;
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
