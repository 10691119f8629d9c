package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.finding.Answer;
import java.util.Set;

/** What the dead-letter queue shows of the consumers. */
public final class DeadLetters {
  private static final String SOURCE = "dead-letter queue";

  private DeadLetters() {}

  /** Messages wait there; no attribute says whose they are. */
  public static CheckResult areWaiting(Evidence account) {
    return Ask.of(SOURCE, account.deadLetters(), DeadLetters::waiting)
        .settledBy(
            "sqs GetQueueAttributes of the dead-letter queue, again after some runs: does it grow"
                + " by one a run");
  }

  private static CheckResult waiting(Queue queue) {
    var waiting = queue.waiting();
    if (waiting.isEmpty()) {
      return CheckResult.unknown(SOURCE, Set.of("how many messages are in it"));
    }
    var description =
        "about %d messages are in %s".formatted(waiting.getAsInt(), queue.arn().resource());
    return waiting.getAsInt() > 0
        ? CheckResult.possible(SOURCE, description, "whether the messages are the canary's")
        : CheckResult.of(Answer.NO, SOURCE, description);
  }
}
