package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.stream.Stream;

/**
 * The principals of a queue's policy whose role or user was deleted; IAM shows their ids in place
 * of their ARNs.
 */
public final class QueuePrincipals {
  private QueuePrincipals() {}

  /** The queue's policy names one. */
  public static CheckResult areGone(Evidence account) {
    return Ask.answer(
            "queue",
            account.queue(),
            it -> gone(it, account.role()),
            it -> {
              var ids = ids(it).filter(id -> isGone(id, account.role()) != Answer.NO).toList();
              return ids.isEmpty()
                  ? "its policy names no deleted principal"
                  : "deleted principals: " + String.join(", ", ids);
            })
        .settledBy(
            "sqs GetQueueAttributes: is a principal of the policy an id that begins with AROA or"
                + " AIDA");
  }

  /** Whether the queue's policy names a deleted principal; the role's own id is not. */
  static Answer gone(Queue queue, Finding<Role> role) {
    return queue.policy().exists() == Answer.UNKNOWN
        ? Answer.UNKNOWN
        : ids(queue).map(id -> isGone(id, role)).reduce(Answer.NO, Answer::or);
  }

  private static Answer isGone(String id, Finding<Role> role) {
    return role.is(it -> it.roleId().equals(id)).not();
  }

  private static Stream<String> ids(Queue queue) {
    return queue.policy().found().stream()
        .flatMap(policy -> policy.statements().stream())
        .flatMap(statement -> statement.principalIds().stream());
  }
}
