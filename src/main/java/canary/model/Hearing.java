package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;

/** Reads a call in the protocol in which SQS understands it. */
public final class Hearing {
  static final String FORM = "application/x-www-form-urlencoded";
  static final String JSON = "application/x-amz-json-1.0";

  private static final String NOT_OF_A_FORM =
      "that SQS takes an Action from the query string where the Content-Type is not that of a form";

  private Hearing() {}

  public static Heard of(ServiceCall call) {
    return switch (read(call)) {
      case Heard.Sending(var message, _, _)
          when message.delaySeconds().filter(it -> !it.matches("-?\\d{1,9}")).isPresent() ->
          new Heard.NotRecorded(
              "what SQS says to \"%s\" as DelaySeconds"
                  .formatted(message.delaySeconds().orElse("")));
      case Heard.Sending(var message, _, _)
          when new AttributeCheck(message.attributes()).isOpen() ->
          new Heard.NotRecorded("what SQS says to white space around a type or a Number");
      case Heard heard -> heard;
    };
  }

  private static Heard read(ServiceCall call) {
    if (!call.endpoint().service().equals("sqs")) {
      return new Heard.NotRecorded("a call to " + call.endpoint().service());
    }
    QueryProtocol query = new QueryProtocol(call);
    if (!call.method().equals("POST")) {
      return query.read(call.query());
    }
    String target = call.header("X-Amz-Target");
    return switch (mediaType(call)) {
      case FORM -> query.read(new String(call.body(), UTF_8), call.query());
      case JSON ->
          target.isEmpty()
              ? new Heard.NoOperation(Heard.ErrorFormat.XML)
              : new JsonProtocol(target).read(call.body());
      case String type when saysAction(call) ->
          query.read(call.query()) instanceof Heard.Sending(var message, var dialect, _)
              ? new Heard.Sending(message, dialect, Set.of(NOT_OF_A_FORM))
              : new Heard.NotRecorded(NOT_OF_A_FORM + ", here " + type);
      case "application/json" -> new Heard.NoOperation(Heard.ErrorFormat.ENVELOPE);
      case String _ -> new Heard.NoOperation(Heard.ErrorFormat.XML);
    };
  }

  private static boolean saysAction(ServiceCall call) {
    return Form.read(call.query()).flatMap(form -> form.first("Action")).isPresent();
  }

  /**
   * The Content-Type without its parameters: SDKs send the form's with a charset, and SQS takes it.
   */
  private static String mediaType(ServiceCall call) {
    return call.header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
