package canary.remedy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs commands in bash, with a stand-in for the AWS command line that notes its arguments. */
public final class Shell {
  private static final Pattern GUARD =
      Pattern.compile(
          "case \\$\\((?:(?!cksum).)* cksum\\) in '[0-9 ]+'\\) (.*?);; '[0-9 ]+'\\) .*? false;;"
              + " esac",
          Pattern.DOTALL);

  private final Path directory;

  /** What the stand-in was given, call by call, and how the shell ended. */
  public record Ran(int status, String said, List<List<String>> calls) {}

  public Shell(Path directory) throws IOException {
    this(directory, 0);
  }

  /**
   * @param status with which each call ends
   */
  public Shell(Path directory, int status) throws IOException {
    this.directory = directory;
    var aws = directory.resolve("aws");
    Files.writeString(
        aws,
        "#!/bin/bash\nprintf '%s\\0' \"$@\" $'\\x1e' >> \"$CALLS\"\necho id-of-something\nexit "
            + status
            + "\n");
    aws.toFile().setExecutable(true);
  }

  public Ran run(List<String> commands) throws IOException, InterruptedException {
    var calls = directory.resolve("calls");
    Files.deleteIfExists(calls);
    // One argument of a process has a limit, a file has none.
    var script = Files.writeString(directory.resolve("script"), String.join("\n", commands));
    var bash = bash(script.toString());
    bash.environment().put("PATH", directory + ":/bin:/usr/bin");
    bash.environment().put("CALLS", calls.toString());
    return ran(bash, calls);
  }

  /** The command without the looks at what was read, which the stand-in never shows. */
  public static String unguarded(String command) {
    return GUARD.matcher(command).replaceAll(it -> Matcher.quoteReplacement(it.group(1)));
  }

  /** Looks at the words only: the status is 0 when bash can read them. */
  Ran parse(List<String> commands) throws IOException, InterruptedException {
    return ran(bash("-n", "-c", String.join("\n", commands)), directory.resolve("none"));
  }

  private static ProcessBuilder bash(String... arguments) {
    var command = new java.util.ArrayList<>(List.of("bash", "--norc"));
    command.addAll(Arrays.asList(arguments));
    var bash = new ProcessBuilder(command).redirectErrorStream(true);
    bash.environment().clear();
    return bash;
  }

  private static Ran ran(ProcessBuilder bash, Path calls) throws IOException, InterruptedException {
    var process = bash.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(
        process.waitFor(),
        said,
        Files.exists(calls)
            ? Arrays.stream(Files.readString(calls).split("\u001e\0"))
                .map(call -> Arrays.asList(call.split("\0")))
                .toList()
            : List.of());
  }
}
