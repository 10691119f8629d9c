package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.FakeApi.Answer;
import canary.report.Publisher.Publication;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/**
 * The secret headers of a target: read by one call, sent, renewed when they are refused, hidden.
 */
class TargetHeadersTest {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf";
  private static final String PARAMETER = "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/key";
  private static final String KEY = "pl4nted+K3y/\"of' a<test>";
  private static final String PASSWORD = "hunter2-of-basic";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes());
  private static final Answer FORBIDDEN = new Answer(403, "{\"message\":\"Forbidden\"}");

  @Test
  void theyAreReadOnceAndSentWithEachMessage() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets = new FakeApi(held(Map.of("x-api-key", KEY, "Authorization", BASIC)))) {
      var trial = trial(api, secrets, SECRET);
      assertEquals("HEALTHY", trial.answer("{}").get("status"));
      assertEquals("HEALTHY", trial.answer("{}").get("status"));
      assertEquals(List.of("{\"SecretId\":\"%s\"}".formatted(SECRET)), secrets.bodies());
      assertEquals(List.of(KEY, KEY), api.sent("x-api-key"));
      assertEquals(List.of(BASIC, BASIC), api.sent("Authorization"));
    }
  }

  /** A secret that is rotated while the old key still works is followed before that ends. */
  @Test
  void theyAreReadAgainAfterAQuarterOfAnHour() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets =
            new FakeApi(held(Map.of("x-api-key", "old")), held(Map.of("x-api-key", "new")))) {
      var clock = new SetClock();
      var trial = trial(api, secrets, SECRET, clock);
      trial.answer("{}");
      clock.later(Duration.ofMinutes(14));
      trial.answer("{}");
      clock.later(Duration.ofMinutes(2));
      trial.answer("{}");
      assertEquals(List.of("old", "old", "new"), api.sent("x-api-key"));
    }
  }

  @Test
  void aParameterHoldsThemToo() throws IOException {
    var held = JSON.std.asString(Map.of("x-api-key", KEY));
    var answer = new Answer(200, JSON.std.asString(Map.of("Parameter", Map.of("Value", held))));
    try (var api = new FakeApi(Answer.TAKEN);
        var parameters = new FakeApi(answer)) {
      assertEquals("HEALTHY", trial(api, parameters, PARAMETER).answer("{}").get("status"));
      assertEquals(
          Map.of("Name", PARAMETER, "WithDecryption", true),
          JSON.std.mapFrom(parameters.bodies().getFirst()));
      assertEquals(List.of(KEY), api.sent("x-api-key"));
    }
  }

  @Test
  void aRotatedSecretIsReadAgainWithinTheRun() throws IOException {
    try (var api = new FakeApi(FORBIDDEN, Answer.TAKEN);
        var secrets =
            new FakeApi(held(Map.of("x-api-key", "old-key-1")), held(Map.of("x-api-key", KEY)))) {
      assertEquals("HEALTHY", trial(api, secrets, SECRET).answer("{}").get("status"));
      assertEquals(List.of("old-key-1", KEY), api.sent("x-api-key"));
    }
  }

  @Test
  void aKeyThatIsRefusedIsNamedAndNotifiedOnce() throws IOException {
    try (var api = new FakeApi(FORBIDDEN);
        var secrets = new FakeApi(held(Map.of("x-api-key", KEY)))) {
      var trial = trial(api, secrets, SECRET);
      var report = trial.answer("{}");
      trial.answer("{}");
      assertEquals(1, trial.notices().size());
      assertEquals("FAILING", report.get("status"));
      assertTrue(
          report.get("outcome").toString().contains("x-api-key of TargetHeaders"),
          report.get("outcome").toString());
      assertTrue(report.get("causes").toString().contains("gateway-api-key-refused"));
      assertHidden(trial, report.toString());
    }
  }

  /** Whatever an API does with it, in whatever form, and whoever asks with it. */
  static Stream<Arguments> echoes() {
    var encoded = java.net.URLEncoder.encode(KEY, java.nio.charset.StandardCharsets.UTF_8);
    return Stream.of(400, 401, 403, 500, 200)
        .flatMap(
            status ->
                Stream.of(
                        KEY,
                        encoded,
                        BASIC,
                        "me:" + PASSWORD,
                        JSON.std.asString(Map.of("message", "wrong key " + KEY)),
                        JSON.std.asString(Map.of("message", JSON.std.asString(Map.of("k", KEY)))),
                        "<Error><Code>%s</Code><Message>%s</Message></Error>"
                            .formatted(PASSWORD, KEY.replace("<", "&lt;").replace(">", "&gt;")),
                        Base64.getEncoder().encodeToString(KEY.getBytes()))
                    .map(echo -> Arguments.of(status, echo)));
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void noEchoIsShown(int status, String echo) throws IOException {
    try (var api = new FakeApi(new Answer(status, echo));
        var secrets = new FakeApi(held(Map.of("x-api-key", KEY, "Authorization", BASIC)))) {
      var trial = trial(api, secrets, SECRET);
      var answers = trial.answer("{}").toString();
      for (var event :
          List.of(
              JSON.std.asString(Map.of("mode", KEY)),
              JSON.std.asString(Map.of("target", echo)),
              JSON.std.asString(Map.of("response", echo)),
              JSON.std.asString(Map.of("response", Map.of("status", status, "body", echo))))) {
        answers += trial.answer(event);
      }
      assertHidden(trial, answers);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pl4nted+K3y/of-a-test",
        "[\"pl4nted+K3y/of-a-test\"]",
        "{}",
        "{\"Host\":\"pl4nted+K3y/of-a-test\"}",
        "{\"content-length\":\"pl4nted+K3y/of-a-test\"}",
        "{\"Content-Type\":\"pl4nted+K3y/of-a-test\"}",
        "{\"pl4nted+K3y/of-a-test\":\"x\"}",
        "{\"x-api-key\":\"pl4nted+K3y/of-a-test\\r\\nHost: h\"}",
        "{\"x-api-key\":{\"pl4nted+K3y/of-a-test\":1}}",
        "{\"x-api-key\":\"pl4nted+K3y/of-a-test\",\"X-API-Key\":\"b\"}",
        "{\"x-api-key\":\"pl4nted+K3y/of-a-test"
      })
  void nothingIsSentWithHeadersThatAreNone(String held) throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets =
            new FakeApi(new Answer(200, JSON.std.asString(Map.of("SecretString", held))))) {
      var trial = trial(api, secrets, SECRET);
      var report = trial.answer("{}");
      assertEquals("BLIND", report.get("status"), report.toString());
      assertEquals(List.of(), api.bodies());
      assertTrue(report.get("outcome").toString().contains("TargetHeaders"), report.toString());
      assertFalse((trial.log() + trial.notices() + report).contains("K3y/of-a-test"), trial.log());
    }
  }

  @Test
  void everyMistakeIsSaidAtOnce() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets =
            new FakeApi(held(Map.of("Host", "a", "x y", "b", "x-key", 1, "Expect", "c")))) {
      var said = trial(api, secrets, SECRET).answer("{}").get("outcome").toString();
      for (var name : List.of("Host", "no name of a header", "x-key", "Expect")) {
        assertTrue(said.contains(name), said);
      }
    }
  }

  @Test
  void whereTheSecretCannotBeReadNothingIsSentAndTheCallIsNamed() throws IOException {
    var denied = new Answer(400, "{\"__type\":\"AccessDeniedException\"}");
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets = new FakeApi(denied)) {
      var report = trial(api, secrets, SECRET).answer("{}");
      assertEquals("BLIND", report.get("status"));
      assertEquals(List.of(), api.bodies());
      var said = report.get("outcome").toString();
      assertTrue(said.contains("secretsmanager GetSecretValue: AccessDeniedException"), said);
    }
  }

  private static void assertHidden(Trial trial, String answers) {
    var all = trial.log() + trial.notices() + trial.reasons() + answers;
    assertFalse(trial.reasons().isEmpty());
    for (var secret :
        List.of(
            KEY,
            PASSWORD,
            BASIC.substring(6),
            Base64.getEncoder().encodeToString(KEY.getBytes()),
            "pl4nted")) {
      assertFalse(all.contains(secret), secret + " in " + all);
    }
  }

  private static Answer held(Map<String, Object> headers) {
    return new Answer(200, JSON.std.asString(Map.of("SecretString", JSON.std.asString(headers))));
  }

  private static Trial trial(FakeApi api, FakeApi store, String arn) {
    return trial(api, store, arn, new SetClock());
  }

  private static Trial trial(FakeApi api, FakeApi store, String arn, SetClock clock) {
    var at = store.url().replace("/prod/messages", "");
    return new Trial(
        Trial.environment(
            api.url(),
            "CANARY_ALARM_NAME",
            "stack-orders",
            "TARGET_HEADERS",
            arn,
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            at,
            "AWS_ENDPOINT_URL_SSM",
            at,
            "AWS_ACCESS_KEY_ID",
            "AKIA1",
            "AWS_SECRET_ACCESS_KEY",
            "of-no-account",
            "AWS_REGION",
            "eu-west-1"),
        new BlindAccount(),
        new Publication.Published(),
        clock);
  }
}
