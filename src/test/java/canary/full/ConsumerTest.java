package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.Consumer;
import canary.full.aws.LocalStack;
import canary.full.aws.MessageQueue;
import canary.full.tool.Shared;
import canary.probe.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A queue's consumer in Lambda is spared the canary's messages by the filter of the README, or
 * skips and counts those that are signed and fresh; it takes the others.
 */
@Tag("full")
@Order(4)
@DisplayName("consumer: a function with SQSEvent and SQSBatchResponse, with the filter and without")
@ExtendWith(Shared.OfLocalStack.class)
class ConsumerTest {

  private static final String KEY = "k".repeat(64);
  private static final String ORDER = "{\"order\": 1}";

  private final Instant fresh = Instant.now().plus(Duration.ofMinutes(15));

  @Test
  void canaryMessagesAreFilteredOrCounted(LocalStack localStack) throws IOException {
    String attributes = "{\"VisibilityTimeout\":\"120\"}";
    MessageQueue filtered = MessageQueue.create(localStack, "filtered", attributes);
    MessageQueue whole = MessageQueue.create(localStack, "whole", attributes);
    try (Consumer consumer = Consumer.of(localStack, "consumer", "orders-canary", KEY)) {
      consumer.receiveFrom(filtered, "--filter-criteria", filter());
      filtered.send(message(UUID.randomUUID().toString(), KEY), ORDER);
      assertTrue(filtered.comesDownTo(0), "the order is taken, and the canary's message dropped");

      consumer.receiveFrom(whole);
      String id = UUID.randomUUID().toString();
      String forged = message(UUID.randomUUID().toString(), "another");
      whole.send(ORDER, "{\"garbage\": 1}", forged, message(id, KEY), message(id, KEY));
      List<Map<String, Object>> counted = consumer.counted(3);
      assertEquals(1, counted.stream().filter(it -> it.containsKey("MarkerRejected")).count());
      List<Map<String, Object>> received =
          counted.stream().filter(it -> it.containsKey("Received")).toList();
      assertEquals(List.of(id, id), received.stream().map(it -> it.get("id")).toList());
      assertEquals(List.of(0, 1), received.stream().map(it -> it.get("Duplicate")).toList());
      System.out.printf("full: a canary message took %s ms%n", received.getFirst().get("Delay"));
      assertTrue(whole.comesDownTo(2), "all but the garbage and the forgery is taken");
    } finally {
      filtered.delete();
      whole.delete();
    }
  }

  private String message(String id, String key) {
    return Payload.combined(id, fresh, key).body();
  }

  /** As the README prints it. */
  private static String filter() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .map(String::strip)
        .filter(it -> it.startsWith("{\"Filters\""))
        .findFirst()
        .orElseThrow();
  }
}
