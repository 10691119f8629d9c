package canary.question;

import canary.evidence.Evidence;

/** Whether the queue exists. */
public final class Queues {
  private Queues() {}

  /** There is none. */
  public static CheckResult isMissing(Evidence account) {
    return Ask.absent("queue", account.queue()).settledBy("sqs GetQueueAttributes for {queue.arn}");
  }
}
