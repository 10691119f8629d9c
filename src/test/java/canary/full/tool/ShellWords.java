package canary.full.tool;

import java.util.List;

/** Takes a command line apart as bash does. */
public final class ShellWords {
  private ShellWords() {}

  /** The words of one command. */
  public static List<String> of(String command) {
    return List.of(
        Command.of("words", "bash", "-c", "words() { printf '%s\\0' \"$@\"; }; words " + command)
            .run()
            .text()
            .split("\0"));
  }
}
