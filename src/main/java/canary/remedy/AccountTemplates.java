package canary.remedy;

import canary.remedy.Look.Printed;
import canary.remedy.RemedyTemplate.Risk;
import java.util.List;

/** The few shapes that most remedies of roles, queues and keys have. */
public final class AccountTemplates {
  private static final String QUEUE = "--region {queue.region} --queue-url {queue.url}";
  private static final String SHOW_QUEUE =
      "aws sqs get-queue-attributes " + QUEUE + " --attribute-names";
  private static final String LABEL = "api-gateway";
  private static final String GRANT = "api-gateway-to-sqs";
  private static final String KEY = "--region {key.region} --key-id {key.arn}";
  private static final String KEY_STATE = "KeyMetadata.KeyState";
  private static final String SHOW_KEY_STATE =
      "aws kms describe-key " + KEY + " --query " + KEY_STATE;

  private static final String TRUST =
      "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"apigateway.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}'";

  private AccountTemplates() {}

  /**
   * Attaches one more inline policy to the execution role; nothing that is there is overwritten.
   */
  private static RemedyTemplate rolePolicy(String does, String name, String statement) {
    var document = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}";
    var policy = "-role-policy --role-name {role.name} --policy-name " + name;
    return new RemedyTemplate(
            does,
            List.of("aws iam put%s --policy-document '%s'".formatted(policy, document)),
            "",
            "aws iam get" + policy,
            "aws iam delete" + policy,
            Risk.WIDENS_ACCESS)
        .behind(
            new Look(
                "aws iam get" + policy,
                "PolicyDocument",
                Unchanged.NO_ROLE_OR_POLICY,
                Printed.json(Unchanged.NO_ROLE_OR_POLICY),
                Printed.filled(document),
                "policy %s of role {role.name}".formatted(name)));
  }

  /** Lets the execution role send to the queue. */
  public static RemedyTemplate sendPolicy(String does) {
    return rolePolicy(
            does,
            "apigw-sqs-canary-send",
            "{\"Sid\":\"SendOnly\",\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"{queue.arn}\"}")
        .allowing("sqs:SendMessage");
  }

  /** Lets the execution role use the queue's key. */
  public static RemedyTemplate keyPolicy(String does) {
    return rolePolicy(
            does,
            "apigw-sqs-canary-key",
            "{\"Sid\":\"QueueKey\",\"Effect\":\"Allow\",\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"],\"Resource\":\"{key.arn}\"}")
        .allowing("kms:GenerateDataKey", "kms:Decrypt")
        .inTemplate(
            "- { Sid: QueueKey, Effect: Allow, Action: [kms:GenerateDataKey, kms:Decrypt],"
                + " Resource: {key.arn} }");
  }

  /** Replaces the trust policy of the execution role by one for API Gateway. */
  public static RemedyTemplate trustPolicy(String does) {
    return new RemedyTemplate(
        does,
        List.of(
            "aws iam update-assume-role-policy --role-name {role.name} --policy-document " + TRUST),
        "Principal: { Service: apigateway.amazonaws.com }",
        "aws iam get-role --role-name {role.name} --query Role.AssumeRolePolicyDocument",
        "",
        Risk.WIDENS_ACCESS);
  }

  /**
   * Sets one attribute of the queue.
   *
   * @param before the placeholder of the value that was read, for the rollback
   */
  public static RemedyTemplate queueAttribute(
      String does, String name, String value, String before) {
    var show = SHOW_QUEUE + " " + name;
    var set = "aws sqs set-queue-attributes " + QUEUE + " --attributes " + name + "=";
    return new RemedyTemplate(
            does, List.of(set + value), "", show, set + before, Risk.CHANGES_QUEUE)
        .behind(
            new Look(
                show,
                "Attributes." + name,
                Printed.filled("\"" + before + "\""),
                Printed.text(value),
                name + " of queue {queue.name}"));
  }

  /** Enables the key, as long as it is disabled. */
  public static RemedyTemplate enableKey(String does) {
    return new RemedyTemplate(
            does,
            List.of("aws kms enable-key " + KEY),
            "",
            SHOW_KEY_STATE,
            "aws kms disable-key " + KEY,
            Risk.WIDENS_ACCESS)
        .behind(keyState("Disabled"));
  }

  /** The same, as long as it waits for its deletion; nothing schedules that again. */
  public static RemedyTemplate cancelDeletion(String does) {
    return new RemedyTemplate(
            does,
            List.of("aws kms cancel-key-deletion %s && aws kms enable-key %s".formatted(KEY, KEY)),
            "",
            SHOW_KEY_STATE,
            "",
            Risk.WIDENS_ACCESS)
        .behind(keyState("PendingDeletion"));
  }

  private static Look keyState(String read) {
    return new Look(
        "aws kms describe-key " + KEY,
        KEY_STATE,
        Printed.text(read),
        Printed.text("Enabled"),
        "key {key.arn}");
  }

  /** Adds a statement to the queue's policy that lets the role's account send. */
  public static RemedyTemplate queuePermission(String does) {
    return new RemedyTemplate(
            does,
            List.of(
                "aws sqs add-permission %s --label %s --aws-account-ids {role.account} --actions"
                        .formatted(QUEUE, LABEL)
                    + " SendMessage"),
            "",
            SHOW_QUEUE + " Policy",
            "aws sqs remove-permission %s --label %s".formatted(QUEUE, LABEL),
            Risk.WIDENS_ACCESS)
        .behind(
            new Look(
                SHOW_QUEUE + " Policy",
                "contains(to_string(Attributes.Policy),'\"Sid\":\"%s\"') && `1` || `0`"
                    .formatted(LABEL),
                "0",
                "1",
                "statement %s of queue {queue.name}".formatted(LABEL)));
  }

  /** Grants the role the use of the key; the same grant is made once. */
  public static RemedyTemplate grant(String does) {
    var show = "aws kms list-grants " + KEY;
    var ours = "Grants[?Name=='%s']".formatted(GRANT);
    return new RemedyTemplate(
            does,
            List.of(
                "aws kms create-grant %s --grantee-principal {role.arn} --operations GenerateDataKey"
                        .formatted(KEY)
                    + " Decrypt --name "
                    + GRANT),
            "- { Sid: ExecutionRole, Effect: Allow, Principal: { AWS: {role.arn} }, Action:"
                + " [kms:GenerateDataKey, kms:Decrypt], Resource: '*' }",
            show + " --query \"" + ours + "\"",
            "aws kms revoke-grant %s --grant-id $(%s --query \"%s.GrantId\" --output text)"
                .formatted(KEY, show, ours),
            Risk.WIDENS_ACCESS)
        .behind(new Look(show, "length(%s)".formatted(ours), "0", "1", "grant of key {key.arn}"));
  }
}
