package canary.full.aws;

import canary.full.tool.Command;
import canary.full.tool.Pause;
import canary.full.tool.Port;
import canary.full.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * LocalStack 4.14.0: a process of this machine, on a free port of the loopback interface, or one
 * that somebody else has started and {@code -Dlocalstack.endpoint=http://127.0.0.1:4566} names. In
 * a container that is {@code docker run -p 127.0.0.1:4566:4566 -v
 * /var/run/docker.sock:/var/run/docker.sock localstack/localstack:4.14.0}: there LocalStack pulls
 * AWS's own Lambda images. Later images of it ask for a token.
 *
 * @param process empty when somebody else has started it
 */
public record LocalStack(Toolbox toolbox, Optional<Process> process, URI endpoint)
    implements AutoCloseable {

  /**
   * LocalStack rewrites the URLs of execute-api that it finds in a template; this one it leaves.
   */
  public static final String FOREIGN_API =
      "https://abcdefghij.execute-api.eu-central-2.amazonaws.com/live/orders";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  /** Returns when its health page answers; an {@link AssertionError} if it does not in a minute. */
  public static LocalStack start(Toolbox toolbox) {
    var elsewhere = System.getProperty("localstack.endpoint", "");
    return elsewhere.isEmpty() ? started(toolbox) : of(toolbox, URI.create(elsewhere));
  }

  private static LocalStack of(Toolbox toolbox, URI endpoint) {
    var running = new LocalStack(toolbox, Optional.empty(), endpoint);
    if (!running.isHealthy()) {
      throw new AssertionError("no LocalStack answers at " + endpoint + "/_localstack/health");
    }
    return running;
  }

  private static LocalStack started(Toolbox toolbox) {
    try {
      int port = Port.free();
      Files.createDirectories(Command.LOGS);
      Path temporary = Files.createDirectories(Toolbox.FOLDER.resolve("tmp"));
      Path log = Command.LOGS.resolve("localstack.log");
      ProcessBuilder builder =
          new ProcessBuilder(
                  toolbox.localStack().program("python").toString(),
                  "-m",
                  "localstack.runtime.main")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(settings(port, temporary));
      LocalStack started =
          new LocalStack(
              toolbox, Optional.of(builder.start()), URI.create("http://127.0.0.1:" + port));
      started.awaitHealth(log);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings(int port, Path temporary) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("GATEWAY_LISTEN", "127.0.0.1:" + port);
    // The default server ignores the host of GATEWAY_LISTEN and listens on every interface.
    settings.put("GATEWAY_SERVER", "hypercorn");
    settings.put("DNS_ADDRESS", "0");
    settings.put("DISABLE_EVENTS", "1");
    settings.put(
        "CFN_STRING_REPLACEMENT_DENY_LIST",
        FOREIGN_API
            + ","
            + OwnersStack.apis().stream().map(OwnersStack::url).collect(Collectors.joining(",")));
    settings.put("SKIP_SSL_CERT_DOWNLOAD", "1");
    settings.put("TMPDIR", temporary.toString());
    settings.put("LAMBDA_RUNTIME_EXECUTOR", "process");
    settings.put("CANARY_JAVA", Toolbox.java().toString());
    settings.put("CANARY_RUNTIME_CLIENT", Toolbox.RUNTIME_CLIENT.toString());
    settings.put("PYTHONPATH", Path.of("src", "test", "python").toAbsolutePath().toString());
    settings.put("PYTHONDONTWRITEBYTECODE", "1");
    // LocalStack sets the Region of its whole process for a SAM transform and takes it away again,
    // also from another transform at the same time; that one finds it here.
    Path region = temporary.resolve("aws-config");
    Files.writeString(region, "[default]\nregion = %s\n".formatted(Toolbox.REGION));
    settings.put("AWS_CONFIG_FILE", region.toAbsolutePath().toString());
    return settings;
  }

  private void awaitHealth(Path log) throws IOException {
    Instant limit = Instant.now().plus(START_LIMIT);
    while (Instant.now().isBefore(limit) && process.filter(Process::isAlive).isPresent()) {
      if (isHealthy()) {
        return;
      }
      Pause.of(Duration.ofMillis(200));
    }
    close();
    throw new AssertionError(
        "LocalStack has not answered in %s:%n%s"
            .formatted(START_LIMIT, Command.Result.tail(Files.readString(log))));
  }

  private boolean isHealthy() {
    HttpRequest health = HttpRequest.newBuilder(endpoint.resolve("/_localstack/health")).build();
    try {
      return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** {@code sam WORDS} against this LocalStack. */
  public Command sam(String... words) {
    return toolbox.sam(words).with(Map.of("AWS_ENDPOINT_URL", endpoint.toString()));
  }

  /** {@code aws WORDS} against this LocalStack. */
  public Command aws(String... words) {
    return toolbox.aws(words).with(Map.of("AWS_ENDPOINT_URL", endpoint.toString()));
  }

  /** The command in a pseudo-terminal, with Enter at each of its questions. */
  public Command entering(Path folder, Command command) {
    Path script = Path.of("src", "test", "python", "enter.py");
    return Command.of(
            command.name(),
            toolbox.sam().program("python").toString(),
            script.toString(),
            folder.toString())
        .and(command.words().toArray(String[]::new))
        .with(command.environment());
  }

  /** Commands as a person types them, with this LocalStack in place of AWS; ends at a failure. */
  public Command shell(List<String> lines) {
    String path = toolbox.aws().folder().resolve("bin") + ":" + System.getenv("PATH");
    return Command.of("shell", "bash", "-euc", String.join("\n", lines))
        .with(Toolbox.ENVIRONMENT)
        .with(Map.of("AWS_ENDPOINT_URL", endpoint.toString(), "PATH", path));
  }

  /**
   * The deployed API's address: {@code https://API.execute-api...} names no host of this machine.
   */
  URI execute(String api, String stage, String path) {
    return endpoint.resolve("/_aws/execute-api/%s/%s/%s".formatted(api, stage, path));
  }

  @Override
  public void close() {
    process.ifPresent(LocalStack::stop);
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
