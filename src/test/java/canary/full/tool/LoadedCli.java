package canary.full.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real AWS CLI, loaded once for many commands, with a laboratory in place of AWS: it parses
 * each command and checks the parameters against AWS's own models; a program {@code aws} hands the
 * words of a shell on to it.
 *
 * @param folder of the program
 */
public record LoadedCli(Process process, Path folder, String port) implements AutoCloseable {
  static final String SCRIPT = "src/test/python/aws_cli.py";

  private static final String PROGRAM =
      """
      #!/bin/bash
      exec 3<>/dev/tcp/127.0.0.1/"$AWS_CLI_PORT" || exit 255
      printf '%s\\0' "$#" "$LABORATORY" "$@" >&3
      IFS=' ' read -r status length <&3
      head -c "$length" <&3
      cat <&3 >&2
      exit "$status"
      """;

  public static LoadedCli start(Toolbox toolbox) {
    try {
      var folder = Files.createDirectories(Command.LOGS.resolve("bin")).toAbsolutePath();
      var program = folder.resolve("aws");
      Files.writeString(program, PROGRAM);
      program.toFile().setExecutable(true);
      var python =
          new ProcessBuilder(toolbox.aws().program("python").toString(), SCRIPT)
              .redirectError(folder.resolveSibling("aws-cli.err").toFile());
      python.environment().putAll(Toolbox.ENVIRONMENT);
      var process = python.start();
      var said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new LoadedCli(process, folder, said.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commands as a person pastes them, against this laboratory; ends at a failure. */
  public Command shell(URI laboratory, List<String> lines) {
    return Command.of("fix", "bash", "-euc", String.join("\n", lines))
        .with(Toolbox.ENVIRONMENT)
        .with(environment(laboratory.toString()));
  }

  private Map<String, String> environment(String laboratory) {
    var environment = new HashMap<String, String>();
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    environment.put("AWS_CLI_PORT", port);
    environment.put("LABORATORY", laboratory);
    return environment;
  }

  /** What the CLI says to each call that it does not take; empty where it takes all. */
  public static List<String> refused(Toolbox toolbox, List<List<String>> calls) {
    try {
      var file = Files.createTempFile(Files.createDirectories(Command.LOGS), "calls-", ".json");
      Files.writeString(file, tools.jackson.jr.ob.JSON.std.asString(calls));
      return Command.of("parse", toolbox.aws().program("python").toString(), SCRIPT)
          .and(file.toString())
          .with(Toolbox.ENVIRONMENT)
          .run()
          .text()
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
