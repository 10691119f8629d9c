package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.finding.Answer;
import canary.model.Rehearsal;
import java.util.Set;

/** Whether messages to a FIFO queue share a deduplication id. */
public final class DeduplicationIds {
  private DeduplicationIds() {}

  /**
   * The deployed template gives each message the same id. That clients can set one, as they can
   * override {@code $context.requestId}
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html),
   * does not prove that any does.
   */
  public static CheckResult areShared(Evidence account) {
    return Ask.of("queue", account.queue(), queue -> shared(queue, account))
        .settledBy(
            "apigateway GetIntegration: is MessageDeduplicationId the same for every message");
  }

  private static CheckResult shared(Queue queue, Evidence account) {
    if (!queue.isFifo()) {
      return CheckResult.of(Answer.NO, "queue", "the queue is standard");
    }
    return queue.deduplicatesByGroup()
        ? CheckResult.unknown("queue", Set.of("the message groups"))
        : Rehearsals.ask(account, DeduplicationIds::areOne);
  }

  private static Answer areOne(Rehearsal it) {
    var messages = it.twoMessages();
    return messages.size() < 2
        ? Answer.UNKNOWN
        : Answer.of(
            messages.getFirst().deduplicationId().isPresent()
                && messages
                    .getFirst()
                    .deduplicationId()
                    .equals(messages.getLast().deduplicationId()));
  }
}
