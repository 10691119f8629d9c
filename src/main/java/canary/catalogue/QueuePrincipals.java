package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.policy.Policy;
import canary.policy.Statement;
import java.util.List;
import java.util.function.Function;

/**
 * The principals of a queue's policy whose role or user was deleted; IAM shows their ids in place
 * of their ARNs.
 */
final class QueuePrincipals {
  private QueuePrincipals() {}

  static Function<Evidence, CheckResult> areGone() {
    return Ask.queue(
        it -> it.policy().is(policy -> !gone(policy).isEmpty()),
        it ->
            gone(it)
                ? "principals that are gone: "
                    + String.join(
                        ", ", it.policy().found().map(QueuePrincipals::gone).orElse(List.of()))
                : "its policy names no principal that is gone");
  }

  static boolean gone(Queue queue) {
    return queue.policy().found().filter(policy -> !gone(policy).isEmpty()).isPresent();
  }

  private static List<String> gone(Policy policy) {
    return policy.statements().stream()
        .map(Statement::principalsGone)
        .flatMap(List::stream)
        .toList();
  }
}
