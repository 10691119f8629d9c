package canary.lab.fault;

import static canary.lab.fault.Edit.plus;
import static canary.lab.fault.Edit.statement;
import static canary.lab.fault.Edit.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * An inspection is never healthy while an allow or a deny that matters hangs on a condition that is
 * not known, and it names that condition, in policies that are generated: {@code -Dpolicies=1000}
 * for more of them, {@code -Dseed=N} for others.
 */
class UnknownConditionsTest {
  private static final int POLICIES = Integer.getInteger("policies", 40);
  private static final long SEED = Long.getLong("seed", 20_261_128);

  /** What neither the account nor a record tells of a call that a role makes, with a value. */
  private static final Map<String, String> UNKNOWN =
      new TreeMap<>(
          Map.of(
              "aws:PrincipalOrgID",
              "o-abc123",
              "aws:PrincipalOrgPaths",
              "o-abc123/r-ab12/*",
              "aws:PrincipalTag/team",
              "orders",
              "aws:ResourceTag/team",
              "orders",
              "aws:SourceIp",
              "10.0.0.0/8",
              "aws:userAgent",
              "*"));

  private static final List<String> OF_TEXT =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringLike",
          "StringNotLike",
          "StringEqualsIgnoreCase",
          "StringEqualsIfExists",
          "StringNotLikeIfExists",
          "ForAnyValue:StringLike",
          "ForAllValues:StringNotEquals");

  private static final List<String> OF_ADDRESSES =
      List.of("IpAddress", "NotIpAddress", "IpAddressIfExists", "NotIpAddressIfExists");

  private static final List<String> SENDING =
      List.of(
          "'sqs:SendMessage'",
          "'sqs:*Message'",
          "'sqs:Send*'",
          "['sqs:SendMessage','sqs:GetQueueUrl']");

  private static final List<String> OF_KEY =
      List.of("'kms:Decrypt'", "'kms:GenerateDataKey'", "'kms:Gen*'", "['kms:Decrypt','kms:Gen*']");

  private final Random random = new Random(SEED);
  private final Stacks stacks = new Stacks();

  UnknownConditionsTest() throws IOException {}

  private record Generated(String what, String key, Edit edit) {}

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A policy with one statement that hangs on one condition. */
  private Generated generated() {
    var key = oneOf(List.copyOf(UNKNOWN.keySet()));
    var operator = oneOf(key.equals("aws:SourceIp") ? OF_ADDRESSES : OF_TEXT);
    var condition = "'Condition':{'%s':{'%s':'%s'}}".formatted(operator, key, UNKNOWN.get(key));
    var action = oneOf(SENDING);
    var ofKey = oneOf(OF_KEY);
    var denyAll = "{'Effect':'Deny','Principal':'*','Action':%s,'Resource':'*',%s}";
    var denySend = "{'Effect':'Deny','Action':%s,'Resource':'{queue}',%s}";
    return switch (random.nextInt(6)) {
      case 0 ->
          new Generated(
              "queue policy denies " + action + " " + condition,
              key,
              plus(
                  "QueuePolicy",
                  denyAll.replace("'*',%s", "'{queue}',%s").formatted(action, condition)));
      case 1 ->
          new Generated(
              "role denies " + action + " " + condition,
              key,
              plus("SendPolicy", denySend.formatted(action, condition)));
      case 2 ->
          new Generated(
              "role allows " + action + " " + condition,
              key,
              statement(
                  "SendPolicy",
                  "SendOnly",
                  "{'Sid':'SendOnly','Effect':'Allow','Action':%s,'Resource':'{queue}',%s}"
                      .formatted(action, condition)));
      case 3 ->
          new Generated(
              "key policy denies " + ofKey + " " + condition,
              key,
              plus("Key", denyAll.formatted(ofKey, condition)));
      case 4 ->
          new Generated(
              "role denies " + ofKey + " " + condition,
              key,
              plus(
                  "SendPolicy",
                  "{'Effect':'Deny','Action':%s,'Resource':'*',%s}".formatted(ofKey, condition)));
      default ->
          new Generated(
              "key policy allows " + condition,
              key,
              without("SendPolicy", "QueueKey")
                  .and(
                      statement(
                          "Key",
                          "ExecutionRoleThroughSqs",
                          "{'Sid':'ExecutionRoleThroughSqs','Effect':'Allow',"
                              + "'Principal':{'AWS':'{role}'},"
                              + "'Action':['kms:Decrypt','kms:GenerateDataKey*'],'Resource':'*',"
                              + condition
                              + "}")));
    };
  }

  @Test
  void conditionThatDecidesIsNamed() throws IOException {
    var wrong = new ArrayList<String>();
    var met = new TreeMap<String, Integer>();
    for (var i = 0; i < POLICIES; i++) {
      var policy = generated();
      var run = inspected(policy.edit());
      met.merge(run.status(), 1, Integer::sum);
      if (!run.status().equals("UNPROVEN")
          || !JSON.std.asString(run.report()).contains(policy.key())) {
        wrong.add(run.status() + " " + run.causes() + ": " + policy.what());
      }
    }
    System.out.printf("Unknown conditions: %d policies, %s%n", POLICIES, met);
    assertEquals("", String.join("\n", wrong));
  }

  /** What another action or another queue is denied does not matter. */
  @Test
  void conditionThatDoesNotMatterIsNot() throws IOException {
    for (var key : UNKNOWN.keySet()) {
      var operator = key.equals("aws:SourceIp") ? "IpAddress" : "StringNotEquals";
      var deny =
          "{'Effect':'Deny','Principal':'*','Action':'sqs:RemovePermission','Resource':'{queue}',"
              + "'Condition':{'%s':{'%s':'%s'}}}".formatted(operator, key, UNKNOWN.get(key));
      assertEquals("HEALTHY", inspected(plus("QueuePolicy", deny)).status(), deny);
    }
  }

  private LabRun inspected(Edit edit) throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      lab.change(edit);
      return LabRun.inspecting(lab, LabAccount.of(lab));
    }
  }
}
