package canary.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.event.Event.Captured;
import canary.finding.Arn;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

class EventTest {
  private static final Event EVERYTHING = new Event.Probe(Optional.empty(), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{}",
        "{\"mode\":\"probe\",\"notify\":true,\"scheduledTime\":\"2026-11-23T08:00:00Z\"}"
      })
  void theScheduleProbesEverything(String json) {
    assertEquals(EVERYTHING, Event.of(json));
  }

  @Test
  void anEventOfEventBridgeProbesEverything() {
    assertEquals(EVERYTHING, Event.of(JSON.std.asString(serialized(scheduledEvent()))));
  }

  @Test
  void aManualRunNamesItsTarget() {
    assertEquals(
        new Event.Probe(Optional.of("orders"), false),
        Event.of("{\"mode\":\"probe\",\"target\":\"orders\",\"notify\":false}"));
    assertEquals(
        new Event.Inspect(Optional.of("orders"), Optional.empty()),
        Event.of("{\"mode\":\"inspect\",\"target\":\"orders\"}"));
  }

  /** An API that is no target is named by its URL, by the ARN of its method, or by its parts. */
  @Test
  void anyMethodCanBeInspected() {
    var place =
        AddressParser.ofUrl("https://abc123.execute-api.eu-west-1.amazonaws.com/prod/a/b", "")
            .orElseThrow()
            .meaning(
                Arn.parse("arn:aws:sqs:eu-west-1:111122223333:q"),
                Optional.empty(),
                Optional.empty(),
                List.of());
    for (var names :
        List.of(
            "\"url\":\"https://abc123.execute-api.eu-west-1.amazonaws.com/prod/a/b\"",
            "\"arn\":\"arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/POST/a/b\"",
            "\"apiId\":\"abc123\",\"stage\":\"prod\",\"path\":\"/a/b\",\"region\":\"eu-west-1\"")) {
      assertEquals(
          new Event.Inspect(Optional.empty(), Optional.of(place)),
          Event.of(
              "{\"mode\":\"inspect\","
                  + names
                  + ",\"queueArn\":\"arn:aws:sqs:eu-west-1:111122223333:q\"}"));
    }
  }

  @Test
  void consumersOfAMethodAreAListOfRoles() {
    var inspect =
        assertInstanceOf(
            Event.Inspect.class,
            Event.of(
                "{\"mode\":\"inspect\",\"arn\":"
                    + "\"arn:aws:execute-api:eu-west-1:111122223333:abc123/prod/POST/a\","
                    + "\"consumerRoleArns\":[\"arn:aws:iam::111122223333:role/worker\"]}"));
    assertEquals(
        Optional.of(List.of(Arn.parse("arn:aws:iam::111122223333:role/worker").orElseThrow())),
        inspect.place().map(it -> it.consumerRoleArns()));
  }

  @Test
  void aMethodThatCannotBeReadIsAMistake() {
    for (var names :
        List.of(
            "\"url\":\"https://example.com/prod\"",
            "\"url\":\"example.com\"",
            "\"arn\":7",
            "\"apiId\":\"abc\"",
            "\"apiId\":\"a\",\"queueArn\":1",
            "\"apiId\":\"a\",\"consumerRoleArns\":1",
            "\"apiId\":\"a\",\"consumerRoleArns\":[\"worker\"]")) {
      assertInstanceOf(
          Event.Unreadable.class, Event.of("{\"mode\":\"inspect\"," + names + "}"), names);
    }
  }

  @Test
  void oneReplyIsExplained() {
    var explain =
        assertInstanceOf(
            Event.Explain.class,
            Event.of(
                "{\"mode\":\"explain\",\"response\":{\"status\":403,\"headers\":{\"X-Amzn-ErrorType\":[\"A\",\"B\"]},\"body\":{\"message\":\"Forbidden\"}}}"));
    var reply =
        assertInstanceOf(Captured.Readable.class, explain.captured().getFirst()).paste().reply();
    assertEquals(403, reply.status().getAsInt());
    assertEquals("A", reply.header("x-amzn-errortype"));
    assertEquals("{\"message\":\"Forbidden\"}", reply.body());
  }

  @Test
  void manyRepliesAreExplainedAndGarbageAmongThemIsTold() {
    var explain =
        assertInstanceOf(
            Event.Explain.class,
            Event.of(
                "{\"responses\":[\"words\",7,null,{},{\"status\":\"x\"},{\"status\":99},{\"headers\":[]},{\"body\":\"b\"}]}"));
    assertTrue(explain.many());
    assertEquals(
        List.of(true, false, false, false, false, false, false, true),
        explain.captured().stream().map(Captured.Readable.class::isInstance).toList());
  }

  @Test
  void aHundredRepliesAreExplainedAndTheRestIsCounted() {
    var event = Event.of("{\"responses\":[" + "\"words\",".repeat(10_000) + "\"words\"]}");
    var captured = assertInstanceOf(Event.Explain.class, event).captured();
    assertEquals(101, captured.size());
    assertEquals(
        new Captured.Garbage("9901 more responses are not explained: use at most 100 an event"),
        captured.getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                            | the event is not JSON
          [1]                          | the event is not a JSON object
          "words"                      | the event is not a JSON object
          {"mode":"dance"}             | mode 'dance' is invalid: use probe, inspect, explain or setup
          {"mode":7}                   | mode '7' is invalid: use probe, inspect, explain or setup
          {"format":"html"}            | format 'html' is invalid: use text or json
          {"target":7}                 | target '7' is invalid: use the name of a target
          {"notify":"yes"}             | notify 'yes' is invalid: use true or false
          {"responses":7}              | responses '7' is invalid: use a list
          {"mode":"explain"}           | response '' is invalid: use
          """)
  void garbageIsToldBySayingWhatIsWanted(String json, String mistake) {
    var mistakes = assertInstanceOf(Event.Unreadable.class, Event.of(json)).mistakes();
    assertTrue(mistakes.stream().anyMatch(it -> it.startsWith(mistake)), mistakes.toString());
  }

  @Test
  void allMistakesAreToldAtOnce() {
    var event = Event.of("{\"mode\":\"dance\",\"target\":7,\"notify\":\"yes\"}");
    assertEquals(3, assertInstanceOf(Event.Unreadable.class, event).mistakes().size());
  }

  /** A value of any length is shown in one that people read. */
  @Test
  void aLongValueIsCut() {
    var event = Event.of("{\"mode\":\"" + "m".repeat(100_000) + "\"}");
    var mistake = assertInstanceOf(Event.Unreadable.class, event).mistakes().getFirst();
    assertTrue(mistake.length() < 200, mistake);
  }

  /** What users find in events/ is read as what its name says. */
  @Test
  void theEventsOfTheRepositoryAreReadable() throws IOException {
    try (var files = Files.list(Path.of("events"))) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString();
        var kind =
            name.startsWith("explain")
                ? Event.Explain.class
                : name.startsWith("inspect")
                    ? Event.Inspect.class
                    : name.startsWith("setup") ? Event.Setup.class : Event.Probe.class;
        assertInstanceOf(kind, Event.of(Files.readString(file)), name);
      }
    }
  }

  private static ScheduledEvent scheduledEvent() {
    return new ScheduledEvent()
        .withId("cdc73f9d-aea9-11e3-9d5a-835b769c0d9c")
        .withDetailType("Scheduled Event")
        .withSource("aws.events")
        .withAccount("111122223333")
        .withTime(new DateTime(2026, 11, 23, 8, 0, DateTimeZone.UTC))
        .withRegion("eu-west-1")
        .withResources(List.of("arn:aws:events:eu-west-1:111122223333:rule/every-minute"))
        .withDetail(Map.of());
  }

  /**
   * As EventBridge writes it:
   * https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
   */
  private static Map<String, Object> serialized(ScheduledEvent event) {
    var json = new LinkedHashMap<String, Object>();
    json.put("version", "0");
    json.put("id", event.getId());
    json.put("detail-type", event.getDetailType());
    json.put("source", event.getSource());
    json.put("account", event.getAccount());
    json.put("time", event.getTime().toString());
    json.put("region", event.getRegion());
    json.put("resources", event.getResources());
    json.put("detail", event.getDetail());
    return json;
  }

  /** An event may carry what somebody pasted; GitHub publishes the form of its tokens. */
  @Test
  void aMistakeShowsNoSecret() {
    var token = "ghp_" + "a1B2c3D4e5".repeat(4).substring(0, 36);
    for (var member : List.of("mode", "target", "notify", "responses")) {
      var event = JSON.std.asString(Map.of(member, Map.of("token", token)));
      assertFalse(Event.of(event).toString().contains(token), event);
    }
    assertFalse(Event.of("{\"mode\":\"" + token + "\"}").toString().contains(token));
  }
}
