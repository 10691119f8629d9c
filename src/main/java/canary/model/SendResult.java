package canary.model;

import java.util.Set;

/** The end of one request that passes an integration on its way to SQS. */
public sealed interface SendResult {
  /**
   * SQS takes the message, as far as request and queue decide; permissions and keys are decided
   * elsewhere.
   *
   * @param assumed the part that is not recorded of AWS; empty where all is
   */
  record Sent(SendMessage message, Dialect dialect, Set<String> assumed) implements SendResult {}

  /** API Gateway answers itself. */
  record NotCalled(Stopped.Kind kind, String reason) implements SendResult {}

  /** SQS refuses the request. */
  record Refused(SqsError error, Dialect dialect) implements SendResult {}

  /** SQS knows no operation in the request. */
  record NoMessage(String says) implements SendResult {}

  /** SQS is asked for another operation than to send. */
  record OtherOperation(String action) implements SendResult {}

  /** The model cannot decide. */
  record NotKnown(String why) implements SendResult {}

  /** What becomes of it, as a clause. */
  default String words() {
    return switch (this) {
      case Sent _ -> "it sends a message";
      case NotCalled(_, var reason) -> "API Gateway stops with: " + reason;
      case Refused(var error, _) ->
          "SQS returns "
              + error.code().query()
              + (error.message().isEmpty() ? "" : ": " + error.message());
      case NoMessage(var says) -> says;
      case OtherOperation(var action) -> "SQS is asked for " + action;
      case NotKnown(var why) -> "not checked: " + why;
    };
  }

  /** Whether a message arrives, or nothing known speaks against it. */
  default boolean mayArrive() {
    return this instanceof Sent || this instanceof NotKnown;
  }
}
