package canary.aws;

import static canary.aws.SoundReplies.jsonRefusal;
import static canary.aws.SoundReplies.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount.Reply;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableTest {
  private static final Duration SHORT = Duration.ofMillis(1200);

  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  private static final String API = "apigateway:GET on arn:aws:apigateway:eu-west-1::/restapis/a1";
  private static final String ROLE = " on arn:aws:iam::111122223333:role/orders-api";
  private static final String KEY = " on arn:aws:kms:eu-west-1:111122223333:key/k-1";

  /** Each with the grant that cures its denial; those of one map do not hide one another. */
  static Stream<Map<String, String>> grants() {
    return Stream.of(
        Map.of(
            "GetRestApi", API,
            "GetDeployment", API + "/deployments/d1",
            "GetExport", API + "/stages/prod/exports/oas30",
            "GetRolePolicy", "iam:GetRolePolicy" + ROLE,
            "GetPolicyVersion", "iam:GetPolicyVersion on arn:aws:iam::111122223333:policy/more",
            "SimulatePrincipalPolicy", "iam:SimulatePrincipalPolicy" + ROLE,
            "GetKeyPolicy", "kms:GetKeyPolicy" + KEY,
            "ListGrants", "kms:ListGrants" + KEY),
        Map.of(
            "GetGatewayResponses", API + "/gatewayresponses",
            "GetUsagePlans", "apigateway:GET on arn:aws:apigateway:eu-west-1::/usageplans",
            "GetTopicAttributes",
                "sns:GetTopicAttributes on arn:aws:sns:eu-west-1:111122223333:notices",
            "DescribeVpcEndpoints", "ec2:DescribeVpcEndpoints on *",
            "DescribeStackResources", "cloudformation:DescribeStackResources on *",
            "LookupEvents", "cloudtrail:LookupEvents on *"),
        Map.of(
            "GetStage", API + "/stages/prod",
            "GetMethod", API + "/resources/r1/methods/POST",
            "ListRolePolicies", "iam:ListRolePolicies" + ROLE,
            "ListAttachedRolePolicies", "iam:ListAttachedRolePolicies" + ROLE,
            "GetPolicy", "iam:GetPolicy on arn:aws:iam::111122223333:policy/limit",
            "DescribeKey", "kms:DescribeKey" + KEY),
        Map.of(
            "GetResources", API + "/resources",
            "GetRole", "iam:GetRole" + ROLE,
            "GetQueueAttributes",
                "sqs:GetQueueAttributes on arn:aws:sqs:eu-west-1:111122223333:orders"));
  }

  @ParameterizedTest
  @MethodSource("grants")
  void denialNamesTheGrantThatCuresIt(Map<String, String> grants) {
    grants
        .keySet()
        .forEach(
            operation ->
                account.answering(
                    operation, denial(operation, "no identity-based policy allows it")));
    var named = account.read().notRead().stream().map(Finding.Unreadable::grant).toList();
    assertTrue(named.containsAll(grants.values()), named::toString);
  }

  @Test
  void explicitDenialIsCuredByNoGrant() {
    account.answering("GetRole", denial("GetRole", "with an explicit deny in a policy"));
    assertEquals("", assertInstanceOf(Finding.Unreadable.class, account.read().role()).grant());
  }

  private static Reply denial(String operation, String why) {
    return isQueryProtocol(operation)
        ? refusal(403, "AccessDenied", why)
        : jsonRefusal(403, "AccessDeniedException", why);
  }

  private static boolean isQueryProtocol(String operation) {
    return switch (SoundReplies.all().get(operation)) {
      case Reply.Sent sent -> sent.headers().get("Content-Type").equals("text/xml");
      case Reply.Broken _, Reply.Late _, Reply.Asked _ -> false;
    };
  }

  private static final List<String> EVERY_READ =
      SoundReplies.all().keySet().stream()
          .filter(operation -> !operation.equals("TestInvokeMethod"))
          .sorted()
          .toList();

  /** What looks like an answer and says nothing. */
  @Test
  void emptyAnswerIsNeverTakenForAFact() {
    for (var operation : EVERY_READ) {
      try (var fake = FakeAccount.started()) {
        fake.answering(operation, new Reply.Sent(200, Map.of(), "{}"));
        assertFalse(FakeAccount.notRead(fake.read()).isEmpty(), operation);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "<html><body>502", "{\"a\":", "", "[1]", "<a/>", "null"})
  void nonsenseMakesNothingKnownOrAbsent(String body) {
    EVERY_READ.forEach(
        operation -> account.answering(operation, new Reply.Sent(200, Map.of(), body)));
    var place = FakeAccount.place(Optional.of(new Arn("aws", "sqs", "eu-west-1", "1", "orders")));
    var it = account.reader(FakeAccount.AMPLE).read(place);
    var findings =
        List.of(
            it.identity(),
            it.api(),
            it.stage(),
            it.method(),
            it.route(),
            it.saved(),
            it.deployed(),
            it.role(),
            it.queue(),
            it.key(),
            it.simulation(),
            it.gatewayResponses(),
            it.endpoints(),
            it.topic(),
            it.history());
    findings.forEach(finding -> assertInstanceOf(Finding.Unreadable.class, finding));
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
    var evidence = account.read();
    for (var finding : List.of(evidence.stage(), evidence.role(), evidence.queue())) {
      var unreadable = assertInstanceOf(Finding.Unreadable.class, finding);
      assertEquals("", unreadable.grant());
      assertTrue(unreadable.why().contains(code), unreadable::why);
    }
  }

  @Test
  void brokenConnectionsAreUnreadable() {
    account.answering("GetStage", new Reply.Broken()).answering("GetRole", new Reply.Broken());
    var evidence = account.read();
    assertEquals(Set.of("stage", "role"), FakeAccount.notRead(evidence));
    assertEquals(Answer.UNKNOWN, evidence.role().exists());
  }

  @Test
  void lateReadsDoNotHoldUpTheOthers() {
    account
        .answering("GetExport", new Reply.Late(Duration.ofSeconds(6)))
        .answering("DescribeKey", new Reply.Late(Duration.ofSeconds(6)));
    try (var warm = FakeAccount.started()) {
      warm.read();
    }
    long start = System.nanoTime();
    var evidence = account.reader(SHORT).read(FakeAccount.place(Optional.empty()));
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(SHORT.plusMillis(500)) < 0, took::toString);
    assertEquals(Answer.YES, evidence.saved().exists());
    assertEquals(Answer.UNKNOWN, evidence.deployed().exists());
    assertEquals(Answer.YES, evidence.stage().exists());
  }
}
