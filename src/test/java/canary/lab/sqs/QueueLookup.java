package canary.lab.sqs;

import canary.lab.iam.Arn;
import canary.lab.service.Account;
import canary.model.QueueAddress;
import canary.model.SqsError;
import java.util.Optional;

/**
 * Finds the queue that a queue URL means, as SQS in one Region does for a caller of one account.
 */
record QueueLookup(Account account, String region, String callersAccount) {
  /** The queue, or why there is none. */
  sealed interface Located {
    /** The queue. */
    record Found(Queue queue) implements Located {}

    /** No URL of a queue in this Region. */
    record NoAddress(SqsError error) implements Located {}

    /** A URL of a queue that does not exist; what is said of it differs by protocol. */
    record NoQueue() implements Located {}
  }

  Located locate(String queueUrl) {
    Optional<QueueAddress> address =
        QueueAddress.of(queueUrl).filter(it -> it.region().filter(region::equals).isPresent());
    return account.queues().stream()
        .filter(queue -> Arn.of(queue.arn()).region().equals(region))
        .filter(
            queue ->
                queue.url().equals(queueUrl) || address.filter(it -> is(it, queue)).isPresent())
        .findFirst()
        .<Located>map(Located.Found::new)
        .orElseGet(
            () ->
                address.isPresent()
                    ? new Located.NoQueue()
                    : new Located.NoAddress(QueueAddress.noAddress(queueUrl)));
  }

  private boolean is(QueueAddress address, Queue queue) {
    Arn arn = Arn.of(queue.arn());
    return address.account().orElse(callersAccount).equals(arn.account())
        && address.name().equals(arn.resource());
  }
}
