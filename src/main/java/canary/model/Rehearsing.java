package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.finding.Json;
import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.probe.Payload;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes requests and thinks each through. */
record Rehearsing(RequestPath path, Map<String, Object> known) {
  static final Payload PLAIN = Payload.plain("0", Instant.EPOCH, "");

  /** Its Base64 has a + wherever it stands. */
  private static final String PLUS_IN_BASE64 = ">>>>>>>>";

  /** What CloudFront and API Gateway add to a request's headers. */
  private static final Set<String> ADDED =
      Set.of(
          "Host",
          "User-Agent",
          "Via",
          "X-Amz-Cf-Id",
          "X-Amzn-Trace-Id",
          "X-Forwarded-For",
          "X-Forwarded-Port",
          "X-Forwarded-Proto");

  static Received plainRequest() {
    return request(PLAIN.body(), Map.of(), "1");
  }

  private static Received request(String body, Map<String, String> headers, String standIn) {
    var all = new HashMap<>(headers);
    all.putIfAbsent("Content-Type", "application/json");
    all.put("Accept", "application/json");
    ADDED.forEach(name -> all.putIfAbsent(name, standIn));
    return new Received(all, Map.of(), Map.of(), body.getBytes(UTF_8));
  }

  /** A message that has what is asked for, each with this text, and one member more. */
  Trial fitted(Set<String> needs, String text, String standIn) {
    var body = new LinkedHashMap<>(Json.object(JsonReader.read(PLAIN.body())).orElseThrow());
    body.put("text", text);
    var params = new HashMap<String, String>();
    for (var need : needs) {
      if (need.startsWith("$.")) {
        put(body, List.of(need.substring(2).split("\\.")), text);
      } else {
        params.put(need, text);
      }
    }
    return trial(JsonWriter.write(body), params, standIn);
  }

  @SuppressWarnings("unchecked") // only maps that were put here
  private static void put(Map<String, Object> body, List<String> names, String text) {
    var at = body;
    for (var name : names.subList(0, names.size() - 1)) {
      if (!(at.get(name) instanceof HashMap<?, ?>)) {
        at.put(name, new HashMap<String, Object>());
      }
      at = (Map<String, Object>) at.get(name);
    }
    at.putIfAbsent(names.getLast(), text);
  }

  Trial trial(String body, Map<String, String> headers, String standIn) {
    var notes = new Notes();
    var effect =
        path.of(request(body, headers, standIn), OpenContext.of(known, standIn, notes), notes);
    return new Trial(effect, notes.missing(), notes.isOpen(), notes.isNotText());
  }

  /** Whether the + of a value's Base64 is read as a blank. */
  boolean addsBlank(Set<String> needs) {
    return !fitted(needs, "qqqqqqqq", "1").body().contains(" ")
        && fitted(needs, PLUS_IN_BASE64, "1").body().contains(" ");
  }

  /**
   * Whether a request of another content type is SQS's own.
   *
   * @param message that the integration sends otherwise
   */
  boolean clientsWrite(Optional<SendMessage> message) {
    var form =
        "Action=SendMessage&MessageBody=x&DelaySeconds=0"
            + (path.queue().fifo() ? "&MessageGroupId=x&MessageDeduplicationId=x" : "")
            + message.map(it -> "&QueueUrl=" + URLEncoder.encode(it.queueUrl(), UTF_8)).orElse("");
    return Stream.of("text/plain", Hearing.FORM)
        .flatMap(type -> trial(form, Map.of("Content-Type", type), "1").message().stream())
        .anyMatch(
            it -> it.body().equals(Optional.of("x")) && it.delaySeconds().equals(Optional.of("0")));
  }
}
