package canary.catalogue;

import canary.evidence.Evidence;
import canary.finding.Answer;
import java.util.Set;
import java.util.function.Function;

/** Whether messages to a FIFO queue share a deduplication id. */
final class DeduplicationIds {
  private DeduplicationIds() {}

  /**
   * The deployed template gives each message the same id. That clients can set one, as they can
   * override {@code $context.requestId}
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html),
   * does not prove that any does.
   */
  static Function<Evidence, CheckResult> areShared() {
    return account ->
        Ask.of(
            "queue",
            account.queue(),
            queue -> {
              if (!queue.isFifo()) {
                return CheckResult.of(Answer.NO, "queue", "the queue is standard");
              }
              return queue.deduplicatesByGroup()
                  ? CheckResult.unknown("queue", Set.of("the message groups"))
                  : Ask.template(it -> it.fixes("MessageDeduplicationId")).apply(account);
            });
  }
}
