package canary.full.aws;

import canary.full.tool.Command;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A built function under AWS's own Runtime Interface Emulator and runtime interface client, as
 * processes of this machine.
 */
public record Emulator(Process process, URI invocations) implements AutoCloseable {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** The function's own settings and its time-out in seconds; memory is the template's default. */
  public static Emulator start(
      Toolbox toolbox, Build build, int timeout, Map<String, String> settings) {
    try {
      String api = "127.0.0.1:" + Port.free();
      int port = Port.free();
      String front = "127.0.0.1:" + port;
      Process process = command(toolbox, build, api, front, environment(build, timeout, settings));
      Port.await(port);
      return new Emulator(
          process, URI.create("http://" + front + "/2015-03-31/functions/function/invocations"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process command(
      Toolbox toolbox, Build build, String api, String front, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(Command.LOGS);
    Path log = Files.createTempFile(Command.LOGS, "emulator-", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                toolbox.runtimeInterfaceEmulator().toString(),
                "--runtime-api-address",
                api,
                "--runtime-interface-emulator-address",
                front,
                Toolbox.java().toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                "%1$s/*:%2$s:%2$s/lib/*".formatted(Toolbox.RUNTIME_CLIENT, build.function()),
                CLIENT,
                "canary.Canary::handleRequest")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Map<String, String> environment(
      Build build, int timeout, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(Toolbox.ENVIRONMENT);
    environment.putAll(settings);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "CanaryFunction");
    environment.put("AWS_LAMBDA_FUNCTION_TIMEOUT", Integer.toString(timeout));
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    environment.put("LAMBDA_TASK_ROOT", build.function().toString());
    return environment;
  }

  /** Invokes the function; what it answered, an error of its own or of Lambda included. */
  public String invoke(String event) {
    HttpRequest request =
        HttpRequest.newBuilder(invocations)
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while invoking", e);
    }
  }

  /** The process of the function; there is one only after the first invocation. */
  public ProcessHandle function() {
    return process.descendants().filter(ProcessHandle::isAlive).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroy();
  }
}
