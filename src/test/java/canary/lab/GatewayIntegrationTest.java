package canary.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

class GatewayIntegrationTest {
  private static final String INTERNAL = "{\"message\":\"Internal server error\"}";
  private static final String QUERY = "application/x-www-form-urlencoded";

  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aSoundRequestReachesSqsAsTheRole() throws Exception {
    try (Lab lab = open()) {
      HttpResponse<String> answer =
          client.post(lab.url(), "{\"a\": 1}", "Content-Type", "application/json");

      assertEquals(200, answer.statusCode());
      assertEquals(JSON.std.anyFrom(ScriptedBackend.SENT), JSON.std.anyFrom(answer.body()));
      assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
      assertFalse(answer.headers().firstValue("x-amzn-ErrorType").isPresent());
      BackendRequest request = sqs.requests().getLast();
      assertEquals("sqs", request.service());
      assertEquals("eu-west-1", request.region());
      assertEquals("POST", request.method());
      assertEquals("/111122223333/" + lab.stack().attribute("Queue", "QueueName"), request.path());
      assertEquals("", request.query());
      assertEquals(QUERY, request.headers().get("Content-Type"));
      assertEquals("application/json", request.headers().get("Accept"));
      assertEquals(
          new Session(lab.stack().attribute("ExecutionRole", "Arn"), "BackplaneAssumeRoleSession"),
          request.session());
      assertEquals("Action=SendMessage&MessageBody=%7B%22a%22%3A+1%7D", sqs.lastBody());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "json"})
  void everyCharacterReachesSqs(String protocol) throws Exception {
    String body = "{\"t\": \"a&b=c+d %41 100% 'q' \\\"x\\\" \\\\ é 漢 😀 $x #if\"}";
    try (Lab lab = open(Map.of("IntegrationProtocol", protocol))) {
      client.post(lab.url(), body, "Content-Type", "application/json");

      boolean json = protocol.equals("json");
      assertEquals(
          json ? "AmazonSQS.SendMessage" : "none",
          sqs.requests().getLast().headers().getOrDefault("X-Amz-Target", "none"));
      assertEquals(
          body,
          json
              ? JSON.std.mapFrom(sqs.lastBody()).get("MessageBody")
              : URLDecoder.decode(
                  sqs.lastBody().substring("Action=SendMessage&MessageBody=".length()),
                  StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]                | application/json                  | 400 | Invalid request body",
        "no json            | application/json                  | 400 | Invalid request body",
        "{}                 | application/xml                   | 415 | Unsupported Media Type",
        "m=1                | application/x-www-form-urlencoded | 415 | Unsupported Media Type",
      })
  void aRequestThatDoesNotFitNeverReachesSqs(
      String body, String contentType, int status, String message) throws Exception {
    try (Lab lab = open()) {
      HttpResponse<String> answer = client.post(lab.url(), body, "Content-Type", contentType);

      assertEquals(status, answer.statusCode());
      assertEquals("{\"message\":\"" + message + "\"}", answer.body());
      assertEquals(
          "BadRequestException", answer.headers().firstValue("x-amzn-ErrorType").orElse("none"));
      assertTrue(sqs.requests().isEmpty());
    }
  }

  @Test
  void anAbsentBodyAndAnAbsentContentTypeAreAnEmptyJsonObject() throws Exception {
    try (Lab lab = open()) {
      assertEquals(200, client.post(lab.url(), "").statusCode());
      assertEquals("Action=SendMessage&MessageBody=%7B%7D", sqs.lastBody());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when_no_match     | application/json | 200 | a&b",
        "when_no_match     | text/plain       | 200 | a&b",
        "when_no_templates | text/plain       | 415 | none",
        "never             | text/plain       | 415 | none",
      })
  void passthroughIsByTheBehaviourOfTheIntegration(
      String behaviour, String contentType, int status, String sent) throws Exception {
    UnaryOperator<Resolved> change =
        stack -> {
          Resolved changed = integration(stack, "passthroughBehavior").put(behaviour);
          return contentType.equals("application/json")
              ? integration(withoutValidator(changed), "requestTemplates").put(Map.of())
              : changed;
        };
    try (Lab lab = deployed(change)) {
      HttpResponse<String> answer = client.post(lab.url(), "a&b", "Content-Type", contentType);

      assertEquals(status, answer.statusCode());
      assertEquals(sent, sqs.requests().isEmpty() ? "none" : sqs.lastBody());
    }
  }

  @Test
  void withoutAMappedContentTypeTheClientsOwnGoesThrough() throws Exception {
    try (Lab lab = deployed(stack -> integration(stack, "requestParameters").remove())) {
      client.post(lab.url(), "{}", "Content-Type", "application/json");

      assertEquals("application/json", sqs.requests().getLast().headers().get("Content-Type"));
    }
  }

  @Test
  void parametersAreMappedFromRequestContextAndStage() throws Exception {
    Map<String, Object> parameters =
        Map.of(
            "integration.request.querystring.Plan", "method.request.querystring.plan",
            "integration.request.header.X-Stage", "context.stage",
            "integration.request.header.X-Source", "context.identity.sourceIp",
            "integration.request.header.X-Own", "method.request.header.X-Own",
            "integration.request.header.X-Absent", "method.request.header.X-Absent",
            "integration.request.header.X-Body", "method.request.body.a",
            "integration.request.header.X-Fixed", "'two words'");
    try (Lab lab = deployed(stack -> integration(stack, "requestParameters").put(parameters))) {
      client.post(URI.create(lab.url() + "?plan=a%26b"), "{\"a\":\"seven\"}", "X-Own", "mine");

      BackendRequest request = sqs.requests().getLast();
      assertEquals("Plan=a%26b", request.query());
      assertEquals(
          List.of("prod", "127.0.0.1", "mine", "seven", "two words", "none"),
          List.of("X-Stage", "X-Source", "X-Own", "X-Body", "X-Fixed", "X-Absent").stream()
              .map(name -> request.headers().getOrDefault(name, "none"))
              .toList());
    }
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
    assertConfigurationError(stack -> integration(stack, map, key).put(value), reason, 0);
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
    assertConfigurationError(stack -> integration(stack, key).put(value), reason, 0);
  }

  @Test
  void aStageVariableNamesTheQueueAtOnce() throws Exception {
    UnaryOperator<Resolved> change =
        stack ->
            integration(stack, "uri")
                .put("arn:aws:apigateway:eu-west-1:sqs:path/1/${stageVariables.queue}")
                .at("Api", "Variables")
                .put(Map.of("queue", "orders"));
    try (Lab lab = deployed(change)) {
      assertEquals(200, client.post(lab.url(), "{}").statusCode());
      assertEquals("/1/orders", sqs.requests().getLast().path());

      lab.apply(stack -> stack.at("Api", "Variables", "queue").remove());
      assertEquals(500, client.post(lab.url(), "{}").statusCode());
    }
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
  void theCallersOwnCredentialsTakeThePlaceOfARole() throws Exception {
    try (Lab lab = Lab.start(Template.own().resolve(Stack.ORDERS, Map.of()), sqs)) {
      lab.apply(stack -> integration(stack, "credentials").put("arn:aws:iam::*:user/*"));
      lab.deploy();
      Credential canary = Lab.canary(lab.stack());

      assertEquals(200, client.signed(LabClient.Signing.now(canary), lab.url(), "{}").statusCode());
      assertEquals(canary.session(), sqs.requests().getLast().session());
    }
  }

  @Test
  void anActionInTheUriGoesIntoTheQuery() throws Exception {
    String uri = "arn:aws:apigateway:eu-west-1:sqs:action/SendMessage";
    try (Lab lab = deployed(stack -> integration(stack, "uri").put(uri))) {
      client.post(lab.url(), "{}");

      assertEquals("/", sqs.requests().getLast().path());
      assertEquals("Action=SendMessage", sqs.requests().getLast().query());
    }
  }

  @Test
  void aLateServiceIsAGatewayTimeout() throws Exception {
    sqs.after(Duration.ofMillis(300));
    try (Lab lab = deployed(stack -> integration(stack, "timeoutInMillis").put(50))) {
      HttpResponse<String> answer = client.post(lab.url(), "{}");

      assertEquals(504, answer.statusCode());
      assertEquals("{\"message\":\"Endpoint request timed out\"}", answer.body());
      assertEquals(1, sqs.requests().size());
      assertTrue(
          lab.testInvoke("{}", Map.of()).log().contains("Execution failed due to a timeout error"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS_IAM | query | 200 | {}                         | 502 | NoMessageId",
        "AWS_IAM | json  | 200 | {}                         | 502 | NoMessageId",
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
    try (Lab lab = Lab.start(Template.own().resolve(Stack.ORDERS, parameters), sqs)) {
      HttpResponse<String> answer =
          client.signed(LabClient.Signing.now(Lab.canary(lab.stack())), lab.url(), "{}");

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
            integration(stack, "responses")
                .put(
                    Map.of(
                        "4", Map.of("statusCode", "502"), "default", Map.of("statusCode", "200")));
    try (Lab lab = deployed(change)) {
      assertEquals(200, client.post(lab.url(), "{}").statusCode());
    }
  }

  @Test
  void withoutADefaultAnUnmatchedStatusIsAnInternalServerError() throws Exception {
    assertConfigurationError(
        stack -> integration(stack, "responses", "default").remove(),
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

  @Test
  void responseParametersReachTheClient() throws Exception {
    Map<String, Object> parameters =
        Map.of(
            "method.response.header.X-Sqs", "integration.response.header.x-amzn-requestid",
            "method.response.header.X-Message",
                "integration.response.body.SendMessageResponse.SendMessageResult.MessageId",
            "method.response.header.X-Fixed", "'yes'");
    try (Lab lab =
        deployed(
            stack ->
                integration(stack, "responses", "default", "responseParameters").put(parameters))) {
      HttpResponse<String> answer = client.post(lab.url(), "{}");

      assertEquals("sqs-1", answer.headers().firstValue("X-Sqs").orElseThrow());
      assertEquals("m-1", answer.headers().firstValue("X-Message").orElseThrow());
      assertEquals("yes", answer.headers().firstValue("X-Fixed").orElseThrow());
    }
  }

  @Test
  void binaryMediaTypesHandTheTemplateBase64WhenTextIsWanted() throws Exception {
    UnaryOperator<Resolved> change =
        stack ->
            integration(stack, "contentHandling")
                .put("CONVERT_TO_TEXT")
                .at("Api", "BinaryMediaTypes")
                .put(List.of("*~1*"));
    try (Lab lab = deployed(change)) {
      client.post(lab.url(), "{}", "Content-Type", "application/json");

      assertEquals("Action=SendMessage&MessageBody=e30%3D", sqs.lastBody());
    }
  }

  private void assertConfigurationError(
      UnaryOperator<Resolved> change, String reason, int callsOfSqs) throws Exception {
    try (Lab lab = deployed(change)) {
      HttpResponse<String> answer =
          client.post(lab.url(), "{\"a\":1}", "Content-Type", "application/json");

      assertEquals(500, answer.statusCode());
      assertEquals(INTERNAL, answer.body());
      assertEquals(
          "InternalServerErrorException",
          answer.headers().firstValue("x-amzn-ErrorType").orElse("none"));
      assertEquals(callsOfSqs, sqs.requests().size());
      String log = lab.testInvoke("{\"a\":1}", Map.of()).log();
      assertTrue(log.contains("Execution failed due to configuration error: " + reason), log);
      assertTrue(log.endsWith("Method completed with status: 500\n"), log);
    }
  }

  private static Place integration(Resolved stack, String... keys) {
    return stack
        .at("Api", "DefinitionBody", "paths", "/messages", "post")
        .at("x-amazon-apigateway-integration")
        .at(keys);
  }

  private static Resolved withoutValidator(Resolved stack) {
    return stack
        .at("Api", "DefinitionBody", "paths", "/messages", "post")
        .at("x-amazon-apigateway-request-validator")
        .remove();
  }

  private Lab deployed(UnaryOperator<Resolved> change) throws IOException {
    Lab lab = open();
    lab.apply(change);
    lab.deploy();
    return lab;
  }

  private Lab open() throws IOException {
    return open(Map.of());
  }

  private Lab open(Map<String, String> parameters) throws IOException {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("ApiAuthorization", "NONE");
    return Lab.start(Template.own().resolve(Stack.ORDERS, all), sqs);
  }
}
