package canary.model;

import java.util.Set;

/** What becomes of one request that passes an integration on its way to SQS. */
public sealed interface Effect {
  /**
   * SQS takes the message, as far as request and queue decide; rights and keys are another matter.
   *
   * @param assumed what of it is not recorded of AWS; empty where all is
   */
  record Sent(SendMessage message, Dialect dialect, Set<String> assumed) implements Effect {}

  /** API Gateway answers itself. */
  record NotCalled(Stopped.Kind kind, String reason) implements Effect {}

  /** SQS refuses the request. */
  record Refused(SqsError error, Dialect dialect) implements Effect {}

  /** SQS knows no operation in the request, or another one than SendMessage. */
  record NoMessage(String says) implements Effect {}

  /** The model cannot tell. */
  record NotKnown(String why) implements Effect {}

  /** Whether a message arrives, or nothing known speaks against it. */
  default boolean mayArrive() {
    return this instanceof Sent || this instanceof NotKnown;
  }
}
