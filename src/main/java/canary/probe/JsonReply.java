package canary.probe;

import canary.json.JsonReader;
import canary.json.NotJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Replies in JSON: SQS's two protocols, API Gateway's message, and what a response template makes
 * of any of them.
 */
final class JsonReply {
  /** More objects than any answer on this path has; the rest of a hostile one is not looked at. */
  private static final int MOST_OBJECTS = 200;

  private JsonReply() {}

  static Optional<ParsedReply> read(Reply reply, String body) {
    return objects(body)
        .map(
            objects ->
                objects.stream().anyMatch(JsonReply::tookSome) ? withoutFailed(objects) : objects)
        .flatMap(
            objects ->
                first(objects, object -> error(reply, object))
                    .or(() -> first(objects, JsonReply::accepted))
                    .or(
                        () ->
                            first(
                                objects,
                                object -> message(object).map(words -> message(reply, words))))
                    .or(() -> Optional.of(ReplyReader.unrecognized(reply))));
  }

  /** The {@code message} or {@code Message} of a JSON body, if it is one. */
  static Optional<String> message(String body) {
    return objects(body).flatMap(objects -> first(objects, JsonReply::message));
  }

  private static Optional<ParsedReply> error(Reply reply, Map<?, ?> object) {
    var code =
        text(object, "__type")
            .or(() -> message(object).isPresent() ? text(object, "Code") : Optional.empty());
    return code.or(() -> text(object, "Code").filter(_ -> object.containsKey("Type")))
        .map(
            it -> {
              var refusal =
                  Refusal.of(
                      Layer.QUEUE,
                      QueueErrors.queryName(it),
                      message(object).orElse(""),
                      requestId(reply));
              return new ParsedReply.Refused(
                  it.contains("com.amazon.coral.service#Unknown") ? refusal.enveloped() : refusal);
            });
  }

  /** A batch of which SQS took some: what failed of it says nothing about the others. */
  private static boolean tookSome(Map<?, ?> object) {
    return object.get("Successful") instanceof List<?> list && !list.isEmpty();
  }

  private static List<Map<?, ?>> withoutFailed(List<Map<?, ?>> objects) {
    return objects.stream().filter(it -> !it.containsKey("SenderFault")).toList();
  }

  private static String requestId(Reply reply) {
    return objects(reply.body().strip())
        .flatMap(
            objects ->
                first(
                    objects,
                    object -> text(object, "RequestId").or(() -> text(object, "requestId"))))
        .orElse(reply.header("x-amzn-RequestId"));
  }

  private static Optional<ParsedReply> accepted(Map<?, ?> object) {
    return text(object, "MessageId")
        .or(() -> text(object, "messageId"))
        .map(
            id ->
                new ParsedReply.Accepted(
                    id,
                    text(object, "MD5OfMessageBody")
                        .or(() -> text(object, "md5OfMessageBody"))
                        .or(() -> text(object, "md5OfBody"))
                        .orElse("")));
  }

  /**
   * A bare message: API Gateway's when it is one of its sentences, a denial when it is worded as
   * one.
   */
  private static ParsedReply message(Reply reply, String words) {
    return GatewayErrors.typeOf(words)
        .map(type -> ReplyReader.refused(reply, Layer.GATEWAY, type, words))
        .or(() -> Denial.in(words).map(denial -> ReplyReader.denied(reply, denial, words)))
        .orElseGet(() -> ReplyReader.unrecognized(reply));
  }

  private static Optional<String> message(Map<?, ?> object) {
    return text(object, "message").or(() -> text(object, "Message"));
  }

  private static Optional<String> text(Map<?, ?> object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static <T> Optional<T> first(
      List<Map<?, ?>> objects, java.util.function.Function<Map<?, ?>, Optional<T>> reading) {
    return objects.stream().flatMap(object -> reading.apply(object).stream()).findFirst();
  }

  /** All objects of the body, outermost first; empty when it is not a JSON object. */
  private static Optional<List<Map<?, ?>>> objects(String body) {
    try {
      if (!(JsonReader.read(body) instanceof Map<?, ?> root)) {
        return Optional.empty();
      }
      var found = new ArrayList<Map<?, ?>>();
      var waiting = new ArrayDeque<Map<?, ?>>(List.of(root));
      while (!waiting.isEmpty() && found.size() < MOST_OBJECTS) {
        var object = waiting.remove();
        found.add(object);
        object.values().stream().flatMap(JsonReply::inside).forEach(waiting::add);
      }
      return Optional.of(found);
    } catch (NotJson e) {
      return Optional.empty();
    }
  }

  private static Stream<Map<?, ?>> inside(Object value) {
    return switch (value) {
      case Map<?, ?> object -> Stream.of(object);
      case List<?> list -> list.stream().limit(MOST_OBJECTS).flatMap(JsonReply::inside);
      case null, default -> Stream.empty();
    };
  }
}
