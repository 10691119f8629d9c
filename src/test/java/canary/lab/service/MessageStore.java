package canary.lab.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the accepted messages of all queues, in the order in which they came. */
final class MessageStore {
  /** "The deduplication interval": five minutes, says the API reference of SendMessage. */
  private static final Duration DEDUPLICATION_INTERVAL = Duration.ofMinutes(5);

  private record Stored(Message message, Receipt receipt, Instant at) {}

  private final List<Stored> stored = new ArrayList<>();

  synchronized List<Message> messages() {
    return stored.stream().map(Stored::message).toList();
  }

  /** A duplicate is answered with the first one's receipt, which is assumed, and not kept. */
  synchronized Receipt put(Queue queue, SendMessage sent, Instant now) {
    Message message = message(queue, sent);
    return earlier(message, now)
        .orElseGet(
            () -> {
              Receipt receipt = receipt(queue, message);
              stored.add(new Stored(message, receipt, now));
              return receipt;
            });
  }

  private Optional<Receipt> earlier(Message message, Instant now) {
    if (message.deduplicationId().isEmpty()) {
      return Optional.empty();
    }
    return stored.stream()
        .filter(it -> it.message().queueArn().equals(message.queueArn()))
        .filter(it -> it.message().deduplicationId().equals(message.deduplicationId()))
        .filter(it -> it.at().plus(DEDUPLICATION_INTERVAL).isAfter(now))
        .map(Stored::receipt)
        .findFirst();
  }

  private static Message message(Queue queue, SendMessage sent) {
    String body = sent.body().orElseThrow();
    return new Message(
        UUID.randomUUID().toString(),
        queue.arn(),
        body,
        sent.attributes(),
        sent.groupId(),
        sent.deduplicationId()
            .or(
                () ->
                    queue.contentBasedDeduplication()
                        ? Optional.of(Digests.sha256(body))
                        : Optional.empty()),
        sent.delaySeconds().orElse(0));
  }

  private Receipt receipt(Queue queue, Message message) {
    return new Receipt(
        message.id(),
        Digests.md5(message.body()),
        Digests.md5(message.attributes()),
        queue.fifo() ? Optional.of("%020d".formatted(stored.size() + 1)) : Optional.empty());
  }
}
