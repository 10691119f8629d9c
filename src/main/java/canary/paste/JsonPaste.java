package canary.paste;

import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.json.NotJson;
import canary.probe.DefaultResponse;
import canary.probe.Reply;
import canary.probe.SentRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text that is JSON as a whole: a body, a noted response, a record of a log, the answer of
 * TestInvokeMethod, or any of them inside a JSON string.
 */
final class JsonPaste {
  private static final int MOST_EVENTS = 500;
  private static final int MOST_TEXTS = 40;

  private JsonPaste() {}

  static Optional<Paste> in(String text, int depth) {
    if (text.isEmpty() || "{[\"".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    try {
      return value(JsonReader.read(text), text, depth);
    } catch (NotJson e) {
      return Optional.empty();
    }
  }

  private static Optional<Paste> value(Object json, String text, int depth) {
    return switch (json) {
      case String inside -> PasteReader.read(inside, depth + 1);
      case Map<?, ?> object -> object(object, text, depth);
      case List<?> list -> PasteReader.read(messages(list), depth + 1);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Paste> object(Map<?, ?> object, String text, int depth) {
    if (object.get("response") instanceof Map<?, ?> || object.get("response") instanceof String) {
      return value(object.get("response"), JsonWriter.write(object.get("response")), depth + 1)
          .map(
              it ->
                  object.get("request") instanceof Map<?, ?> sent
                      ? it.after(SentRequest.of(sent))
                      : it);
    }
    if (object.get("log") instanceof String log) {
      return PasteReader.read(log, depth + 1).or(() -> noted(object, depth));
    }
    for (var events : List.of("events", "logEvents")) {
      if (object.get(events) instanceof List<?> list) {
        return PasteReader.read(messages(list), depth + 1);
      }
    }
    return noted(object, depth)
        .or(() -> delivery(object, depth))
        .or(() -> record(object))
        .or(() -> body(text))
        .or(() -> texts(object, depth));
  }

  /** A response as it was noted: status, headers and body under these names. */
  private static Optional<Paste> noted(Map<?, ?> object, int depth) {
    var status = number(object, "status").or(() -> number(object, "statusCode"));
    var body = object.get("body");
    return status.isEmpty() && !object.containsKey("headers") || body == null
        ? Optional.empty()
        : Optional.of(
            PasteReader.read(
                new Reply(
                    status.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    headers(object.get("headers")),
                    body instanceof String text ? text : JsonWriter.write(body)),
                depth + 1));
  }

  /**
   * What SQS answered to SNS; the id beside it is the one of the notification.
   * https://docs.aws.amazon.com/sns/latest/dg/topics-attrib.html
   */
  private static Optional<Paste> delivery(Map<?, ?> object, int depth) {
    return object.get("delivery") instanceof Map<?, ?> delivery
            && delivery.get("providerResponse") instanceof String answer
        ? PasteReader.read(answer, depth + 1)
        : Optional.empty();
  }

  /**
   * A record of an access log, whose members bear the names that the template of the log gives
   * them.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
   */
  private static Optional<Paste> record(Map<?, ?> object) {
    var names = new HashMap<String, String>();
    object.forEach(
        (name, value) ->
            names.put(
                String.valueOf(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""),
                value == null ? "-" : String.valueOf(value)));
    var status =
        first(names, "status", "statuscode", "responsestatus")
            .filter(it -> it.matches("[1-5]\\d{2}"));
    var type = first(names, "errorresponsetype", "responsetype", "gatewayresponsetype");
    var message =
        first(
            names,
            "integrationerrormessage",
            "integrationerror",
            "errormessage",
            "error",
            "message");
    var isRecord =
        Stream.of(
                "requestid", "stage", "resourcepath", "httpmethod", "requesttime", "sourceip", "ip")
            .anyMatch(names::containsKey);
    if (status.isEmpty() || !isRecord) {
      return Optional.empty();
    }
    var code = Integer.parseInt(status.get());
    var reply =
        type.flatMap(DefaultResponse::of)
            .map(
                it ->
                    LogPaste.gateway(
                        code,
                        it.code(),
                        message.filter(words -> !words.equals("-")).orElse(it.sentence())))
            .or(
                () ->
                    message
                        .flatMap(it -> PasteReader.read(it, 3))
                        .map(
                            it ->
                                new Reply(
                                    OptionalInt.of(code), it.reply().headers(), it.reply().body())))
            .orElseGet(() -> Reply.of(code, Map.of(), ""));
    return Optional.of(Paste.of("a record of an access log of API Gateway", reply));
  }

  private static Optional<Paste> body(String text) {
    var reply = Reply.ofWords(text);
    return PasteReader.isKnown(reply)
        ? Optional.of(Paste.of("a body in JSON", reply))
        : Optional.empty();
  }

  /** For any object: one of its texts may be the reply, an error's before all others. */
  private static Optional<Paste> texts(Map<?, ?> object, int depth) {
    var whole =
        Stream.of(
                "errorType",
                "name",
                "code",
                "Code",
                "ErrorCode",
                "errorMessage",
                "message",
                "Message",
                "ErrorMessage")
            .flatMap(it -> text(object, it).stream())
            .collect(Collectors.joining(": "));
    return SdkPaste.in(whole + statusOf(object))
        .or(
            () ->
                Stream.concat(
                        Stream.of("errorMessage", "@message", "message", "error").map(object::get),
                        object.values().stream())
                    .filter(it -> it instanceof String || it instanceof Map<?, ?>)
                    .limit(MOST_TEXTS)
                    .map(it -> it instanceof String inside ? inside : JsonWriter.write(it))
                    .flatMap(it -> PasteReader.read(it, depth + 1).stream())
                    .findFirst());
  }

  private static String statusOf(Map<?, ?> object) {
    return number(object, "statusCode").map(it -> " StatusCode: " + it).orElse("");
  }

  private static String messages(List<?> events) {
    return events.stream()
        .limit(MOST_EVENTS)
        .map(
            it ->
                it instanceof Map<?, ?> event
                    ? text(event, "message").or(() -> text(event, "@message")).orElse("")
                    : String.valueOf(it))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> headers(Object headers) {
    var read = new HashMap<String, String>();
    if (headers instanceof Map<?, ?> named) {
      named.forEach(
          (name, value) ->
              read.put(
                  String.valueOf(name),
                  String.valueOf(
                      value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value)));
    }
    return read;
  }

  private static Optional<String> first(Map<String, String> names, String... wanted) {
    return Stream.of(wanted)
        .flatMap(it -> Optional.ofNullable(names.get(it)).stream())
        .filter(it -> !it.equals("-") && !it.isBlank())
        .findFirst();
  }

  private static Optional<Integer> number(Map<?, ?> object, String name) {
    return object.get(name) instanceof Integer number && number >= 100 && number <= 599
        ? Optional.of(number)
        : Optional.empty();
  }

  private static Optional<String> text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
