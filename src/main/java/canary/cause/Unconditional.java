package canary.cause;

import canary.evidence.Effect;
import canary.evidence.Finding;
import canary.evidence.Key;
import canary.evidence.Policy;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.evidence.Statement;
import java.util.List;

/**
 * Policies as they would be if every Allow had no condition: what they allow then hangs on the
 * conditions.
 */
final class Unconditional {
  private Unconditional() {}

  static Role allows(Role role) {
    return new Role(
        role.arn(),
        role.roleId(),
        role.trust(),
        role.policies().stream()
            .map(it -> new RolePolicy(it.name(), it.kind(), allows(it.document())))
            .toList(),
        role.boundary());
  }

  static Key allows(Key key) {
    return new Key(
        key.arn(),
        key.state(),
        key.manager(),
        key.usage(),
        key.spec(),
        key.deletionDate(),
        allows(key.policy()),
        key.grants());
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
