package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.evidence.Derived;
import canary.json.JsonWriter;
import canary.probe.Format;
import canary.probe.Payload;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a client's requests and thinks each through, once. */
record Rehearsing(RequestPath path, Client client, Derived derived) {
  /** Its Base64 has a + wherever it stands. */
  private static final String PLUS_IN_BASE64 = ">>>>>>>>";

  Rehearsing(RequestPath path, Client client) {
    this(path, client, new Derived());
  }

  /**
   * A message that has what is asked for, each with this text, and this text beside; where the
   * client's body has no place for it, it is put there.
   */
  Trial fitted(Set<String> needs, String text, String standIn) {
    var sent = client.message().payload(text, id(standIn));
    return trial(
        new Payload(fitted(sent.body(), needs, text), sent.query()),
        parameters(needs, text),
        standIn);
  }

  /** The parameters among what is asked for, each with this text. */
  Map<String, String> parameters(Set<String> needs, String text) {
    return needs.stream()
        .filter(it -> !isMember(it))
        .collect(Collectors.toMap(it -> it, _ -> text));
  }

  /** An id of the form that the canary's have. */
  static String id(String digit) {
    return "c0000000-0000-4000-8000-00000000000" + digit;
  }

  /** A body with the members among what is asked for. */
  String fitted(String body, Set<String> needs, String text) {
    var hasText = client.message().bodyShowsDamage();
    if (client.message().format() != Format.JSON
        || !(JsonValue.of(body) instanceof Map<?, ?> object)) {
      return hasText || body.isEmpty() ? body : body + client.message().format().escaped(text);
    }
    var members = new LinkedHashMap<String, Object>();
    object.forEach((name, member) -> members.put(name.toString(), member));
    if (!hasText) {
      members.put("text", text);
    }
    needs.stream()
        .filter(Rehearsing::isMember)
        .forEach(it -> put(members, List.of(it.substring(2).split("\\.")), text));
    return JsonWriter.write(members);
  }

  static boolean isMember(String need) {
    return need.startsWith("$.");
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

  /** A request with this payload and what goes with it. */
  Trial trial(Payload payload) {
    return trial(payload, Map.of(), "1");
  }

  /** The same, where this stands for each value that only API Gateway knows. */
  Trial trial(Payload payload, Map<String, String> params, String standIn) {
    return derived.once(
        Trial.class, List.of(payload, params, standIn), () -> tried(payload, params, standIn));
  }

  private Trial tried(Payload payload, Map<String, String> params, String standIn) {
    var notes = new Notes();
    var effect =
        path.of(
            client.request(payload, params, standIn),
            OpenContext.of(client.context(), standIn, notes),
            notes);
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
        new Payload(
            "Action=SendMessage&MessageBody=x&DelaySeconds=0"
                + (path.queue().fifo() ? "&MessageGroupId=x&MessageDeduplicationId=x" : "")
                + message
                    .map(it -> "&QueueUrl=" + URLEncoder.encode(it.queueUrl(), UTF_8))
                    .orElse(""));
    return Stream.of("text/plain", Hearing.FORM)
        .map(type -> new Rehearsing(path, client.sending(type)).trial(form))
        .flatMap(it -> it.message().stream())
        .anyMatch(
            it -> it.body().equals(Optional.of("x")) && it.delaySeconds().equals(Optional.of("0")));
  }

  /** What SQS is sent of a payload as the body of the call; empty where nothing is sent. */
  String rendered(Payload payload) {
    return derived.once(String.class, payload, () -> render(payload));
  }

  private String render(Payload payload) {
    var notes = new Notes();
    try {
      return new String(
          ServiceCall.body(
              path.integration(),
              client.request(payload, Map.of(), "1"),
              new Surroundings(
                  OpenContext.of(client.context(), "1", notes),
                  path.stageVariables(),
                  path.binaryMediaTypes(),
                  notes)),
          UTF_8);
    } catch (Stopped stopped) {
      return "";
    }
  }
}
