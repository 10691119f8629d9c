package canary.lab;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the lab shows what it does: no line over 120 columns, colors on a terminal only. */
record Screen(PrintStream out, boolean colors) {
  private static final int COLUMNS = 120;
  private static final String RED = "\033[31m";
  private static final String GREEN = "\033[32m";
  private static final String PLAIN = "\033[0m";

  /** Standard output. Colors are off, too, where NO_COLOR is set (https://no-color.org). */
  static Screen standard() {
    var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Screen(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        terminal && System.getenv().getOrDefault("NO_COLOR", "").isEmpty());
  }

  void show(String text) {
    text.lines().flatMap(line -> folded(line).stream()).map(this::colored).forEach(out::println);
  }

  private String colored(String line) {
    return colors
        ? line.replaceAll("\\b(HEALTHY|right)\\b", GREEN + "$1" + PLAIN)
            .replaceAll("\\b(FAILING|WRONG|REJECTED|LOST|CORRUPTED)\\b", RED + "$1" + PLAIN)
        : line;
  }

  /** At spaces where there are any; what goes on is indented as far as the line was, and two. */
  private static List<String> folded(String line) {
    var lines = new ArrayList<String>();
    var rest = line;
    var indent = " ".repeat(Math.min(COLUMNS / 2, line.indexOf(line.strip()))) + "  ";
    while (rest.length() > COLUMNS) {
      var space = rest.lastIndexOf(' ', COLUMNS);
      var end = space > indent.length() ? space : COLUMNS;
      lines.add(rest.substring(0, end));
      rest = indent + rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
