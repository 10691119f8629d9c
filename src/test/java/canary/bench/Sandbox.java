package canary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cold environment of a function: its process under AWS's runtime interface client, as the
 * managed runtime starts it (C1 only, serial collector, the heap of 512 MB), from start to end.
 */
final class Sandbox implements AutoCloseable {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final Path RUNTIME =
      Path.of(".aws-sam", "tools", "runtime-interface-client").toAbsolutePath();

  /** What the newest sandbox's function has printed. */
  static final Path LOG = Path.of("target", "bench", "function.log").toAbsolutePath();

  private final RuntimeApi api;
  private final Process process;
  private final Spent init;
  private RuntimeApi.Moment before;

  /** What a part of a run took, in milliseconds. */
  record Spent(double wall, double processor) {
    Spent and(Spent other) {
      return new Spent(wall + other.wall, processor + other.processor);
    }
  }

  /** What an invocation took, and what it answered. */
  record Invoked(Spent spent, String answer) {}

  /**
   * A function as it is unpacked: classes, and jars under {@code lib}.
   *
   * @param before the command, as {@code prlimit} and its options; mostly empty
   */
  record Function(
      Path root,
      String handler,
      Map<String, String> environment,
      List<String> options,
      List<String> before) {
    Function with(Map<String, String> variables) {
      var all = new HashMap<>(environment);
      all.putAll(variables);
      return new Function(root, handler, all, options, before);
    }

    Function withOption(String option) {
      var all = new ArrayList<>(options);
      all.add(option);
      return new Function(root, handler, environment, all, before);
    }

    Function behind(String... command) {
      return new Function(root, handler, environment, options, List.of(command));
    }
  }

  /** Starts the function and waits until INIT is over. */
  Sandbox(Function function) throws IOException {
    var pid = new AtomicLong();
    api = new RuntimeApi(() -> Kernel.processorNanos(pid.get()));
    var command = new ArrayList<>(function.before());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx435m",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(function.options());
    command.addAll(List.of("-classpath", RUNTIME + "/*", CLIENT, function.handler()));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(function.environment());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "canary",
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "LAMBDA_TASK_ROOT", function.root().toAbsolutePath().toString()));
    var start = System.nanoTime();
    process =
        builder
            .directory(function.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    pid.set(process.pid());
    before = api.asked();
    init = new Spent((before.nanos() - start) / 1e6, before.processor() / 1e6);
  }

  Spent init() {
    return init;
  }

  Invoked invoke(String event) {
    var start = System.nanoTime();
    var after = api.answered(event);
    var spent =
        new Spent((after.nanos() - start) / 1e6, (after.processor() - before.processor()) / 1e6);
    before = api.asked();
    return new Invoked(spent, after.body());
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    api.close();
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
