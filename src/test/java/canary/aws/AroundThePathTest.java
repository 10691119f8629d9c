package canary.aws;

import static canary.aws.SoundReplies.json;
import static canary.aws.SoundReplies.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.ApiKeys;
import canary.evidence.ApiKeys.ApiKey;
import canary.evidence.GatewayResponse;
import canary.evidence.MethodAddress;
import canary.evidence.UsagePlan;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ParallelReads of what carries no message itself. */
class AroundThePathTest {
  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  @Test
  void onlyGatewayResponsesThatWereChangedAreKept() {
    assertEquals(
        Finding.known(
            List.of(new GatewayResponse("DEFAULT_4XX", OptionalInt.of(400), "{\"error\":\"no\"}"))),
        account.read().gatewayResponses());
  }

  @Test
  void onlyUsagePlansOfTheStageAreKept() {
    assertEquals(
        Finding.known(
            List.of(
                new UsagePlan(
                    "u2",
                    "partners",
                    OptionalDouble.of(5),
                    OptionalInt.of(10),
                    Optional.of("1000 a DAY")))),
        account.read().usagePlans());
  }

  /** Of their values nothing is kept but what tells whether one was sent. */
  @Test
  void apiKeysAreReadWithThePlansThatHaveThem() {
    assertEquals(
        Finding.known(
            List.of(
                new ApiKey("partner", ApiKeys.digest("value-of-k1"), true, true),
                new ApiKey("k2", ApiKeys.digest("value-of-k2"), false, false))),
        account.read().apiKeys().all());
    assertEquals(1, account.calls("GetUsagePlanKeys").size());
  }

  @Test
  void usagePlansOfAMethodWithoutKeyAreNotRead() {
    account.answering(
        "GetDeployment",
        json(
            """
            {"id":"d1","apiSummary":{"/messages":{"POST":{"authorizationType":"NONE"}}}}\
            """));
    assertEquals(Finding.absent(), account.read().usagePlans());
    assertEquals(List.of(), account.calls("GetUsagePlans"));
  }

  @Test
  void endpointsForApisAndQueuesAreAskedForAndRead() {
    var endpoint = account.read().endpoints().found().orElseThrow().getFirst();
    assertEquals("vpce-1", endpoint.id());
    assertEquals("com.amazonaws.eu-west-1.execute-api", endpoint.serviceName());
    assertEquals("vpc-1", endpoint.vpcId());
    assertEquals(List.of("sg-1"), endpoint.securityGroups());
    assertEquals("available", endpoint.state());
    assertTrue(endpoint.privateDnsEnabled());
    assertEquals(Answer.YES, endpoint.policy().exists());
    var asked = account.calls("DescribeVpcEndpoints").getFirst().body();
    for (var service : List.of("execute-api", "sqs", "sns", "sts")) {
      assertTrue(asked.contains("=com.amazonaws.eu-west-1." + service), asked);
    }
  }

  /** EC2 words its refusals otherwise than the other services of the query protocol. */
  @Test
  void refusalOfEc2NamesTheGrantThatCuresIt() {
    account.answering(
        "DescribeVpcEndpoints",
        new FakeAccount.Reply.Sent(
            403,
            Map.of(),
            "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not"
                + " authorized to perform this operation.</Message></Error></Errors>"
                + "<RequestID>1</RequestID></Response>"));
    var unreadable = assertInstanceOf(Finding.Unreadable.class, account.read().endpoints());
    assertEquals("ec2:DescribeVpcEndpoints on *", unreadable.grant());
    assertTrue(unreadable.why().startsWith("UnauthorizedOperation: You are not"), unreadable::why);
  }

  @Test
  void topicIsReadWithItsKey() {
    var topic = account.read().topic().found().orElseThrow();
    assertEquals(Answer.YES, topic.policy().exists());
    assertEquals(
        Finding.known("arn:aws:kms:eu-west-1:111122223333:key/k-1"),
        topic.key().map(it -> it.arn().toString()));
  }

  @Test
  void deadLetterQueueIsReadWhereTheRedrivePolicyNamesOne() {
    var asked = "/111122223333/dead";
    assertEquals(Answer.YES, account.read().deadLetters().exists());
    assertTrue(
        account.calls("GetQueueAttributes").stream().anyMatch(it -> it.body().contains(asked)));
  }

  @Test
  void consumersAreReadByName() {
    account.answering(
        "GetRole",
        refusal(403, "AccessDenied", "no identity-based policy allows the iam:GetRole action"));
    var consumer = Arn.parse("arn:aws:iam::111122223333:role/worker").orElseThrow();
    var place =
        MethodAddress.at("eu-west-1", "a1", "prod", "/messages")
            .meaning(Optional.empty(), Optional.empty(), Optional.empty(), List.of(consumer));
    var read = account.reader(FakeAccount.AMPLE).read(place).consumers();
    var unreadable = assertInstanceOf(Finding.Unreadable.class, read.getFirst());
    assertEquals("consumer worker", unreadable.what());
    assertEquals("iam:GetRole on " + consumer, unreadable.grant());
  }

  @Test
  void historyKeepsWhatConcernsThePath() {
    account.answering(
        "LookupEvents",
        SoundReplies.events(
            event("UpdateIntegration", "apigateway", "'restApiId':'a1'"),
            event("UpdateIntegration", "apigateway", "'restApiId':'a2'"),
            event("PutRolePolicy", "iam", "'roleName':'orders-api','policyName':'send'"),
            "no JSON"));
    // One Region each for the API and for IAM, and the fake answers both alike.
    assertEquals(
        List.of(
            "PutRolePolicy on role orders-api (policyName send)", "UpdateIntegration on the API"),
        account.read().history().found().orElseThrow().changes().stream()
            .map(it -> it.what().text())
            .distinct()
            .sorted()
            .toList());
    var asked = account.calls("LookupEvents").getFirst().body();
    assertTrue(asked.contains("\"ReadOnly\"") && asked.contains("StartTime"), asked);
  }

  @Test
  void historyThatGoesOnIsCutAndSaysSo() {
    account.answering("LookupEvents", json("{\"Events\":[],\"NextToken\":\"more\"}"));
    var evidence = account.read();
    assertFalse(evidence.history().found().orElseThrow().whole());
    assertEquals(Set.of("older part of the event history"), FakeAccount.notRead(evidence));
    assertEquals(6, account.calls("LookupEvents").size());
  }

  private static String event(String name, String service, String parameters) {
    return """
    {'eventTime':'2026-11-25T08:00:00Z','eventSource':'%s.amazonaws.com','eventName':'%s',
     'requestParameters':{%s}}\
    """
        .formatted(service, name, parameters)
        .replace('\'', '"');
  }
}
