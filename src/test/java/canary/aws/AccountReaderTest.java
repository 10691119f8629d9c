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
import canary.evidence.Grant;
import canary.evidence.Integration;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Ruling;
import canary.probe.Payload;
import canary.rights.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountReaderTest {

  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  @Test
  void readsASoundAccountWhole() {
    var evidence = account.read();
    assertEquals(Set.of(), FakeAccount.notRead(evidence));
    assertEquals(Finding.known(new UndeployedEdit(List.of())), evidence.undeployedEdit());
    var role = evidence.role().found().orElseThrow();
    var queue = evidence.queue().found().orElseThrow();
    var key = evidence.key().found().orElseThrow();
    var stage = evidence.stage().found().orElseThrow();
    assertEquals(Ruling.ALLOWED, Rights.toSend(role, queue).ruling());
    assertEquals(Ruling.ALLOWED, Rights.toAssume(role).ruling());
    assertEquals(
        Ruling.NOT_GRANTED,
        Rights.toUse(role, key, Optional.of(queue.arn()), "kms:Decrypt").ruling());
    assertEquals(2, role.policies().size());
    assertEquals(Answer.YES, role.boundary().exists());
    assertEquals("arn:aws:kms:eu-west-1:111122223333:key/k-1", key.arn().toString());
    assertEquals(OptionalDouble.of(50), stage.rateLimit());
    assertEquals(OptionalInt.of(100), stage.burstLimit());
    assertEquals(Answer.YES, evidence.route().is(it -> it.authorizationType().equals("AWS_IAM")));
    assertEquals(Answer.YES, evidence.method().is(it -> it.declares("200")));
    assertEquals(Answer.YES, evidence.api().asks(it -> it.policy().exists()));
    assertEquals(List.of(), account.calls("TestInvokeMethod"));
  }

  @Test
  void grantsOfTheRoleAreReadWithTheirConstraints() {
    account.answering(
        "ListGrants",
        json(
            """
            {"Grants":[{"GranteePrincipal":"arn:aws:iam::111122223333:role/orders-api",
             "Operations":["Decrypt"],"Constraints":{"EncryptionContextSubset":{"a":"b"}}}]}\
            """));
    var key = account.read().key().found().orElseThrow();
    assertEquals(
        Finding.known(
            List.of(
                new Grant("arn:aws:iam::111122223333:role/orders-api", Set.of("Decrypt"), true))),
        key.grants());
    assertTrue(
        account.calls("ListGrants").stream().anyMatch(it -> it.body().contains("role/orders-api")));
  }

  @Test
  void roleWithoutPoliciesHasNone() {
    account
        .answering("ListRolePolicies", xml("ListRolePolicies", "<PolicyNames/>"))
        .answering(
            "ListAttachedRolePolicies", xml("ListAttachedRolePolicies", "<AttachedPolicies/>"));
    var evidence = account.read();
    assertEquals(Set.of(), FakeAccount.notRead(evidence));
    assertEquals(List.of(), evidence.role().found().orElseThrow().policies());
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
    var evidence = account.read();
    assertEquals(Finding.absent(), evidence.role());
    assertEquals(Finding.absent(), evidence.queue());
    assertEquals(Finding.absent(), evidence.route());
    assertEquals(Finding.absent(), evidence.deployed());
    assertEquals(
        Finding.known(new UndeployedEdit(List.of("integration"))), evidence.undeployedEdit());
  }

  /** As GetIntegration gives templates that are empty. */
  @Test
  void anEmptyTemplateTakesItsTypeAsItIs() {
    account.answering(
        "GetMethod",
        json(
            """
            {"httpMethod":"POST","authorizationType":"AWS_IAM","methodResponses":{"200":{}},
             "methodIntegration":{"type":"AWS","httpMethod":"POST","passthroughBehavior":"NEVER",
             "requestTemplates":{"application/json":null},"integrationResponses":
             {"200":{"statusCode":"200","responseTemplates":{"application/json":null}}}}}\
            """));
    var saved = account.read().saved().found().orElseThrow();
    assertEquals(Map.of("application/json", ""), saved.requestTemplates());
    assertTrue(saved.passes("application/json"));
    assertTrue(!saved.passes("text/plain"));
    assertEquals(Map.of(), saved.responses().get(Integration.DEFAULT).templates());
  }

  /** Every key has a policy, and AWS makes its own keys when they are first used. */
  @Test
  void whatKmsDoesNotFindOfAKeyThatIsThereIsUnknown() {
    var notFound = jsonRefusal(400, "NotFoundException", "It does not exist.");
    account.answering("GetKeyPolicy", notFound);
    var key = account.read().key().found().orElseThrow();
    assertEquals(
        Finding.unreadable("key policy", "KMS returned none; every key has one"), key.policy());
    account
        .answering("GetQueueAttributes", encryptedWith("alias/aws/sqs"))
        .answering("DescribeKey", notFound);
    assertEquals(
        Finding.unreadable("key", "is made by AWS when alias/aws/sqs is first used"),
        account.read().key());
    account.answering("GetQueueAttributes", encryptedWith("alias/orders"));
    assertEquals(Finding.absent(), account.read().key());
  }

  private static Reply encryptedWith(String key) {
    return json(
        """
        {"Attributes":{"QueueArn":"arn:aws:sqs:eu-west-1:111122223333:orders",
         "KmsMasterKeyId":"%s"}}\
        """
            .formatted(key));
  }

  @Test
  void foreignQueueThatSqsDeniesKnowingIsNotAbsent() {
    account.answering(
        "GetQueueAttributes",
        jsonRefusal(400, "AWS.SimpleQueueService.NonExistentQueue", "It does not exist."));
    var foreign = new Arn("aws", "sqs", "eu-west-1", "444455556666", "orders");
    var evidence = account.reader(FakeAccount.AMPLE).read(FakeAccount.place(Optional.of(foreign)));
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
    assertInstanceOf(Finding.Unreadable.class, account.read().role());
    assertEquals(List.of(), account.calls("GetRole"));
  }

  @Test
  void roleAtAnotherPathIsAnotherRole() {
    account.answering(
        "GetRole",
        xml("GetRole", "<Role><Arn>arn:aws:iam::111122223333:role/other/orders-api</Arn></Role>"));
    assertEquals(Finding.absent(), account.read().role());
  }

  @Test
  void refusedSimulationIsTriedWithTheRemedy() {
    account.answering("SimulatePrincipalPolicy", simulation("implicitDeny"));
    var result =
        account.read().simulation().found().orElseThrow().of("sqs:SendMessage").orElseThrow();
    assertEquals("implicitDeny", result.decision());
    assertEquals(Finding.known("implicitDeny"), result.withFix());
    assertEquals(Answer.YES, result.allowedByOrganizations());
    assertTrue(
        account.calls("SimulatePrincipalPolicy").stream()
            .anyMatch(call -> call.body().contains("PolicyInputList.member.1=")));
  }

  @Test
  void simulationReadsTheResourcesOwnResult() {
    var result =
        account.read().simulation().found().orElseThrow().of("sqs:SendMessage").orElseThrow();
    assertEquals("allowed", result.decision());
  }

  @Test
  void testInvocationIsSentOnceAndItsTokenDropped() {
    var evidence =
        account
            .reader(FakeAccount.AMPLE)
            .readAndTest(FakeAccount.place(Optional.empty()), new Payload("{\"probe\":1}"));
    assertEquals(Answer.YES, evidence.testInvocation().exists());
    assertFalse(evidence.toString().contains("TOKEN"));
    var call = account.calls("TestInvokeMethod").getFirst();
    assertTrue(call.body().contains("color"), call::body);
    assertTrue(call.body().contains("probe"), call::body);
  }

  @Test
  void testInvocationIsNotRepeatedWhenItsAnswerIsLost() {
    for (var reply : List.of(new Reply.Broken(), jsonRefusal(503, "ServiceUnavailable", "later"))) {
      try (var fake = FakeAccount.started()) {
        fake.answering("TestInvokeMethod", reply);
        var evidence =
            fake.reader(FakeAccount.AMPLE)
                .readAndTest(FakeAccount.place(Optional.empty()), new Payload("{}"));
        assertEquals(Answer.UNKNOWN, evidence.testInvocation().exists());
        assertEquals(1, fake.calls("TestInvokeMethod").size());
      }
    }
  }
}
