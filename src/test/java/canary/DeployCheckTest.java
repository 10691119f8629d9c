package canary;

import static canary.finding.Answer.UNKNOWN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.FakeApi.Answer;
import canary.evidence.Account;
import canary.report.Publisher.Publication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** CloudFormation's custom resource: always answered, and failed only by a broken integration. */
class DeployCheckTest {

  /** One function, its log and its notifications. */
  private static final class Function {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<Object> notifications = new CopyOnWriteArrayList<>();
    private final Canary canary;

    Function(Map<String, String> environment, Account account, Optional<String> stackStatus) {
      canary =
          new Canary(
              environment,
              new World(
                  _ -> account,
                  _ ->
                      it -> {
                        notifications.add(it);
                        return new Publication.Published();
                      },
                  () -> new FixedAlarms(UNKNOWN),
                  _ -> stackStatus,
                  new PrintStream(log, true, UTF_8),
                  Clock.systemUTC(),
                  Duration.ZERO));
    }

    Map<String, Object> invoke(String event, Duration timeOut) throws IOException {
      var answer = new ByteArrayOutputStream();
      canary.handleRequest(
          new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new TimeLeft(timeOut));
      return JSON.std.mapFrom(answer.toString(UTF_8));
    }
  }

  private static String request(String type, String check, String responseUrl) {
    return JSON.std.asString(
        Map.of(
            "RequestType",
            type,
            "ResponseURL",
            responseUrl,
            "StackId",
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/stack/1",
            "RequestId",
            "b1d0e6d7",
            "ResourceType",
            "Custom::DeployCheck",
            "LogicalResourceId",
            "DeployCheck",
            "ResourceProperties",
            Map.of("ServiceToken", "arn", "DeployCheck", check)));
  }

  private static Map<String, Object> response(
      String type, String check, Optional<String> stackStatus, Answer... answers)
      throws IOException {
    try (var api = new FakeApi(answers);
        var url = new ResponseUrl(200)) {
      var function = new Function(Trial.environment(api.url()), new BlindAccount(), stackStatus);
      function.invoke(request(type, check, url.url()), Duration.ofMinutes(1));
      assertEquals(List.of(), function.notifications, "the schedule's runs notify");
      var counted = function.log.toString(UTF_8);
      assertEquals(1, counted.lines().count(), "it has reported, and causes no alarm: " + counted);
      assertTrue(counted.contains("\"Success\":"), counted);
      assertEquals(1, url.taken().size());
      assertEquals(List.of(), url.contentTypes(), "the URL is signed for none");
      var response = url.taken().getFirst();
      assertEquals("b1d0e6d7", response.get("RequestId"));
      assertEquals("DeployCheck", response.get("LogicalResourceId"));
      assertEquals("DeployCheck", response.get("PhysicalResourceId"));
      return response;
    }
  }

  @ParameterizedTest
  @CsvSource({"Create,FAIL", "Create,WARN", "Update,FAIL", "Update,WARN"})
  void aHealthyIntegrationPasses(String type, String check) throws IOException {
    var response = response(type, check, Optional.of("UPDATE_IN_PROGRESS"), Answer.TAKEN);
    assertEquals("SUCCESS", response.get("Status"));
    assertEquals("orders: the message arrived as it was sent.", response.get("Reason"));
  }

  @Test
  void aBrokenOneFailsTheDeploymentWithItsCauseAndTheFix() throws IOException {
    var response = response("Create", "FAIL", Optional.empty(), Answer.DENIED);
    assertEquals("FAILED", response.get("Status"));
    var reason = response.get("Reason").toString();
    assertTrue(reason.contains("role-missing-sendmessage"), reason);
    assertTrue(reason.contains("Fix: "), reason);
  }

  @Test
  void aBrokenOneIsReportedOnlyWhereThatIsTheSetting() throws IOException {
    var response = response("Create", "WARN", Optional.empty(), Answer.DENIED);
    assertEquals("SUCCESS", response.get("Status"));
    assertTrue(response.get("Reason").toString().contains("role-missing-sendmessage"));
    assertEquals(Map.of("Result", response.get("Reason")), response.get("Data"));
  }

