package canary.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import canary.probe.Payload;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** What the canary sends is known again by a consumer, and nothing else is. */
class CanaryMessagesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Instant FRESH = NOW.plus(Duration.ofMinutes(15));
  private static final String ID = UUID.randomUUID().toString();
  private static final String KEY = "k".repeat(64);

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  private SampleConsumer consumer(String key) {
    return new SampleConsumer(
        new CanaryMessages(
            "stack",
            "orders",
            key,
            Clock.fixed(NOW, ZoneOffset.UTC),
            new PrintStream(log, true, UTF_8)));
  }

  /** The bodies that the consumer could not take for what they are. */
  private static List<String> failed(SampleConsumer consumer, String... bodies) {
    var event = new SQSEvent();
    var records = new ArrayList<SQSMessage>();
    for (var body : bodies) {
      var message = new SQSMessage();
      message.setMessageId("m" + records.size());
      message.setBody(body);
      message.setAttributes(
          Map.of("SentTimestamp", Long.toString(NOW.minusMillis(250).toEpochMilli())));
      records.add(message);
    }
    event.setRecords(records);
    return consumer.handleRequest(event, null).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private List<Map<String, Object>> counted() throws IOException {
    var lines = new ArrayList<Map<String, Object>>();
    for (var line : log.toString(UTF_8).lines().toList()) {
      lines.add(JSON.std.mapFrom(line));
    }
    return lines;
  }

  @Test
  void ordersAndCanaryMessagesAreBothTaken() throws IOException {
    assertEquals(
        List.of("m2"),
        failed(
            consumer(""),
            "{\"order\": 1}",
            Payload.combined(ID, FRESH, "").body(),
            "{\"garbage\": 1}"));
    var line = counted().getFirst();
    assertEquals(1, counted().size());
    assertEquals(1, line.get("Received"));
    assertEquals(250, line.get("Delay"));
    assertEquals(0, line.get("Duplicate"));
    assertEquals("stack", line.get("Canary"));
    assertEquals("orders", line.get("Target"));
  }

  @Test
  void aMessageThatArrivesTwiceIsADuplicate() throws IOException {
    var body = Payload.combined(ID, FRESH, "").body();
    failed(consumer(""), body, body);
    assertEquals(List.of(0, 1), counted().stream().map(it -> it.get("Duplicate")).toList());
  }

  /** An envelope of the mapping template escapes the message's quotation marks. */
  @Test
  void theMarkerIsFoundInAnEnvelope() throws IOException {
    var body = Payload.combined(ID, FRESH, KEY).body();
    assertEquals(
        List.of(),
        failed(
            consumer(KEY),
            "{\"source\":\"api\",\"body\":" + body + "}",
            JSON.std.asString(Map.of("source", "api", "body", body))));
    assertEquals(2, counted().size());
  }

  /** Whoever passes a message on may read its JSON and write it in a layout of their own. */
  @Test
  void theMarkerIsFoundInJsonThatWasWrittenAnew() throws IOException {
    var body = Payload.combined(ID, FRESH, KEY).body();
    assertEquals(
        List.of(),
        failed(
            consumer(KEY),
            JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(JSON.std.mapFrom(body)),
            body.replace(":", ": ").replace(",", ", ")));
    assertEquals(2, counted().stream().filter(it -> it.containsKey("Received")).count());
  }

  /** What a caller writes into a message is not skipped because it looks like the canary's. */
  @Test
  void withAKeyOnlyASignedAndFreshMarkerCounts() throws IOException {
    assertEquals(
        List.of("m1", "m2", "m3"),
        failed(
            consumer(KEY),
            Payload.combined(ID, FRESH, KEY).body(),
            Payload.combined(ID, FRESH, "").body(),
            Payload.combined(ID, FRESH, "another").body(),
            Payload.combined(ID, NOW.minusSeconds(1), KEY).body()));
    assertEquals(3, counted().stream().filter(it -> it.containsKey("MarkerRejected")).count());
  }

  @Test
  void aNameThatWouldBreakTheLineIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CanaryMessages("a\"b", "orders", "", Clock.systemUTC(), System.out));
  }
}
