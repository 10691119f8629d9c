package canary.lab.account;

import canary.evidence.Grant;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.lab.iam.PolicyDocument;
import canary.lab.template.Resolved;
import canary.policy.Policy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/** Roles, queues and keys as AWS's answers write them, their policies as JSON. */
final class Policies {
  private static final String BOUNDARY = "boundary arn:aws:iam::%s:policy/orders-boundary";

  /** In the order in which the documentation has them. */
  private Policies() {}

  static Role role(Reads reads, Arn arn, canary.lab.iam.Role role) {
    return new Role(
        arn,
        role.id(),
        reads.of("trust policy", () -> policy("trust policy", role.trust())),
        role.policies().entrySet().stream().map(it -> policy(reads, it)).toList(),
        reads.of(
            "boundary",
            () ->
                role.boundary()
                    .map(it -> policy(BOUNDARY.formatted(arn.account()), it))
                    .orElseGet(Finding::absent)),
        Map.of());
  }

  static Queue queue(Resolved stack, Arn arn, canary.lab.sqs.Queue queue) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("QueueArn", queue.arn());
    attributes.put("MaximumMessageSize", Integer.toString(queue.maximumMessageSize()));
    queue.policy().ifPresent(it -> attributes.put("Policy", it.json()));
    queue.kmsMasterKeyId().ifPresent(it -> attributes.put("KmsMasterKeyId", it));
    if (queue.fifo()) {
      attributes.put("FifoQueue", "true");
      attributes.put(
          "ContentBasedDeduplication", Boolean.toString(queue.contentBasedDeduplication()));
      attributes.put("DeduplicationScope", queue.highThroughput() ? "messageGroup" : "queue");
      attributes.put(
          "FifoThroughputLimit", queue.highThroughput() ? "perMessageGroupId" : "perQueue");
    }
    redrivePolicy(stack, queue).ifPresent(it -> attributes.put("RedrivePolicy", it));
    return Queue.of(arn, attributes);
  }

  static Key key(Reads reads, canary.lab.kms.Key key) {
    var encrypts = key.usage().equals(canary.lab.kms.Key.ENCRYPT_DECRYPT);
    return new Key(
        Arn.parse(key.arn()).orElseThrow(),
        state(key),
        key.aliases().contains(canary.lab.kms.Key.MANAGED_ALIAS) ? "AWS" : "CUSTOMER",
        key.usage(),
        encrypts ? "SYMMETRIC_DEFAULT" : "RSA_2048",
        reads.of("key policy", () -> policy("key policy", key.policy())),
        reads.of(
            "grants",
            () ->
                Finding.known(
                    key.grants().stream()
                        .map(it -> new Grant(it.granteePrincipal(), it.operations(), false))
                        .toList())));
  }

  /** The key that a topic names by its ARN; absent where it names none. */
  static Finding<Key> topicKey(Reads reads, Laboratory lab, Optional<String> keyArn) {
    return keyArn
        .map(
            arn ->
                key(
                    "topic's key",
                    reads,
                    lab,
                    lab.account().keys().stream().filter(it -> it.arn().equals(arn)).findFirst()))
        .orElseGet(Finding::absent);
  }

  /** The key as far as the canary may read it; absent where there is none. */
  static Finding<Key> key(
      String what, Reads reads, Laboratory lab, Optional<canary.lab.kms.Key> found) {
    return found
        .map(
            it ->
                new Reader(lab)
                    .refused(it)
                    .map(why -> Finding.<Key>unreadable(what, "AccessDeniedException: " + why))
                    .orElseGet(() -> Finding.known(key(reads, it))))
        .orElseGet(Finding::absent);
  }

  private static RolePolicy policy(Reads reads, Map.Entry<String, PolicyDocument> named) {
    var what = "policy " + named.getKey();
    return new RolePolicy(
        named.getKey(),
        named.getKey().startsWith("arn:") ? RolePolicy.Kind.ATTACHED : RolePolicy.Kind.INLINE,
        reads.of(what, () -> policy(what, named.getValue())));
  }

  private static String state(canary.lab.kms.Key key) {
    return switch (key.state()) {
      case ENABLED -> "Enabled";
      case DISABLED -> "Disabled";
      case PENDING_DELETION -> "PendingDeletion";
      case PENDING_IMPORT -> "PendingImport";
    };
  }

  private static Optional<String> redrivePolicy(Resolved stack, canary.lab.sqs.Queue queue) {
    return stack.resources().entrySet().stream()
        .filter(it -> it.getValue().type().equals("AWS::SQS::Queue"))
        .filter(it -> stack.attribute(it.getKey(), "Arn").equals(queue.arn()))
        .flatMap(it -> it.getValue().tree(it.getKey()).find("RedrivePolicy").stream())
        .map(it -> JSON.std.asString(it.value()))
        .findFirst();
  }

  private static Finding<Policy> policy(String name, PolicyDocument document) {
    return Policy.parse(name, document.json());
  }
}