  /** IAM is eventually consistent: the role of the stack may be too new to be assumed. */
  @Test
  void whatWorksAfterAWhilePasses() throws IOException {
    assertEquals(
        "SUCCESS",
        response("Create", "FAIL", Optional.empty(), Answer.DENIED, Answer.DENIED, Answer.TAKEN)
            .get("Status"));
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE_IN_PROGRESS,FAILED",
    "UPDATE_ROLLBACK_IN_PROGRESS,SUCCESS",
    "'',SUCCESS",
  })
  void aRollbackIsNeverFailed(String stackStatus, String status) throws IOException {
    assertEquals(
        status,
        response(
                "Update",
                "FAIL",
                Optional.of(stackStatus).filter(it -> !it.isEmpty()),
                Answer.DENIED)
            .get("Status"));
  }

  @Test
  void nothingIsSentWhenTheCheckIsRemoved() throws IOException {
    try (var api = new FakeApi(Answer.DENIED);
        var url = new ResponseUrl(200)) {
      new Function(Trial.environment(api.url()), new BlindAccount(), Optional.empty())
          .invoke(request("Delete", "FAIL", url.url()), Duration.ofMinutes(1));
      assertEquals("SUCCESS", url.taken().getFirst().get("Status"));
      assertEquals(List.of(), api.bodies());
    }
  }

  /** What the canary itself cannot do is no fault of the integration. */
  @Test
  void aCanaryThatIsNotSetUpFailsNoDeployment() throws IOException {
    try (var url = new ResponseUrl(200)) {
      new Function(Map.of(), new BlindAccount(), Optional.empty())
          .invoke(request("Create", "FAIL", url.url()), Duration.ofMinutes(1));
      assertEquals("SUCCESS", url.taken().getFirst().get("Status"));
      assertTrue(url.taken().getFirst().get("Reason").toString().contains("TARGET_URL"));
    }
  }

  @Test
  void aFaultOfOurOwnIsAnsweredToo() throws IOException {
    try (var api = new FakeApi(Answer.DENIED);
        var url = new ResponseUrl(200)) {
      new Function(Trial.environment(api.url()), BrokenAccount.BROKEN, Optional.empty())
          .invoke(request("Create", "FAIL", url.url()), Duration.ofMinutes(1));
      assertEquals(1, url.taken().size());
    }
  }

  /** It answers before Lambda's time-out, after which nobody would. */
  @Test
  void anApiThatHangsIsAnsweredForInTime() throws IOException {
    try (var api = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var url = new ResponseUrl(200)) {
      new Function(
              Trial.environment("http://127.0.0.1:" + api.getLocalPort() + "/prod/messages"),
              new BlindAccount(),
              Optional.empty())
          .invoke(request("Create", "FAIL", url.url()), Duration.ofSeconds(12));
      assertEquals("FAILED", url.taken().getFirst().get("Status"));
    }
  }

  @Test
  void aResponseThatIsNotTakenIsTriedOnceMoreAndSaid() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var url = new ResponseUrl(503)) {
      var function =
          new Function(Trial.environment(api.url()), new BlindAccount(), Optional.empty());
      function.invoke(request("Create", "FAIL", url.url()), Duration.ofMinutes(1));
      assertEquals(2, url.taken().size());
      assertTrue(function.log.toString(UTF_8).contains("has not taken"));
    }
  }

  /** Whoever may invoke the function may not have it send anything to a place of theirs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://attacker.example/response",
        "http://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com/1",
        "https://amazonaws.com.attacker.example/",
        "file:///etc/passwd",
        "not a url",
      })
  void noOtherHostIsAnswered(String url) throws IOException {
    try (var api = new FakeApi(Answer.TAKEN)) {
      var answer =
          new Function(Trial.environment(api.url()), new BlindAccount(), Optional.empty())
              .invoke(request("Create", "FAIL", url), Duration.ofMinutes(1));
      assertEquals("apigw-sqs-canary/error/1", answer.get("schema"));
      assertEquals(List.of(), api.bodies());
    }
  }
}
