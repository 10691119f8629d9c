package canary.full.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, with its output kept in {@code target/full}: {@code NAME-….out}
 * and {@code NAME-….err}.
 */
public record Command(String name, List<String> words, Map<String, String> environment) {

  public static final Path LOGS = Path.of("target", "full");

  private static final Duration LIMIT = Duration.ofMinutes(5);

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  public static Command of(String name, String... words) {
    return new Command(name, List.of(words), Map.of());
  }

  public Command and(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return new Command(name, all, environment);
  }

  public Command with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(environment);
    all.putAll(more);
    return new Command(name, words, all);
  }

  /** Runs the program without standard input; after five minutes it is ended and has failed. */
  public Result run() {
    try {
      Files.createDirectories(LOGS);
      Path out = Files.createTempFile(LOGS, name + "-", ".out");
      Path err = Files.createTempFile(LOGS, name + "-", ".err");
      Process process = builder(out, err).start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      return new Result(name, process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + name, e);
    }
  }

  private ProcessBuilder builder(Path out, Path err) {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // An account that the machine happens to know must be out of reach.
    builder.environment().keySet().removeIf(variable -> variable.matches("AWS_.*(?<!CA_BUNDLE)"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** How a program ended and what it printed. */
  public record Result(String name, int exit, String out, String err) {

    private static final int SHOWN = 3000;

    public boolean succeeded() {
      return exit == 0;
    }

    /** What it printed, which is something; an {@link AssertionError} with its words otherwise. */
    public String answer() {
      if (text().isEmpty()) {
        throw new AssertionError("%s printed no answer:%n%s".formatted(name, tail(err)));
      }
      return text();
    }

    /**
     * What it printed to standard output; an {@link AssertionError} with its words if it failed.
     */
    public String text() {
      if (!succeeded()) {
        throw new AssertionError(
            "%s ended with %d, 0 was wanted:%n%s%n%s".formatted(name, exit, tail(out), tail(err)));
      }
      return out.strip();
    }

    public static String tail(String text) {
      return text.substring(Math.max(0, text.length() - SHOWN)).strip();
    }
  }
}
