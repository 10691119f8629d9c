package canary.lab.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.ApiFront;
import canary.lab.LabClient;
import canary.lab.OwnLab;
import canary.lab.template.Resolved;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodResponseTest {
  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_IAM | query | 200 | {}                         | 502 | {}",
        "AWS_IAM | json  | 200 | {}                         | 502 | {}",
        "AWS_IAM | json  | 200 | {\"MessageId\":\"m-7\"}    | 200 | {\"MessageId\":\"m-7\"}",
        "AWS_IAM | query | 403 | {\"Error\":{\"Code\":\"AccessDenied\"}} | 502 | AccessDenied",
        "AWS_IAM | query | 404 | <UnknownOperationException/> | 502 | <UnknownOperationException/>",
        "AWS_IAM | query | 503 | {\"Error\":{\"Code\":\"ServiceUnavailable\"}} | 503 |"
            + " ServiceUnavailable",
        "NONE    | query | 403 | {\"Error\":{\"Code\":\"AccessDenied\"}} | 502 | The message was"
            + " not accepted.",
        "NONE    | query | 500 | {\"Error\":{\"Code\":\"InternalError\"}} | 503 | The message was"
            + " not accepted.",
      })
  void theOwnTemplateMapsTheAnswersOfSqs(
      String authorization, String protocol, int sqsStatus, String sqsBody, int status, String says)
      throws Exception {
    sqs.answering(sqsStatus, sqsBody);
    Map<String, String> parameters =
        Map.of("ApiAuthorization", authorization, "IntegrationProtocol", protocol);
    try (ApiFront lab = ApiFront.start(OwnLab.stack(parameters), sqs)) {
      HttpResponse<String> answer =
          client.signed(LabClient.Signing.now(ApiFront.canary(lab.stack())), lab.url(), "{}");

      assertEquals(status, answer.statusCode());
      assertTrue(answer.body().contains(says), answer.body());
      assertFalse(answer.headers().firstValue("x-amzn-ErrorType").isPresent());
    }
  }

  @Test
  void aPatternMatchesTheWholeStatus() throws Exception {
    sqs.answering(403, "{}");
    UnaryOperator<Resolved> change =
        stack ->
            OwnLab.integration(stack, "responses")
                .put(
                    Map.of(
                        "4", Map.of("statusCode", "502"), "default", Map.of("statusCode", "200")));
    try (ApiFront lab = OwnLab.deployed(sqs, change)) {
      assertEquals(200, client.post(lab.url(), "{}").statusCode());
    }
  }

  @Test
  void responseParametersReachTheClient() throws Exception {
    Map<String, Object> parameters =
        Map.of(
            "method.response.header.X-Sqs", "integration.response.header.x-amzn-requestid",
            "method.response.header.X-Message",
                "integration.response.body.SendMessageResponse.SendMessageResult.MessageId",
            "method.response.header.X-Fixed", "'yes'");
    try (ApiFront lab =
        OwnLab.deployed(
            sqs,
            stack ->
                OwnLab.integration(stack, "responses", "default", "responseParameters")
                    .put(parameters))) {
      HttpResponse<String> answer = client.post(lab.url(), "{}");

      assertEquals("sqs-1", answer.headers().firstValue("X-Sqs").orElseThrow());
      assertEquals("m-1", answer.headers().firstValue("X-Message").orElseThrow());
      assertEquals("yes", answer.headers().firstValue("X-Fixed").orElseThrow());
    }
  }
}
