package canary.lab.fault;

import static canary.catalogue.KeyCause.*;
import static canary.catalogue.KeyStateCause.*;
import static canary.lab.fault.Edit.only;
import static canary.lab.fault.Edit.plus;
import static canary.lab.fault.Edit.statement;
import static canary.lab.fault.Edit.without;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;

import canary.catalogue.CanaryCause;
import canary.lab.Laboratory;
import canary.lab.kms.Key;
import canary.lab.template.Resolved;
import canary.lab.template.Resource;
import canary.lab.template.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Faults of the queue's key. */
final class KeyFaults {
  private static final Edit NOTHING_ALLOWS =
      without("SendPolicy", "QueueKey").and(without("Key", "ExecutionRoleThroughSqs"));

  private static final String FOR_THE_ADMINISTRATOR =
      "{'Sid':'Administration','Effect':'Allow','Action':'kms:*','Resource':'*',"
          + "'Principal':{'AWS':'arn:aws:iam::111122223333:role/admin'}}";

  static final List<Fault> ALL =
      List.of(
          deployed(
                  GENERATE_DATA_KEY_NOT_ALLOWED,
                  "neither the role's policy nor the key's lets the role use the key",
                  NOTHING_ALLOWS)
              .beside(DECRYPT_NOT_ALLOWED),
          deployed(
                  GENERATE_DATA_KEY_NOT_ALLOWED,
                  "neither the role's policy nor the key's lets the role use the key",
                  NOTHING_ALLOWS)
              .beside(DECRYPT_NOT_ALLOWED)
              .overJson(),
          deployed(
                  GENERATE_DATA_KEY_NOT_ALLOWED,
                  "neither the role's policy nor the key's lets the role use the key",
                  NOTHING_ALLOWS)
              .beside(DECRYPT_NOT_ALLOWED)
              .inTheOpen(),
          deployed(
              DECRYPT_NOT_ALLOWED,
              "the role may generate data keys and not decrypt them",
              NOTHING_ALLOWS.and(
                  plus(
                      "SendPolicy",
                      "{'Sid':'QueueKey','Effect':'Allow','Action':'kms:GenerateDataKey',"
                          + "'Resource':'{key}'}"))),
          deployed(
                  POLICY_DOES_NOT_ALLOW,
                  "the key's policy names one administrator and nobody else",
                  only("Key", FOR_THE_ADMINISTRATOR))
              .likely("the key's policy does not let the canary read it either"),
          deployed(
                  POLICY_DOES_NOT_ALLOW,
                  "the key's policy names one administrator, and lets the canary read it",
                  only("Key", FOR_THE_ADMINISTRATOR)
                      .and(
                          plus(
                              "Key",
                              "{'Sid':'Reading','Effect':'Allow','Resource':'*',"
                                  + "'Action':['kms:DescribeKey','kms:GetKeyPolicy','kms:ListGrants'],"
                                  + "'Principal':{'AWS':'{canary}'}}")))
              .named("readable")
              .beside(CanaryCause.ALARM_PUBLISH_NOT_ALLOWED),
          deployed(
              POLICY_DENIES,
              "the key's policy denies the role",
              plus(
                  "Key",
                  "{'Sid':'NotThisRole','Effect':'Deny','Principal':{'AWS':'{role}'},"
                      + "'Action':'kms:GenerateDataKey*','Resource':'*'}")),
          deployed(
                  POLICY_DENIES,
                  "a policy of the role denies it the key",
                  plus(
                      "SendPolicy",
                      "{'Sid':'NoKeys','Effect':'Deny','Action':'kms:*','Resource':'*'}"))
              .named("role"),
          deployed(
              CONDITION_NOT_MET,
              "the permissions are for SQS in another Region",
              statement("SendPolicy", "QueueKey", through("'Resource':'{key}'"))
                  .and(
                      statement(
                          "Key",
                          "ExecutionRoleThroughSqs",
                          through("'Principal':{'AWS':'{role}'},'Resource':'*'")))),
          deployed(DISABLED, "the key is disabled", stack -> stack.at("Key", "Enabled").put(false)),
          of(
              PENDING_DELETION,
              "the key's deletion is scheduled",
              key(it -> it.withState(Key.State.PENDING_DELETION))),
          deployed(
              PENDING_IMPORT,
              "the key's material was never imported",
              stack -> stack.at("Key", "Origin").put("EXTERNAL")),
          deployed(MISSING, "the key is gone", stack -> stack.without("Key")),
          of(
              TYPE_UNSUPPORTED,
              "the key is one for signatures",
              key(it -> it.withUsage("SIGN_VERIFY"))),
          of(
              AWS_MANAGED_ACROSS_ACCOUNTS,
              "the queue is in another account, under the key that AWS manages there",
              Elsewhere.queue(
                  Elsewhere.ALLOWS_ROLE + "," + Elsewhere.ALLOWS_READING,
                  Optional.of("alias/aws/sqs"))),
          of(
                  CROSS_ACCOUNT_DENIED,
                  "queue and key are in another account, and the key's policy does not allow the"
                      + " role",
                  lab -> {
                    Elsewhere.queue(Elsewhere.ALLOWS_ROLE, Optional.of(Elsewhere.KEY)).accept(lab);
                    lab.set("TARGET_KEY_ARN", Elsewhere.KEY);
                  })
              .likely("another account's key cannot be read"),
          of(
              THROTTLED,
              "others in the account use all that KMS carries out in a second",
              used(100_000)));

  private KeyFaults() {}

  private static String through(String resource) {
    return "{'Sid':'QueueKey','Effect':'Allow','Action':['kms:GenerateDataKey','kms:Decrypt'],"
        + resource
        + ",'Condition':{'StringEquals':{'kms:ViaService':'sqs.us-east-1.amazonaws.com'}}}";
  }

  /** Others in the account have KMS encrypt and decrypt so often a second. */
  static Consumer<Laboratory> used(int aSecond) {
    return lab ->
        lab.surround(
            account ->
                account.with(
                    account
                        .services()
                        .withKeyUses(Stack.ORDERS.region(), Stack.ORDERS.account(), aSecond)));
  }

  static Consumer<Laboratory> key(UnaryOperator<Key> change) {
    return lab -> {
      var arn = lab.stack().attribute("Key", "Arn");
      lab.surround(
          account ->
              account.keys().stream()
                  .filter(it -> it.arn().equals(arn))
                  .findFirst()
                  .map(it -> account.with(change.apply(it)))
                  .orElse(account));
    };
  }

  static void granted(Laboratory lab) {
    var role = lab.stack().attribute("ExecutionRole", "Arn");
    var grant = new Key.Grant(role, Set.of("GenerateDataKey", "Decrypt"));
    key(it -> it.withGrant(grant)).accept(lab);
  }

  static Resolved byAlias(Resolved stack) {
    return stack
        .with(
            "Alias",
            new Resource(
                "AWS::KMS::Alias",
                Map.of("AliasName", "alias/orders", "TargetKeyId", stack.reference("Key"))))
        .at("Queue", "KmsMasterKeyId")
        .put("alias/orders");
  }
}
