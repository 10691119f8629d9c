package canary.model;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.RestApi;
import canary.evidence.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of a request through an integration to a queue, executed: what API Gateway makes of the
 * request, and what SQS makes of the result.
 *
 * @param binaryMediaTypes of the API
 * @param queue that the integration leads to
 */
public record RequestPath(
    Integration integration,
    Map<String, String> stageVariables,
    List<String> binaryMediaTypes,
    QueueTraits queue) {

  /** The path through this integration on the stage that was read, to the queue that was read. */
  public static RequestPath through(Integration integration, Evidence account) {
    var traits =
        account
            .queue()
            .found()
            .map(
                it ->
                    new QueueTraits(
                        it.isFifo(),
                        it.deduplicatesByContent(),
                        it.maximumMessageSize().orElse(QueueTraits.LARGEST)))
            .or(() -> account.place().queueArn().map(it -> QueueTraits.named(it.resource())))
            .orElseGet(() -> QueueTraits.named(integration.uri()));
    return new RequestPath(
        integration,
        account.stage().found().map(Stage::variables).orElse(Map.of()),
        account.api().found().map(RestApi::binaryMediaTypes).orElse(List.of()),
        traits);
  }

  /**
   * What becomes of a request.
   *
   * @param context the variables under {@code $context}
   */
  SendResult of(Received request, Map<String, Object> context, Notes notes) {
    ServiceCall call;
    try {
      call =
          ServiceCall.of(
              integration,
              request,
              new Surroundings(context, stageVariables, binaryMediaTypes, notes));
    } catch (Stopped stopped) {
      return stopped.kind() == Stopped.Kind.NOT_MODELED
          ? new SendResult.NotKnown(stopped.getMessage())
          : new SendResult.NotCalled(stopped.kind(), stopped.getMessage());
    }
    return switch (Hearing.of(call)) {
      case Heard.NotRecorded(var what) -> new SendResult.NotKnown(what);
      case Heard.NoOperation _ -> new SendResult.NoMessage("SQS finds no operation in the request");
      case Heard.Other(var action) when action.equals("SendMessageBatch") ->
          new SendResult.NotKnown("what SQS makes of SendMessageBatch");
      case Heard.Other(var action) -> new SendResult.OtherOperation(action);
      case Heard.Refused(var error, var dialect) -> new SendResult.Refused(error, dialect);
      case Heard.Sending(var message, var dialect, var assumed) ->
          refusal(call, message, dialect)
              .orElseGet(() -> new SendResult.Sent(message, dialect, assumed));
    };
  }

  private Optional<SendResult> refusal(ServiceCall call, SendMessage message, Dialect dialect) {
    var address = QueueAddress.of(message.queueUrl());
    var here =
        address.filter(
            it -> it.region().filter(region -> !region.equals(call.endpoint().region())).isEmpty());
    return (here.isEmpty()
            ? Optional.of(QueueAddress.noAddress(message.queueUrl()))
            : new Validation(message, queue).firstFault())
        .map(error -> new SendResult.Refused(error, dialect));
  }

  /** Whether content handling makes Base64 of a payload of this type. */
  public boolean converts(String contentType) {
    return ContentHandling.of(integration.contentHandling()) == ContentHandling.CONVERT_TO_TEXT
        && ContentHandling.matches(contentType, binaryMediaTypes);
  }
}
