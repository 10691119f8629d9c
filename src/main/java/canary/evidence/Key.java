package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.stream.Stream;

/**
 * The queue's KMS key, in the words of DescribeKey.
 *
 * @param state Enabled, Disabled, PendingDeletion, PendingImport, Unavailable ...
 * @param manager CUSTOMER or AWS
 */
public record Key(
    Arn arn,
    String state,
    String manager,
    String usage,
    String spec,
    Finding<Policy> policy,
    Finding<List<Grant>> grants) {

  public boolean isAwsManaged() {
    return manager.equals("AWS");
  }

  /** Whether SQS can use a key of this kind: symmetric, for encryption. */
  public boolean encryptsSymmetrically() {
    return usage.equals("ENCRYPT_DECRYPT") && spec.equals("SYMMETRIC_DEFAULT");
  }

  /** The parts that are read by calls of their own. */
  Stream<Finding<?>> parts() {
    return Stream.of(policy, grants);
  }

  public Key withPolicy(Finding<Policy> other) {
    return new Key(arn, state, manager, usage, spec, other, grants);
  }
}
