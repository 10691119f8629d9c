package canary.full.aws;

import canary.consumer.CanaryMessages;
import canary.consumer.SampleConsumer;
import canary.full.tool.Command;
import canary.full.tool.Pause;
import canary.full.tool.Toolbox;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.joda.time.DateTime;
import tools.jackson.jr.ob.JSON;

/**
 * The sample consumer as a function of LocalStack's Lambda.
 *
 * @param mappings of the queues that invoke it
 */
public record Consumer(
    LocalStack localStack, String name, List<String> mappings, MetricsBridge metrics)
    implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** One that checks the signature of this canary's messages with the key. */
  public static Consumer of(LocalStack localStack, String name, String canary, String key)
      throws IOException {
    Map<String, String> variables =
        Map.of("CANARY_NAME", canary, "TARGET_NAME", "messages", "MARKER_KEY", key);
    localStack
        .aws("lambda", "create-function", "--function-name", name, "--runtime", "java25")
        .and("--handler", SampleConsumer.class.getName() + "::handleRequest")
        .and("--role", "arn:aws:iam::000000000000:role/consumer")
        .and("--timeout", "20", "--memory-size", "256", "--architectures", Toolbox.processor())
        .and("--environment", JSON.std.asString(Map.of("Variables", variables)))
        .and("--zip-file", "fileb://" + zip(name))
        .run()
        .text();
    localStack.aws("lambda", "wait", "function-active-v2", "--function-name", name).run().text();
    return new Consumer(
        localStack, name, new ArrayList<>(), new MetricsBridge(localStack, "/aws/lambda/" + name));
  }

  /** Has the queue invoke it, with these options of the event source mapping. */
  public void receiveFrom(MessageQueue queue, String... options) {
    mappings.add(
        localStack
            .aws("lambda", "create-event-source-mapping", "--function-name", name)
            .and("--event-source-arn", queue.arn())
            .and("--function-response-types", "ReportBatchItemFailures")
            .and(options)
            .and("--query", "UUID", "--output", "text")
            .run()
            .text());
  }

  private static Path zip(String name) throws IOException {
    Path zip = Files.createDirectories(Command.LOGS).resolve(name + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Class<?> type : List.of(CanaryMessages.class, SampleConsumer.class)) {
        addPackage(out, type);
      }
      for (Class<?> library : List.of(SQSEvent.class, DateTime.class, Context.class)) {
        Path jar = place(library);
        add(out, "lib/" + jar.getFileName(), Files.readAllBytes(jar));
      }
    }
    return zip.toAbsolutePath();
  }

  /** With the classes that are nested in it. */
  private static void addPackage(ZipOutputStream out, Class<?> type) throws IOException {
    // Failsafe runs the classes of main from the jar beside their folder.
    Path place = place(type);
    Path root = Files.isDirectory(place) ? place : place.resolveSibling("classes");
    try (Stream<Path> files = Files.list(root.resolve("canary").resolve("consumer"))) {
      for (Path file :
          files
              .filter(it -> it.getFileName().toString().matches(type.getSimpleName() + "[.$].*"))
              .toList()) {
        add(out, root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private static Path place(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  /** So many lines of its metrics, or those that are there after a minute. */
  public List<Map<String, Object>> counted(int lines) {
    Instant limit = Instant.now().plus(LIMIT);
    List<Map<String, Object>> counted = new ArrayList<>();
    while (counted.size() < lines && Instant.now().isBefore(limit)) {
      Pause.of(Duration.ofMillis(500));
      counted.addAll(logged());
    }
    return counted;
  }

  /** The log group is there after the first invocation. */
  private List<Map<String, Object>> logged() {
    String groups =
        localStack
            .aws("logs", "describe-log-groups", "--log-group-name-prefix", metrics.logGroup())
            .run()
            .text();
    return groups.contains(metrics.logGroup()) ? metrics.carry() : List.of();
  }

  @Override
  public void close() {
    mappings.forEach(
        it -> localStack.aws("lambda", "delete-event-source-mapping", "--uuid", it).run().text());
    localStack.aws("lambda", "delete-function", "--function-name", name).run().text();
  }
}
