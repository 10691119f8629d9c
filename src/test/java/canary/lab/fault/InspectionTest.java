package canary.lab.fault;

import static canary.lab.fault.Edit.only;
import static canary.lab.fault.Edit.plus;
import static canary.lab.fault.Edit.statement;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an inspection says where a part of the path is not there, or hangs on what is not known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionTest {
  private final Stacks stacks;

  InspectionTest() throws IOException {
    stacks = new Stacks();
  }

  /** What nothing names was not asked for, so it is not missing. */
  @Test
  void ofAPathThatIsNotThereSaysThatAlone() throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      var url = lab.environment().get("TARGET_URL") + "/nothing-here";
      var run = LabRun.inspecting(url, lab, LabAccount.of(lab));
      assertEquals(List.of("gateway-wrong-url CONFIRMED"), described(run));
      assertEquals("FAILING", run.status());
      assertTrue(notRead(run).contains("queue, role"), notRead(run));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "StringNotEquals, aws:PrincipalOrgID, o-abc123",
    "StringNotLike,   aws:PrincipalOrgPaths, o-abc123/*",
    "NotIpAddress,    aws:SourceIp, 10.0.0.0/8",
    "StringEquals,    aws:PrincipalTag/team, billing",
  })
  void isUnprovenWhereADenyHangsOnWhatIsNotKnown(String operator, String key, String value)
      throws IOException {
    var deny =
        "{'Effect':'Deny','Principal':'*','Action':'sqs:SendMessage','Resource':'{queue}',"
            + "'Condition':{'%s':{'%s':'%s'}}}".formatted(operator, key, value);
    var run = inspected(plus("QueuePolicy", deny));
    assertEquals(List.of(), described(run));
    assertEquals("UNPROVEN", run.status());
    assertTrue(notRead(run).contains(key), notRead(run));
  }

  @ParameterizedTest
  @CsvSource({"StringEquals, aws:PrincipalTag/team, orders", "IpAddress, aws:SourceIp, 10.0.0.0/8"})
  void isUnprovenWhereTheRolesAllowDoes(String operator, String key, String value)
      throws IOException {
    var allow =
        "{'Sid':'SendOnly','Effect':'Allow','Action':'sqs:SendMessage','Resource':'{queue}',"
            + "'Condition':{'%s':{'%s':'%s'}}}".formatted(operator, key, value);
    var run = inspected(statement("SendPolicy", "SendOnly", allow));
    assertEquals(List.of("role-condition-not-met POSSIBLE"), described(run));
    assertEquals("UNPROVEN", run.status());
    assertTrue(advice(run).contains(key), advice(run));
  }

  /** That API Gateway sends neither key was recorded, and is not documented. */
  @ParameterizedTest
  @CsvSource({
    "StringEquals,         aws:SourceAccount, 111122223333, FAILING",
    "ArnLike,              aws:SourceArn, arn:aws:execute-api:*:*:*, FAILING",
    "StringEquals,         sts:ExternalId, orders, UNPROVEN",
    "StringEqualsIfExists, aws:SourceAccount, 111122223333, HEALTHY",
  })
  void judgesTheTrustPolicyByWhatIsDocumentedAndRecorded(
      String operator, String key, String value, String status) throws IOException {
    var trust =
        "{'Effect':'Allow','Principal':{'Service':'apigateway.amazonaws.com'},"
            + "'Action':'sts:AssumeRole','Condition':{'%s':{'%s':'%s'}}}"
                .formatted(operator, key, value);
    var run = inspected(only("ExecutionRole", trust));
    assertEquals(status, run.status(), run.report().toString());
    var verdict =
        Map.of("FAILING", "LIKELY", "UNPROVEN", "POSSIBLE").getOrDefault(status, "no cause");
    assertEquals(
        status.equals("HEALTHY") ? List.of() : List.of("role-trust-condition " + verdict),
        described(run));
    if (!status.equals("HEALTHY")) {
      assertTrue(advice(run).contains(key), advice(run));
    }
  }

  /** A statement copied from one for a service: in a role's call the key is never met. */
  @ParameterizedTest
  @CsvSource({
    "aws:SourceAccount, 111122223333, LIKELY",
    "aws:PrincipalAccount, 444455556666, CONFIRMED",
    "kms:EncryptionContext:aws:sqs:arn, arn:aws:sqs:eu-west-1:111122223333:other, CONFIRMED",
    "aws:PrincipalOrgID, o-abc123, POSSIBLE",
  })
  void namesTheConditionThatKeepsTheRoleFromTheKey(String key, String value, String verdict)
      throws IOException {
    var ofKey =
        "{'Sid':'ExecutionRoleThroughSqs','Effect':'Allow','Principal':{'AWS':'{role}'},"
            + "'Action':['kms:Decrypt','kms:GenerateDataKey*'],'Resource':'*','Condition':"
            + "{'StringEquals':{'kms:ViaService':'sqs.eu-west-1.amazonaws.com','%s':'%s'}}}"
                .formatted(key, value);
    var run =
        inspected(
            Edit.without("SendPolicy", "QueueKey")
                .and(statement("Key", "ExecutionRoleThroughSqs", ofKey)));
    assertEquals(List.of("key-condition-not-met " + verdict), described(run));
    assertEquals(verdict.equals("POSSIBLE") ? "UNPROVEN" : "FAILING", run.status());
    assertTrue(advice(run).contains(key), advice(run));
    assertTrue(!advice(run).contains("kms:ViaService"), advice(run));
  }

  private LabRun inspected(Edit change) throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      lab.change(change);
      return LabRun.inspecting(lab, LabAccount.of(lab));
    }
  }

  private static List<String> described(LabRun run) {
    return run.causes().stream().map(LabRun.Named::describe).toList();
  }

  private static String notRead(LabRun run) {
    return run.report().get("notRead").toString();
  }

  private static String advice(LabRun run) {
    var first = (Map<?, ?>) ((List<?>) run.report().get("causes")).getFirst();
    return ((Map<?, ?>) first.get("fix")).get("does").toString();
  }
}
