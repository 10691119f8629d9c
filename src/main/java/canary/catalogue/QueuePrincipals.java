package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The principals of a queue's policy whose role or user was deleted; IAM shows their ids in place
 * of their ARNs.
 */
final class QueuePrincipals {
  private QueuePrincipals() {}

  static Function<Evidence, CheckResult> areGone() {
    return account ->
        Ask.queue(
                it -> gone(it, account.role()),
                it -> {
                  var ids = ids(it).filter(id -> isGone(id, account.role()) != Answer.NO).toList();
                  return ids.isEmpty()
                      ? "its policy names no principal that is gone"
                      : "principals that are gone: " + String.join(", ", ids);
                })
            .apply(account);
  }

  /** Whether the queue's policy names a principal that is gone; the role's own id is not. */
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
