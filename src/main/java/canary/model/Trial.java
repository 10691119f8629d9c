package canary.model;

import java.util.Optional;
import java.util.Set;

/**
 * One request that was thought through.
 *
 * @param missing what the integration asks for and the request does not have
 * @param open whether a value was used that only API Gateway knows
 * @param notText whether a map was taken for text
 */
public record Trial(SendResult effect, Set<String> missing, boolean open, boolean notText) {
  /** Whether SQS takes the message. */
  public boolean sent() {
    return effect instanceof SendResult.Sent;
  }

  Optional<SendMessage> message() {
    return effect instanceof SendResult.Sent(var message, _, _)
        ? Optional.of(message)
        : Optional.empty();
  }

  /** The message as it stands in the queue; empty where none does. */
  public String body() {
    return message().flatMap(SendMessage::body).orElse("");
  }

  /** The queue that the message goes to; empty where none is sent. */
  public Optional<QueueAddress> address() {
    return message().map(SendMessage::queueUrl).flatMap(QueueAddress::of);
  }
}
