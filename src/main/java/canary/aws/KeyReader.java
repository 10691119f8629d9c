package canary.aws;

import static canary.aws.SdkCall.required;

import canary.evidence.Grant;
import canary.evidence.Key;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * Reads a KMS key: its state, its policy and the grants of the role.
 *
 * @param what the key is, where it cannot be read
 */
record KeyReader(String what, KmsClient kms, ParallelReads reads) {

  /**
   * @param arn the key's, or an alias's
   * @param role whose grants are read; without it all are
   */
  Finding<Key> read(Arn arn, Optional<Arn> role) {
    var found = describe(arn, role);
    // https://docs.aws.amazon.com/kms/latest/developerguide/alias-about.html
    return found instanceof Finding.Absent<Key> && arn.resource().startsWith("alias/aws/")
        ? Finding.unreadable(what, "is made by AWS when " + arn.resource() + " is first used")
        : found;
  }

  private Finding<Key> describe(Arn arn, Optional<Arn> role) {
    return new SdkCall(what, Permission.DESCRIBE_KEY, arn.toString())
        .reading(() -> readKey(arn, role));
  }

  private Finding<Key> readKey(Arn arn, Optional<Arn> role) {
    var key =
        required(
            "KeyMetadata", kms.describeKey(request -> request.keyId(arn.toString())).keyMetadata());
    var keyArn = required("Arn", key.arn());
    var policy = reads.start("key policy", () -> policy(keyArn));
    var grants = reads.start("grants", () -> grants(keyArn, role));
    return Finding.known(key(keyArn, key, policy.finding(), grants.finding()));
  }

  private static Key key(
      String arn, KeyMetadata key, Finding<Policy> policy, Finding<List<Grant>> grants) {
    return new Key(
        Arn.parse(arn).orElseThrow(() -> SdkClientException.create("the key's ARN is " + arn)),
        required("KeyState", key.keyStateAsString()),
        required("KeyManager", key.keyManagerAsString()),
        required("KeyUsage", key.keyUsageAsString()),
        required("KeySpec", key.keySpecAsString()),
        policy,
        grants);
  }

  /**
   * Every key has one policy, with one name; a response without one proves nothing.
   *
   * <p>https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html
   */
  private Finding<Policy> policy(String arn) {
    var found =
        new SdkCall("key policy", Permission.GET_KEY_POLICY, arn)
            .reading(
                () ->
                    Policy.parse(
                        "key policy",
                        required(
                            "Policy",
                            kms.getKeyPolicy(request -> request.keyId(arn).policyName("default"))
                                .policy())));
    return found instanceof Finding.Absent<Policy>
        ? Finding.unreadable("key policy", "KMS returned none; every key has one")
        : found;
  }

  private Finding<List<Grant>> grants(String arn, Optional<Arn> role) {
    return new SdkCall("grants", Permission.LIST_GRANTS, arn).reading(() -> readGrants(arn, role));
  }

  private Finding<List<Grant>> readGrants(String arn, Optional<Arn> role) {
    var answer =
        kms.listGrants(
            request -> {
              request.keyId(arn);
              role.ifPresent(it -> request.granteePrincipal(it.toString()));
            });
    SdkCall.requireSent("Grants", answer.hasGrants());
    return Boolean.TRUE.equals(answer.truncated())
        ? Finding.unreadable("grants", "there are more than one response holds")
        : Finding.known(
            answer.grants().stream()
                .map(
                    it ->
                        new Grant(
                            Optional.ofNullable(it.granteePrincipal()).orElse(""),
                            Set.copyOf(it.operationsAsStrings()),
                            it.constraints() != null))
                .toList());
  }
}
