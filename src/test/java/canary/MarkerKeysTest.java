package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.FakeApi.Answer;
import canary.probe.MarkerKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** The marker's key, from a secret that answers, does not answer, or answers nonsense. */
class MarkerKeysTest {
  private static final String KEY = "s3cr3t-marker-key-of-a-test";
  private static final Pattern SIGNATURE = Pattern.compile("\"sig\":\"([0-9a-f]{64})\"");
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:marker-AbCdEf";
  private static final Answer HELD =
      new Answer(200, JSON.std.asString(Map.of("SecretString", KEY)));

  @Test
  void theMarkerIsSignedAndTheSecretReadOnce() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets = new FakeApi(HELD)) {
      var trial = trial(api, secrets.url());
      trial.answer("{}");
      trial.answer("{}");
      assertEquals(2, api.bodies().stream().filter(it -> it.contains("\"sig\":")).count());
      assertEquals(List.of("{\"SecretId\":\"%s\"}".formatted(ARN)), secrets.bodies());
      assertEquals(2, trial.metrics().size());
      assertFalse((trial.log() + api.bodies()).contains(KEY));
    }
  }

  /** Each holds the key where an answer of AWS never has it: not even then is it printed. */
  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new Answer(
                400,
                "{\"__type\":\"com.amazonaws#AccessDeniedException\",\"Message\":\"" + KEY + "\"}"),
            "AccessDeniedException, status 400"),
        Arguments.of(new Answer(400, "{\"__type\":\"" + KEY + "\"}"), "status 400"),
        Arguments.of(new Answer(500, KEY), "status 500"),
        Arguments.of(new Answer(302, KEY), "status 302"),
        Arguments.of(new Answer(200, KEY), "the secret holds no text"),
        Arguments.of(new Answer(200, "[\"" + KEY + "\"]"), "the secret holds no text"),
        Arguments.of(
            new Answer(200, "{\"SecretBinary\":\"" + KEY + "\"}"), "the secret holds no text"),
        Arguments.of(new Answer(200, "{\"SecretString\":\"\"}"), "the secret holds no text"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aFailedReadCostsTheSignatureOnlyAndIsReported(Answer refusal, String why)
      throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets = new FakeApi(refusal)) {
      assertUnsigned(trial(api, secrets.url()), api, why);
    }
  }

  @Test
  void nobodyListens() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN)) {
      assertUnsigned(trial(api, "http://127.0.0.1:9"), api, "ConnectException");
    }
  }

  private static void assertUnsigned(Trial trial, FakeApi api, String why) throws IOException {
    assertEquals("HEALTHY", trial.answer("{}").get("status"));
    assertEquals(0, api.bodies().stream().filter(it -> it.contains("\"sig\":")).count());
    var unsigned = trial.metrics().getFirst();
    assertEquals(1, unsigned.get("MarkerUnsigned"));
    assertEquals("secretsmanager GetSecretValue: " + why, unsigned.get("why"));
    assertEquals(1, trial.metrics().getLast().get("Success"));
    assertFalse((trial.log() + api.bodies()).contains(KEY), trial.log());
  }

  /** An environment lives for hours: what failed once must not leave them unsigned. */
  @Test
  void afterAFailedReadTheNextRunReadsAgain() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var secrets = new FakeApi(new Answer(503, ""), HELD)) {
      var trial = trial(api, secrets.url());
      trial.answer("{}");
      trial.answer("{}");
      assertEquals(
          List.of(false, true), api.bodies().stream().map(it -> it.contains("\"sig\":")).toList());
      assertEquals(3, trial.metrics().size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | ${sent}",
        "200 | ${sent}",
        "500 | {\"message\": \"cannot read\", \"input\": ${sent}}",
        "400 | {\"message\": \"invalid body: ${escaped}\"}",
        "502 | <html><title>${sent}</title></html>",
        "403 |"
            + " <ErrorResponse><Error><Code>x</Code><Message>${sent}</Message></Error></ErrorResponse>"
      })
  void anApiThatAnswersWithTheMessageBringsNoSignatureOut(int status, String echo)
      throws IOException {
    try (var api = new FakeApi(new Answer(status, echo));
        var secrets = new FakeApi(HELD)) {
      var trial = trial(api, secrets.url());
      var out = trial.answer("{}") + trial.log() + trial.notices();
      for (var sent : api.bodies()) {
        var signature = SIGNATURE.matcher(sent);
        assertTrue(signature.find(), sent);
        assertFalse(out.contains(signature.group(1)), out);
      }
    }
  }

  @Test
  void whereNoSecretIsNamedNothingIsReadOrReported() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN)) {
      var trial = new Trial(Trial.environment(api.url()));
      trial.answer("{}");
      assertEquals(1, trial.metrics().size());
    }
  }

  @Test
  void theKeyIsNotPrinted() {
    assertFalse(new MarkerKey(KEY).toString().contains(KEY));
    assertTrue(MarkerKey.NONE.text().isEmpty());
  }

  private static Trial trial(FakeApi api, String secrets) {
    return new Trial(
        Trial.environment(
            api.url(),
            "CANARY_MARKER_SECRET_ARN",
            ARN,
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            secrets.replace("/prod/messages", ""),
            "AWS_ACCESS_KEY_ID",
            "AKIA1",
            "AWS_SECRET_ACCESS_KEY",
            "of-no-account",
            "AWS_REGION",
            "eu-west-1"));
  }
}
