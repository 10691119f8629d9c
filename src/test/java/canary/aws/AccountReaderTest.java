package canary.aws;

import static canary.aws.SoundReplies.json;
import static canary.aws.SoundReplies.jsonRefusal;
import static canary.aws.SoundReplies.refusal;
import static canary.aws.SoundReplies.simulation;
import static canary.aws.SoundReplies.xml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount.Reply;
import canary.evidence.Answer;
import canary.evidence.Arn;
import canary.evidence.Drift;
import canary.evidence.Evidence;
import canary.evidence.Finding;
import canary.evidence.Place;
import canary.evidence.Rights;
import canary.evidence.Ruling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountReaderTest {
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(900);
  private static final Set<String> NEVER_READ =
      Set.of("VPC endpoint", "changes", "test invocation");

  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  private static Place place() {
    return new Place(
        "eu-west-1",
        "a1",
        "prod",
        "/messages",
        "POST",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Evidence read() {
    return account.reader(AMPLE).read(place());
  }

  /** What could not be read, apart from what is not read in such a run at all. */
  private static Set<String> notRead(Evidence evidence) {
    return evidence.notRead().stream()
        .map(Finding.Unreadable::what)
        .filter(what -> !NEVER_READ.contains(what))
        .collect(Collectors.toSet());
  }

  @Test
  void readsASoundAccountWhole() {
    var evidence = read();
    assertEquals(Set.of(), notRead(evidence));
    assertEquals(Finding.known(new Drift(List.of())), evidence.drift());
    var role = evidence.role().found().orElseThrow();
    var queue = evidence.queue().found().orElseThrow();
    var key = evidence.key().found().orElseThrow();
    var stage = evidence.stage().found().orElseThrow();
    assertEquals(Ruling.ALLOWED, Rights.toSend(role, queue).ruling());
    assertEquals(Ruling.ALLOWED, Rights.toAssume(role).ruling());
    assertEquals(Ruling.NOT_GRANTED, Rights.toUse(role, key, "kms:Decrypt").ruling());
    assertEquals(2, role.policies().size());
    assertEquals(Answer.YES, role.boundary().exists());
    assertEquals("arn:aws:kms:eu-west-1:111122223333:key/k-1", key.arn().toString());
    assertEquals(OptionalDouble.of(50), stage.rateLimit());
    assertEquals(OptionalInt.of(100), stage.burstLimit());
    assertEquals(Answer.YES, evidence.route().is(it -> it.authorizationType().equals("AWS_IAM")));
    assertEquals(Answer.YES, evidence.method().is(it -> it.declares("200")));
    assertEquals(Answer.YES, evidence.deadLetters().exists());
    assertEquals(Answer.YES, evidence.api().asks(it -> it.policy().exists()));
    assertEquals(List.of(), account.calls("TestInvokeMethod"));
  }

  @ParameterizedTest
  @CsvSource({
    "GetRestApi, apigateway:GET on arn:aws:apigateway:eu-west-1::/restapis/a1",
    "GetStage, apigateway:GET on arn:aws:apigateway:eu-west-1::/restapis/a1/stages/prod",
    "GetResources, apigateway:GET on arn:aws:apigateway:eu-west-1::/restapis/a1/resources",
    "GetMethod, apigateway:GET on"
        + " arn:aws:apigateway:eu-west-1::/restapis/a1/resources/r1/methods/POST",
    "GetDeployment, apigateway:GET on arn:aws:apigateway:eu-west-1::/restapis/a1/deployments/d1",
    "GetExport, apigateway:GET on"
        + " arn:aws:apigateway:eu-west-1::/restapis/a1/stages/prod/exports/oas30",
    "GetRole, iam:GetRole on arn:aws:iam::111122223333:role/orders-api",
    "ListRolePolicies, iam:ListRolePolicies on arn:aws:iam::111122223333:role/orders-api",
    "GetRolePolicy, iam:GetRolePolicy on arn:aws:iam::111122223333:role/orders-api",
    "ListAttachedRolePolicies, iam:ListAttachedRolePolicies on"
        + " arn:aws:iam::111122223333:role/orders-api",
    "GetPolicy, iam:GetPolicy on arn:aws:iam::111122223333:policy/more",
    "GetPolicyVersion, iam:GetPolicyVersion on arn:aws:iam::111122223333:policy/more",
    "SimulatePrincipalPolicy, iam:SimulatePrincipalPolicy on"
        + " arn:aws:iam::111122223333:role/orders-api",
    "GetQueueAttributes, sqs:GetQueueAttributes on arn:aws:sqs:eu-west-1:111122223333:orders",
    "DescribeKey, kms:DescribeKey on arn:aws:kms:eu-west-1:111122223333:key/k-1",
    "GetKeyPolicy, kms:GetKeyPolicy on arn:aws:kms:eu-west-1:111122223333:key/k-1",
    "ListGrants, kms:ListGrants on arn:aws:kms:eu-west-1:111122223333:key/k-1",
  })
  void denialNamesTheGrantThatCuresIt(String operation, String grant) {
    account.answering(operation, denial(operation, "no identity-based policy allows it"));
    var grants = read().notRead().stream().map(Finding.Unreadable::grant).toList();
    assertTrue(grants.contains(grant), grants::toString);
  }

  @Test
  void explicitDenialIsCuredByNoGrant() {
    account.answering("GetRole", denial("GetRole", "with an explicit deny in a policy"));
    assertEquals("", assertInstanceOf(Finding.Unreadable.class, read().role()).grant());
  }

  private static Reply denial(String operation, String why) {
    return isQueryProtocol(operation)
        ? refusal(403, "AccessDenied", why)
        : jsonRefusal(403, "AccessDeniedException", why);
  }

  private static boolean isQueryProtocol(String operation) {
    return switch (SoundReplies.all().get(operation)) {
      case Reply.Sent sent -> sent.headers().get("Content-Type").equals("text/xml");
      case Reply.Broken _, Reply.Late _ -> false;
    };
  }

  private static final String EVERY_READ =
      "GetCallerIdentity GetRestApi GetStage GetResources GetMethod GetDeployment GetExport GetRole"
          + " ListRolePolicies GetRolePolicy ListAttachedRolePolicies GetPolicy GetPolicyVersion"
          + " SimulatePrincipalPolicy GetQueueAttributes DescribeKey GetKeyPolicy ListGrants";

  @ParameterizedTest
  @ValueSource(strings = {"text", "<html><body>502", "{\"a\":", "", "[1]", "{}", "<a/>", "null"})
  void nonsenseIsNeverTakenForAFact(String body) {
    for (var operation : EVERY_READ.split(" ")) {
      try (var fake = FakeAccount.started()) {
        fake.answering(operation, new Reply.Sent(200, Map.of(), body));
        var evidence = fake.reader(AMPLE).read(place());
        assertFalse(notRead(evidence).isEmpty(), operation + " answered " + body);
      }
    }
  }

  @Test
  void roleWithoutPoliciesHasNone() {
    account
        .answering("ListRolePolicies", xml("ListRolePolicies", "<PolicyNames/>"))
        .answering(
            "ListAttachedRolePolicies", xml("ListAttachedRolePolicies", "<AttachedPolicies/>"));
    var evidence = read();
    assertEquals(Set.of(), notRead(evidence));
    assertEquals(List.of(), evidence.role().found().orElseThrow().policies());
  }

  @ParameterizedTest
  @CsvSource({"429, TooManyRequestsException", "500, InternalFailure", "503, ServiceUnavailable"})
  void throttlingAndFaultsAreUnreadableWithoutGrant(int status, String code) {
    for (var operation : List.of("GetStage", "GetRole", "GetQueueAttributes", "DescribeKey")) {
      account.answering(
          operation,
          isQueryProtocol(operation)
              ? refusal(status, code, "later")
              : jsonRefusal(status, code, "later"));
    }
    var evidence = read();
    for (var finding : List.of(evidence.stage(), evidence.role(), evidence.queue())) {
      var unreadable = assertInstanceOf(Finding.Unreadable.class, finding);
      assertEquals("", unreadable.grant());
      assertTrue(unreadable.why().contains(code), unreadable::why);
    }
  }

  @Test
  void brokenConnectionsAreUnreadable() {
    account.answering("GetStage", new Reply.Broken()).answering("GetRole", new Reply.Broken());
    var evidence = read();
    assertEquals(Set.of("stage", "role"), notRead(evidence));
    assertEquals(Answer.UNKNOWN, evidence.role().exists());
  }

  @Test
  void lateReadsDoNotHoldUpTheOthers() {
    account
        .answering("GetExport", new Reply.Late(Duration.ofSeconds(6)))
        .answering("DescribeKey", new Reply.Late(Duration.ofSeconds(6)));
    try (var warm = FakeAccount.started()) {
      warm.reader(AMPLE).read(place());
    }
    long start = System.nanoTime();
    var evidence = account.reader(SHORT).read(place());
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(SHORT.plusMillis(500)) < 0, took::toString);
    assertEquals(Answer.YES, evidence.saved().exists());
    assertEquals(Answer.UNKNOWN, evidence.deployed().exists());
    assertEquals(Answer.YES, evidence.stage().exists());
  }

  private static Place place(Arn queue) {
    return new Place(
        "eu-west-1",
        "a1",
        "prod",
        "/messages",
        "POST",
        Optional.of(queue),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whatIsNotThereIsAbsent() {
    account
        .answering("GetRole", refusal(404, "NoSuchEntity", "The role cannot be found."))
        .answering(
            "GetQueueAttributes",
            jsonRefusal(400, "AWS.SimpleQueueService.NonExistentQueue", "It does not exist."))
        .answering("GetDeployment", json("{\"id\":\"d1\",\"apiSummary\":{}}"))
        .answering("GetExport", json("{\"paths\":{}}"));
    var evidence = read();
    assertEquals(Finding.absent(), evidence.role());
    assertEquals(Finding.absent(), evidence.queue());
    assertEquals(Finding.absent(), evidence.route());
    assertEquals(Finding.absent(), evidence.deployed());
    assertEquals(Finding.known(new Drift(List.of("integration"))), evidence.drift());
  }

  @Test
  void foreignQueueThatSqsDeniesKnowingIsNotAbsent() {
    account.answering(
        "GetQueueAttributes",
        jsonRefusal(400, "AWS.SimpleQueueService.NonExistentQueue", "It does not exist."));
    var foreign = new Arn("aws", "sqs", "eu-west-1", "444455556666", "orders");
    var evidence = account.reader(AMPLE).read(place(foreign));
    var unreadable = assertInstanceOf(Finding.Unreadable.class, evidence.queue());
    assertEquals(
        "sqs:GetQueueAttributes on arn:aws:sqs:eu-west-1:444455556666:orders", unreadable.grant());
  }

  @Test
  void namesakeOfAForeignRoleIsNotRead() {
    account.answering(
        "GetCallerIdentity",
        xml(
            "GetCallerIdentity",
            "<Account>444455556666</Account><Arn>arn:aws:sts::444455556666:assumed-role/c/x</Arn>"));
    assertInstanceOf(Finding.Unreadable.class, read().role());
    assertEquals(List.of(), account.calls("GetRole"));
  }

  @Test
  void roleAtAnotherPathIsAnotherRole() {
    account.answering(
        "GetRole",
        xml("GetRole", "<Role><Arn>arn:aws:iam::111122223333:role/other/orders-api</Arn></Role>"));
    assertEquals(Finding.absent(), read().role());
  }

  @Test
  void refusedSimulationIsTriedWithTheRemedy() {
    account.answering("SimulatePrincipalPolicy", simulation("implicitDeny"));
    var result = read().simulation().found().orElseThrow().of("sqs:SendMessage").orElseThrow();
    assertEquals(Answer.NO, result.allowed());
    assertEquals(Answer.NO, result.allowedWithRemedy());
    assertEquals(Answer.YES, result.allowedByOrganizations());
    assertEquals(Answer.UNKNOWN, result.allowedByBoundary());
    assertTrue(
        account.calls("SimulatePrincipalPolicy").stream()
            .anyMatch(call -> call.body().contains("PolicyInputList.member.1=")));
  }

  @Test
  void simulationReadsTheResourcesOwnResult() {
    var result = read().simulation().found().orElseThrow().of("sqs:SendMessage").orElseThrow();
    assertEquals("allowed", result.decision());
    assertEquals(List.of("send"), result.matchedStatements());
  }

  @Test
  void testInvocationIsSentOnceAndItsTokenDropped() {
    var evidence = account.reader(AMPLE).readAndTest(place(), "{\"probe\":1}");
    assertEquals(Answer.YES, evidence.testInvocation().is(it -> it.status() == 200));
    assertFalse(evidence.toString().contains("TOKEN"));
    var call = account.calls("TestInvokeMethod").getFirst();
    assertTrue(call.body().contains("colour"), call::body);
    assertTrue(call.body().contains("probe"), call::body);
  }

  @Test
  void testInvocationIsNotRepeatedWhenItsAnswerIsLost() {
    for (var reply : List.of(new Reply.Broken(), jsonRefusal(503, "ServiceUnavailable", "later"))) {
      try (var fake = FakeAccount.started()) {
        fake.answering("TestInvokeMethod", reply);
        var evidence = fake.reader(AMPLE).readAndTest(place(), "{}");
        assertEquals(Answer.UNKNOWN, evidence.testInvocation().exists());
        assertEquals(1, fake.calls("TestInvokeMethod").size());
      }
    }
  }
}
