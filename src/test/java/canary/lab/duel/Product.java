package canary.lab.duel;

import canary.evidence.Grant;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.rights.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the canary makes of a world. */
record Product(Role role, Queue queue, Key key) {
  static Product of(World world) {
    return new Product(
        new Role(
            arn(World.ROLE),
            "AROAEXAMPLEEXAMPLE01",
            Policy.parse("trust policy", world.trust()),
            world.rolePolicies().stream()
                .map(it -> Policy.parse("policy", it))
                .map(it -> new RolePolicy("policy", RolePolicy.Kind.INLINE, it))
                .toList(),
            world.boundary().map(it -> Policy.parse("boundary", it)).orElseGet(Finding::absent)),
        new Queue(
            arn(world.queueArn()),
            world.queuePolicy().map(it -> Map.of("Policy", it)).orElseGet(Map::of)),
        new Key(
            arn(world.managed() ? Lab.managedKey(world).arn() : world.keyArn()),
            "Enabled",
            world.managed() ? "AWS" : "CUSTOMER",
            "ENCRYPT_DECRYPT",
            "SYMMETRIC_DEFAULT",
            Optional.empty(),
            Policy.parse("key policy", world.keyPolicy()),
            Finding.known(grants(world))));
  }

  Decision decide(Question question) {
    return switch (question) {
      case ASSUME -> Rights.toAssume(role);
      case SEND -> Rights.toSend(role, queue);
      case GENERATE, DECRYPT -> Rights.toUse(role, key, question.action());
    };
  }

  private static List<Grant> grants(World world) {
    return world.grants().stream()
        .map(it -> new Grant(it.grantee(), Set.of(it.operation()), false))
        .toList();
  }

  private static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }
}
