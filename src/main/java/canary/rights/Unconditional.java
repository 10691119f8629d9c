package canary.rights;

import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.Effect;
import canary.policy.Policy;
import canary.policy.Ruling;
import canary.policy.Statement;
import java.util.List;

/**
 * Policies as they would be if every Allow had no condition: what they allow then hangs on the
 * conditions.
 */
public final class Unconditional {
  private Unconditional() {}

  /** Whether nothing but conditions keeps the role from sending to the queue. */
  public static Answer wouldSend(Role role, Queue queue) {
    return alone(Rights.toSend(role, queue), Rights.toSend(allows(role), queue));
  }

  /** Whether nothing but conditions made the difference between the two. */
  public static Answer alone(Decision asItIs, Decision unconditional) {
    return asItIs.ruling() == Ruling.ALLOWED
        ? Answer.NO
        : switch (unconditional.ruling()) {
          case ALLOWED -> Answer.YES;
          case DENIED, NOT_GRANTED -> Answer.NO;
          case UNKNOWN -> Answer.UNKNOWN;
        };
  }

  public static Role allows(Role role) {
    return role.withPolicies(
        role.policies().stream()
            .map(it -> new RolePolicy(it.name(), it.kind(), allows(it.document())))
            .toList());
  }

  public static Key allows(Key key) {
    return key.withPolicy(allows(key.policy()));
  }

  private static Finding<Policy> allows(Finding<Policy> policy) {
    return policy.map(
        it -> new Policy(it.name(), it.statements().stream().map(Unconditional::allows).toList()));
  }

  private static Statement allows(Statement it) {
    return it.effect() == Effect.ALLOW
        ? new Statement(
            it.name(), it.effect(), it.principals(), it.actions(), it.resources(), List.of())
        : it;
  }
}
