package canary.lab.gateway;

import static canary.lab.gateway.GatewayAnswers.assertGatewayAnswer;
import static canary.lab.gateway.GatewayAnswers.errorType;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.ApiFront;
import canary.lab.LabClient;
import canary.lab.OwnLab;
import canary.lab.integration.ScriptedBackend;
import canary.lab.template.Resolved;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/prod/messages, Missing Authentication Token, MissingAuthenticationTokenException",
    "/prod/nothing,  Missing Authentication Token, MissingAuthenticationTokenException",
    "/prod,          Missing Authentication Token, MissingAuthenticationTokenException",
    "/test/messages, Forbidden,                    ForbiddenException",
    "/,              Forbidden,                    ForbiddenException",
  })
  void anUnsignedRequestIsRefused(String path, String message, String errorType) throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      HttpResponse<String> answer = client.post(lab.url().resolve(path), "{}");

      assertGatewayAnswer(403, "{\"message\":\"" + message + "\"}", errorType, answer);
      assertTrue(sqs.requests().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/prod/messages, Bearer abc,                      missing equal-sign",
    "/prod/nothing,  Bearer abc,                      missing equal-sign",
    "/prod/messages, Basic YTpi=,                     requires 'Credential' parameter",
    "/prod/messages, AWS4-HMAC-SHA256 Credential=a/b, requires 'Signature' parameter",
  })
  void aForeignAuthorizationHeaderIsNoSignature(String path, String header, String says)
      throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      HttpResponse<String> answer =
          client.post(lab.url().resolve(path), "{}", "Authorization", header);

      assertEquals(403, answer.statusCode());
      assertTrue(answer.body().contains(says), answer.body());
      assertEquals("IncompleteSignatureException", errorType(answer));
    }
  }

  @Test
  void aBodyOverTenMegabytesIsTooLarge() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.open(), sqs)) {
      HttpResponse<String> answer =
          client.post(lab.url(), "\"" + "a".repeat(Gateway.LARGEST_BODY - 1) + "\"");

      assertEquals(413, answer.statusCode());
      assertEquals("HTTP content length exceeded 10485760 bytes.", answer.body());
      assertTrue(sqs.requests().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DEFAULT_4XX,                  418, hidden",
    "MISSING_AUTHENTICATION_TOKEN, 418, hidden",
    "DEFAULT_5XX,                  403, '{\"message\":\"Missing Authentication Token\"}'",
  })
  void theOwnersGatewayResponseHidesAllButTheErrorType(String type, int status, String body)
      throws Exception {
    UnaryOperator<Resolved> change =
        stack ->
            stack
                .at("Api", "GatewayResponses")
                .put(
                    Map.of(
                        type,
                        Map.of(
                            "StatusCode",
                            418,
                            "ResponseTemplates",
                            Map.of("application/json", "hidden"))));
    try (ApiFront lab = ApiFront.start(change.apply(OwnLab.stack(Map.of())), sqs)) {
      assertGatewayAnswer(
          status, body, "MissingAuthenticationTokenException", client.post(lab.url(), "{}"));
    }
  }
}
