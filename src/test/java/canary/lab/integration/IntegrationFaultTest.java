package canary.lab.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.ApiFront;
import canary.lab.LabClient;
import canary.lab.OwnLab;
import canary.lab.template.Resolved;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrationFaultTest {
  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "requestParameters | integration.request.header.Content-Type  |"
            + " application/x-www-form-urlencoded | Invalid mapping expression specified:"
            + " application/x-www-form-urlencoded",
        "requestParameters | integration.request.header.Authorization | 'me'                |"
            + " Authorization header already present",
        "requestTemplates  | application/json                         | #if($input          |"
            + " Unable to transform request",
        "requestTemplates  | application/json                         |"
            + " #set($context.responseOverride.status = 1)#set($context.responseOverride.status ="
            + " 2) | Override of status may only be applied once",
      })
  void aFaultOfTheMappingIsAnInternalServerError(
      String map, String key, String value, String reason) throws Exception {
    assertConfigurationError(stack -> OwnLab.integration(stack, map, key).put(value), reason, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uri             | arn:aws:apigateway:eu-west-1:sqs:path/1/${stageVariables.queue} |"
            + " Invalid endpoint address",
        "uri             | https://example.com                      | Invalid endpoint address",
        "credentials     | arn:aws:iam::1:role/${stageVariables.no} | Invalid endpoint address",
        "credentials     | arn:aws:iam::*:user/*                    | Invalid credentials",
        "contentHandling | CONVERT_TO_BINARY                        | Unable to base64 decode the"
            + " body",
      })
  void aFaultOfTheIntegrationIsAnInternalServerError(String key, String value, String reason)
      throws Exception {
    assertConfigurationError(stack -> OwnLab.integration(stack, key).put(value), reason, 0);
  }

  @Test
  void aRoleThatCannotBeAssumedIsAnInternalServerError() throws Exception {
    sqs.trustingNobody();
    assertConfigurationError(
        stack -> stack,
        "API Gateway does not have permission to assume the provided role arn:aws:iam::",
        0);
  }

  @Test
  void aLateServiceIsAGatewayTimeout() throws Exception {
    sqs.after(Duration.ofMillis(300));
    try (ApiFront lab =
        OwnLab.deployed(sqs, stack -> OwnLab.integration(stack, "timeoutInMillis").put(50))) {
      HttpResponse<String> answer = client.post(lab.url(), "{}");

      assertEquals(504, answer.statusCode());
      assertEquals("{\"message\":\"Endpoint request timed out\"}", answer.body());
      assertEquals(1, sqs.requests().size());
      assertTrue(
          lab.testInvoke("{}", Map.of()).log().contains("Execution failed due to a timeout error"));
    }
  }

  @Test
  void withoutADefaultAnUnmatchedStatusIsAnInternalServerError() throws Exception {
    assertConfigurationError(
        stack -> OwnLab.integration(stack, "responses", "default").remove(),
        "No match for output mapping and no default output mapping configured."
            + " Endpoint Response Status Code: 200",
        1);
  }

  @Test
  void anUndeclaredMethodResponseIsAnInternalServerErrorAfterTheMessageIsSent() throws Exception {
    assertConfigurationError(
        stack ->
            stack
                .at("Api", "DefinitionBody", "paths", "/messages", "post", "responses", "200")
                .remove(),
        "Output mapping refers to an invalid method response: 200",
        1);
  }

  private void assertConfigurationError(
      UnaryOperator<Resolved> change, String reason, int callsOfSqs) throws Exception {
    try (ApiFront lab = OwnLab.deployed(sqs, change)) {
      HttpResponse<String> answer =
          client.post(lab.url(), "{\"a\":1}", "Content-Type", "application/json");

      assertEquals(500, answer.statusCode());
      assertEquals("{\"message\":\"Internal server error\"}", answer.body());
      assertEquals(
          "InternalServerErrorException",
          answer.headers().firstValue("x-amzn-ErrorType").orElse("none"));
      assertEquals(callsOfSqs, sqs.requests().size());
      String log = lab.testInvoke("{\"a\":1}", Map.of()).log();
      assertTrue(log.contains("Execution failed due to configuration error: " + reason), log);
      assertTrue(log.endsWith("Method completed with status: 500\n"), log);
    }
  }
}
