package canary.probe;

import canary.json.JsonReader;
import canary.json.NotJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replies in JSON: SQS's two protocols, API Gateway's message, and what a response template makes
 * of any of them.
 */
final class JsonReply {
  /** More objects than any answer on this path has; the rest of a hostile one is not looked at. */
  private static final int MOST_OBJECTS = 200;

  private JsonReply() {}

  static Optional<ParsedReply> read(Reply reply, String body) {
    var objects = withoutFailed(objects(body));
    for (var object : objects) {
      var error = error(reply, object, objects);
      if (error.isPresent()) {
        return error;
      }
    }
    for (var object : objects) {
      var accepted = accepted(object);
      if (accepted.isPresent()) {
        return accepted;
      }
    }
    return objects.isEmpty() ? Optional.empty() : Optional.of(message(reply, objects));
  }

  /** The {@code message} or {@code Message} of a JSON body, if it is one. */
  static Optional<String> message(String body) {
    return first(objects(body), "message", "Message");
  }

  /** A code without a sentence has the one that stands around it, as loggers write both. */
  private static Optional<ParsedReply> error(
      Reply reply, Map<?, ?> object, List<Map<?, ?>> objects) {
    var code = code(object);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    var refusal =
        Refusal.of(
            Layer.QUEUE,
            QueueErrors.queryName(code.get()),
            text(object, "message", "Message")
                .or(() -> first(objects, "message", "Message"))
                .orElse(""),
            requestId(reply));
    return Optional.of(
        new ParsedReply.Refused(
            code.get().contains("com.amazon.coral.service#Unknown")
                ? refusal.enveloped()
                : refusal));
  }

  private static Optional<String> code(Map<?, ?> object) {
    var type = text(object, "__type");
    return type.isEmpty()
            && (object.containsKey("Type") || text(object, "message", "Message").isPresent())
        ? text(object, "Code")
        : type;
  }

  /** A batch of which SQS took some: what failed of it says nothing about the others. */
  private static List<Map<?, ?>> withoutFailed(List<Map<?, ?>> objects) {
    for (var object : objects) {
      if (object.get("Successful") instanceof List<?> taken && !taken.isEmpty()) {
        return objects.stream().filter(it -> !it.containsKey("SenderFault")).toList();
      }
    }
    return objects;
  }

  private static String requestId(Reply reply) {
    return first(objects(reply.body().strip()), "RequestId", "requestId")
        .orElse(reply.header("x-amzn-RequestId"));
  }

  private static Optional<ParsedReply> accepted(Map<?, ?> object) {
    var id = text(object, "MessageId", "messageId");
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ParsedReply.Accepted(
                id.get(),
                text(object, "MD5OfMessageBody", "md5OfMessageBody", "md5OfBody").orElse("")));
  }

  /**
   * A bare message: API Gateway's when it is one of its sentences, a denial when it is worded as
   * one.
   */
  private static ParsedReply message(Reply reply, List<Map<?, ?>> objects) {
    var words = first(objects, "message", "Message").orElse("");
    return GatewayErrors.typeOf(words)
        .map(type -> ReplyReader.refused(reply, Layer.GATEWAY, type, words))
        .or(() -> Denial.in(words).map(denial -> ReplyReader.denied(reply, denial, words)))
        .orElseGet(() -> ReplyReader.unrecognized(reply));
  }

  private static Optional<String> first(List<Map<?, ?>> objects, String... names) {
    return objects.stream().flatMap(object -> text(object, names).stream()).findFirst();
  }

  /** Of the first of these members that holds one. */
  private static Optional<String> text(Map<?, ?> object, String... names) {
    for (var name : names) {
      if (object.get(name) instanceof String text && !text.isBlank()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  /** All objects of the body, outermost first; none when it is not a JSON object. */
  private static List<Map<?, ?>> objects(String body) {
    try {
      if (!(JsonReader.read(body) instanceof Map<?, ?> root)) {
        return List.of();
      }
      var found = new ArrayList<Map<?, ?>>();
      var waiting = new ArrayDeque<Map<?, ?>>(List.of(root));
      while (!waiting.isEmpty() && found.size() < MOST_OBJECTS) {
        var object = waiting.remove();
        found.add(object);
        for (var value : object.values()) {
          addInside(value, waiting);
        }
      }
      return found;
    } catch (NotJson e) {
      return List.of();
    }
  }

  private static void addInside(Object value, Collection<Map<?, ?>> objects) {
    if (value instanceof Map<?, ?> object) {
      objects.add(object);
    } else if (value instanceof List<?> list) {
      for (var element : list.subList(0, Math.min(list.size(), MOST_OBJECTS))) {
        addInside(element, objects);
      }
    }
  }
}
