package canary.lab.kms;

import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A key of KMS.
 *
 * @param usage the KeyUsage, as DescribeKey gives it
 * @param aliases the names under which it is known as well, {@code alias/...}
 */
public record Key(
    String arn,
    State state,
    String usage,
    PolicyDocument policy,
    List<Grant> grants,
    Set<String> aliases) {
  /** The alias of the key that AWS makes and manages for SQS in each account and Region. */
  public static final String MANAGED_ALIAS = "alias/aws/sqs";

  /** The KeyUsage of keys that encrypt. */
  public static final String ENCRYPT_DECRYPT = "ENCRYPT_DECRYPT";

  /** The states of a key that matter here, as DescribeKey gives them. */
  public enum State {
    ENABLED,
    DISABLED,
    PENDING_DELETION,
    PENDING_IMPORT
  }

  /** Lets one role use the key for some operations, named as KMS does: {@code GenerateDataKey}. */
  public record Grant(String granteePrincipal, Set<String> operations) {}

  /** Refuses a key policy without principals. */
  public Key {
    policy.requirePrincipals();
    grants = List.copyOf(grants);
    aliases = Set.copyOf(aliases);
  }

  /**
   * The AWS managed key of an account: everybody there who may use SQS may use it, nobody else can
   * be let in.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
   */
  public static Key managedForSqs(String account, String region) {
    Map<String, Object> statement =
        Map.of(
            "Effect",
            "Allow",
            "Principal",
            Map.of("AWS", "*"),
            "Action",
            List.of("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"),
            "Resource",
            "*",
            "Condition",
            Map.of(
                "StringEquals",
                Map.of(
                    "kms:CallerAccount",
                    account,
                    "kms:ViaService",
                    "sqs." + region + ".amazonaws.com")));
    return new Key(
        "arn:aws:kms:%s:%s:key/aws-sqs".formatted(region, account),
        State.ENABLED,
        ENCRYPT_DECRYPT,
        new PolicyDocument(List.of(new Statement(statement))),
        List.of(),
        Set.of(MANAGED_ALIAS));
  }

  /** A copy in another state. */
  public Key withState(State newState) {
    return new Key(arn, newState, usage, policy, grants, aliases);
  }

  /** A copy for another KeyUsage. */
  public Key withUsage(String newUsage) {
    return new Key(arn, state, newUsage, policy, grants, aliases);
  }

  /** A copy with another key policy. */
  public Key withPolicy(PolicyDocument newPolicy) {
    return new Key(arn, state, usage, newPolicy, grants, aliases);
  }

  /** A copy with one more grant. */
  public Key withGrant(Grant grant) {
    List<Grant> more = Stream.concat(grants.stream(), Stream.of(grant)).toList();
    return new Key(arn, state, usage, policy, more, aliases);
  }

  public boolean grants(AssumedRole caller, String action) {
    return grants.stream()
        .filter(grant -> grant.granteePrincipal().equals(caller.roleArn()))
        .anyMatch(grant -> grant.operations().contains(action.substring("kms:".length())));
  }

  /** Whether a queue in this account and Region means this key by the reference. */
  public boolean isMeantBy(String reference, String account, String region) {
    String home = "arn:aws:kms:%s:%s:".formatted(region, account);
    String full = reference.startsWith("arn:") ? reference : home + path(reference);
    return full.equals(arn)
        || aliases.stream().map(alias -> arn.replaceFirst("key/.*", alias)).anyMatch(full::equals);
  }

  private static String path(String reference) {
    return reference.startsWith("alias/") ? reference : "key/" + reference;
  }
}
