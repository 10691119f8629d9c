package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The queue's KMS key, in the words of DescribeKey.
 *
 * @param state Enabled, Disabled, PendingDeletion, PendingImport, Unavailable ...
 * @param manager CUSTOMER or AWS
 * @param deletionDate empty unless the key is to be deleted
 */
public record Key(
    Arn arn,
    String state,
    String manager,
    String usage,
    String spec,
    Optional<Instant> deletionDate,
    Finding<Policy> policy,
    Finding<List<Grant>> grants) {

  public boolean isEnabled() {
    return state.equals("Enabled");
  }

  public boolean isAwsManaged() {
    return manager.equals("AWS");
  }

  /** Whether SQS can use a key of this kind: symmetric, for encryption. */
  public boolean encryptsSymmetrically() {
    return usage.equals("ENCRYPT_DECRYPT") && spec.equals("SYMMETRIC_DEFAULT");
  }
}
