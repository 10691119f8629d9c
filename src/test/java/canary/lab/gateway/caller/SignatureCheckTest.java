package canary.lab.gateway.caller;

import static canary.lab.gateway.GatewayAnswers.assertGatewayAnswer;
import static canary.lab.gateway.GatewayAnswers.errorType;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.ApiFront;
import canary.lab.LabClient;
import canary.lab.OwnLab;
import canary.lab.integration.ScriptedBackend;
import canary.lab.template.Resolved;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureCheckTest {
  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({"'',", "?a=1&b=%20%26&a=0,", "/,403"})
  void aSignatureOfAwsOwnSignerIsAccepted(String after, Integer status) throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      HttpResponse<String> answer =
          client.signed(canary(lab), URI.create(lab.url() + after), "{\"t\":\"é&+%\"}");

      assertEquals(Optional.ofNullable(status).orElse(200), answer.statusCode(), answer.body());
    }
  }

  enum Wrong {
    SECRET(
        "InvalidSignatureException",
        "The request signature we calculated does not match",
        right -> with(right, "ASIAIOSFODNN7EXAMPLE", "wrong", "AQoDYXdzEJr1K4EXAMPLE")),
    KEY(
        "AccessDeniedException",
        "The security token included in the request is invalid.",
        right -> with(right, "ASIAUNKNOWN", "secret", "AQoDYXdzEJr1K4EXAMPLE")),
    TOKEN(
        "AccessDeniedException",
        "The security token included in the request is invalid.",
        right -> with(right, "ASIAIOSFODNN7EXAMPLE", "secret", "wrong")),
    REGION(
        "InvalidSignatureException",
        "scoped to a valid region, not 'us-east-1'",
        right -> new LabClient.Signing(right.credential(), "us-east-1", "execute-api", right.at())),
    SERVICE(
        "InvalidSignatureException",
        "scoped to correct service: 'execute-api'",
        right -> new LabClient.Signing(right.credential(), "eu-west-1", "sqs", right.at())),
    PAST(
        "InvalidSignatureException",
        "Signature expired: ",
        right -> at(right, right.at().minusSeconds(301))),
    FUTURE(
        "InvalidSignatureException",
        "Signature not yet current: ",
        right -> at(right, right.at().plusSeconds(310)));

    private final String errorType;
    private final String says;
    private final UnaryOperator<LabClient.Signing> signing;

    Wrong(String errorType, String says, UnaryOperator<LabClient.Signing> signing) {
      this.errorType = errorType;
      this.says = says;
      this.signing = signing;
    }

    private static LabClient.Signing with(
        LabClient.Signing right, String keyId, String secret, String token) {
      Credential credential =
          new Credential(keyId, secret, token, Instant.MAX, right.credential().session());
      return new LabClient.Signing(credential, right.region(), right.service(), right.at());
    }

    private static LabClient.Signing at(LabClient.Signing right, Instant at) {
      return new LabClient.Signing(right.credential(), right.region(), right.service(), at);
    }
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void aWrongSignatureHasItsOwnAnswer(Wrong wrong) throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      HttpResponse<String> answer =
          client.signed(wrong.signing.apply(canary(lab)), lab.url(), "{}");

      assertEquals(403, answer.statusCode());
      assertTrue(answer.body().contains(wrong.says), answer.body());
      assertEquals(wrong.errorType, errorType(answer));
      assertTrue(sqs.requests().isEmpty());
    }
  }

  @Test
  void anExpiredCredentialSaysSo() throws Exception {
    Resolved stack = OwnLab.stack(Map.of());
    Credential right = ApiFront.canary(stack);
    Credential expired =
        new Credential(
            right.accessKeyId(),
            right.secretAccessKey(),
            right.sessionToken(),
            Instant.EPOCH,
            right.session());
    try (ApiFront lab =
        ApiFront.start(stack, Callers.only(expired), _ -> sqs, InstantSource.system())) {
      HttpResponse<String> answer = client.signed(LabClient.Signing.now(expired), lab.url(), "{}");

      assertGatewayAnswer(
          403,
          "{\"message\":\"The security token included in the request is expired\"}",
          "ExpiredTokenException",
          answer);
    }
  }

  private static LabClient.Signing canary(ApiFront lab) {
    return LabClient.Signing.now(ApiFront.canary(lab.stack()));
  }
}
