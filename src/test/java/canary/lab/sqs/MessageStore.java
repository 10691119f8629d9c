package canary.lab.sqs;

import canary.model.Digests;
import canary.model.SendMessage;
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

  private record Stored(Message message, Instant at) {}

  private final List<Stored> stored = new ArrayList<>();
  private long sequence;

  /** Takes out what waits, as a consumer does. */
  synchronized List<Message> take() {
    List<Message> taken = messages();
    stored.clear();
    return taken;
  }

  synchronized List<Message> messages() {
    return stored.stream().map(Stored::message).toList();
  }

  /**
   * A duplicate is accepted and not kept
   * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html).
   * What its answer carries is not known; here, as in LocalStack's source, the first one's id and
   * else what belongs to the duplicate.
   */
  synchronized Receipt put(Queue queue, SendMessage sent, Instant now) {
    Message message = message(queue, sent);
    sequence++;
    Optional<String> earlier = earlier(message, now);
    if (earlier.isEmpty()) {
      stored.add(new Stored(message, now));
    }
    return receipt(queue, message, earlier.orElse(message.id()));
  }

  private Optional<String> earlier(Message message, Instant now) {
    if (message.deduplicationId().isEmpty()) {
      return Optional.empty();
    }
    return stored.stream()
        .filter(it -> it.message().queueArn().equals(message.queueArn()))
        .filter(it -> it.message().deduplicationId().equals(message.deduplicationId()))
        .filter(it -> it.at().plus(DEDUPLICATION_INTERVAL).isAfter(now))
        .map(it -> it.message().id())
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
        sent.delaySeconds().map(Integer::valueOf).orElse(0));
  }

  private Receipt receipt(Queue queue, Message message, String id) {
    return new Receipt(
        id,
        Digests.md5(message.body()),
        Digests.md5(message.attributes()),
        queue.fifo() ? Optional.of("%020d".formatted(sequence)) : Optional.empty());
  }
}
