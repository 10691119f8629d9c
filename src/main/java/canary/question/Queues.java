package canary.question;

import canary.evidence.Evidence;
import canary.finding.Answer;

/** Whether the queue exists, and of what type it is. */
public final class Queues {
  private Queues() {}

  /** There is none. */
  public static CheckResult isMissing(Evidence account) {
    return Ask.absent("queue", account.queue()).settledBy("sqs GetQueueAttributes for {queue.arn}");
  }

  /** It is FIFO. */
  public static CheckResult isFifo(Evidence account) {
    return Ask.answer(
        "queue",
        account.queue(),
        it -> Answer.of(it.isFifo()),
        it -> "the queue is " + (it.isFifo() ? "FIFO" : "standard"));
  }

  /** It is FIFO and takes no deduplication id from the content. */
  public static CheckResult wantsDeduplicationId(Evidence account) {
    return Ask.answer(
        "queue",
        account.queue(),
        it -> Answer.of(it.isFifo() && !it.deduplicatesByContent()),
        it -> "ContentBasedDeduplication is " + it.deduplicatesByContent());
  }
}
