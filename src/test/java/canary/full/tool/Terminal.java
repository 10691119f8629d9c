package canary.full.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.full.tool.Command.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A pseudo-terminal with a real AWS CLI, which asks a laboratory in place of AWS.
 *
 * @param python that has the CLI
 * @param folder of the programs in it
 */
public record Terminal(Path python, Path folder) {
  private static final Path DEBIAN = Path.of("/usr/bin/python3");
  private static final String SCRIPT = "src/test/python/terminal.py";

  /** With version 1. */
  public static Terminal one(Toolbox toolbox) {
    return of(toolbox.aws().program("python"), "one");
  }

  /** With version 2, which is Debian's package awscli. */
  public static Terminal two() {
    return of(DEBIAN, "two");
  }

  /** Whether Debian's package is there. */
  public static boolean hasTwo() {
    return Files.exists(DEBIAN)
        && Command.of("aws-two", DEBIAN.toString(), "-c", "import awscli.botocore")
            .run()
            .succeeded();
  }

  /** Its pager waits for a line from the terminal, as less does for a key. */
  private static Terminal of(Path python, String name) {
    try {
      var folder = Files.createDirectories(Command.LOGS.resolve("terminal-" + name));
      program(
          folder.resolve("aws"),
          "exec '%s' '%s' --once \"$@\""
              .formatted(python, Path.of(LoadedCli.SCRIPT).toAbsolutePath()));
      program(folder.resolve("waiting"), "cat; read -r _ < /dev/tty");
      return new Terminal(python, folder.toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    file.toFile().setExecutable(true);
  }

  /** What the terminal shows once the lines are pasted; failed where one of them was swallowed. */
  public Result paste(List<String> lines, URI laboratory) {
    try {
      var pasted = Files.createTempFile(Command.LOGS, "pasted-", ".txt");
      Files.writeString(pasted, String.join("\n", lines), UTF_8);
      return Command.of("terminal", "bash", "-c", "exec python3 %s < %s".formatted(SCRIPT, pasted))
          .with(Toolbox.ENVIRONMENT)
          .with(
              Map.of(
                  "PATH", folder + ":/usr/bin:/bin",
                  "LABORATORY", laboratory.toString(),
                  "PAGER", folder.resolve("waiting").toString()))
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
