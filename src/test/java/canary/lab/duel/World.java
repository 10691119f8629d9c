package canary.lab.duel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A role, a queue and the queue's key, perhaps in three accounts, an API and a VPC endpoint, with
 * every policy as the text that AWS stores.
 *
 * @param seed makes this world again
 * @param endpointPolicy empty where the VPC endpoint has AWS's own
 * @param managed whether the key is the one that AWS manages for SQS in the queue's account
 * @param open condition keys of every request that nobody can know beforehand; empty where the
 *     request has no such key
 * @param unbelieved condition keys that requests have against all belief
 */
record World(
    long seed,
    String queueAccount,
    String keyAccount,
    boolean managed,
    List<String> rolePolicies,
    Optional<String> boundary,
    String trust,
    Optional<String> queuePolicy,
    String keyPolicy,
    List<Granted> grants,
    String apiPolicy,
    Optional<String> endpointPolicy,
    Optional<String> organization,
    Map<String, Optional<String>> open,
    Map<String, String> unbelieved) {
  static final String OWN = "111122223333";
  static final String FOREIGN = "444455556666";
  static final String ROLE = "arn:aws:iam::" + OWN + ":role/service/orders-sender";
  static final String ROLE_ID = "AROAEXAMPLEEXAMPLE01";
  static final String METHOD =
      "arn:aws:execute-api:eu-west-1:" + OWN + ":a1b2c3d4e5/prod/POST/orders";
  static final String OTHER_ROLE = "arn:aws:iam::" + OWN + ":role/billing";
  public static final String SESSION =
      "arn:aws:sts::" + OWN + ":assumed-role/orders-sender/BackplaneAssumeRoleSession";

  /** A grant on the key, of one operation. */
  record Granted(String grantee, String operation) {}

  /** Whether the call through the VPC endpoint is not signed. */
  boolean anonymous() {
    return seed % 3 != 0;
  }

  String queueArn() {
    return "arn:aws:sqs:eu-west-1:" + queueAccount + ":orders";
  }

  String keyArn() {
    return "arn:aws:kms:eu-west-1:" + keyAccount + ":key/1234";
  }
}
