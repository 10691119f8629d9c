package canary.lab.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.ApiFront;
import canary.lab.LabClient;
import canary.lab.OwnLab;
import canary.lab.gateway.caller.Credential;
import canary.lab.gateway.caller.Session;
import canary.lab.template.Resolved;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

class IntegrationRequestTest {
  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aSoundRequestReachesSqsAsTheRole() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.open(), sqs)) {
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
      assertEquals("application/x-www-form-urlencoded", request.headers().get("Content-Type"));
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
    try (ApiFront lab = ApiFront.start(OwnLab.open(Map.of("IntegrationProtocol", protocol)), sqs)) {
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
    try (ApiFront lab = ApiFront.start(OwnLab.open(), sqs)) {
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
    try (ApiFront lab = ApiFront.start(OwnLab.open(), sqs)) {
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
  void passthroughIsByTheBehaviorOfTheIntegration(
      String behavior, String contentType, int status, String sent) throws Exception {
    UnaryOperator<Resolved> change =
        stack -> {
          Resolved changed = OwnLab.integration(stack, "passthroughBehavior").put(behavior);
          return contentType.equals("application/json")
              ? OwnLab.integration(
                      OwnLab.method(changed, "x-amazon-apigateway-request-validator").remove(),
                      "requestTemplates")
                  .put(Map.of())
              : changed;
        };
    try (ApiFront lab = OwnLab.deployed(sqs, change)) {
      HttpResponse<String> answer = client.post(lab.url(), "a&b", "Content-Type", contentType);

      assertEquals(status, answer.statusCode());
      assertEquals(sent, sqs.requests().isEmpty() ? "none" : sqs.lastBody());
    }
  }

  @Test
  void withoutAMappedContentTypeTheClientsOwnGoesThrough() throws Exception {
    try (ApiFront lab =
        OwnLab.deployed(sqs, stack -> OwnLab.integration(stack, "requestParameters").remove())) {
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
    try (ApiFront lab =
        OwnLab.deployed(
            sqs, stack -> OwnLab.integration(stack, "requestParameters").put(parameters))) {
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

  @Test
  void aStageVariableNamesTheQueueAtOnce() throws Exception {
    UnaryOperator<Resolved> change =
        stack ->
            OwnLab.integration(stack, "uri")
                .put("arn:aws:apigateway:eu-west-1:sqs:path/1/${stageVariables.queue}")
                .at("Api", "Variables")
                .put(Map.of("queue", "orders"));
    try (ApiFront lab = OwnLab.deployed(sqs, change)) {
      assertEquals(200, client.post(lab.url(), "{}").statusCode());
      assertEquals("/1/orders", sqs.requests().getLast().path());

      lab.apply(stack -> stack.at("Api", "Variables", "queue").remove());
      assertEquals(500, client.post(lab.url(), "{}").statusCode());
    }
  }

  @Test
  void theCallersOwnCredentialsTakeThePlaceOfARole() throws Exception {
    try (ApiFront lab = ApiFront.start(OwnLab.stack(Map.of()), sqs)) {
      lab.apply(stack -> OwnLab.integration(stack, "credentials").put("arn:aws:iam::*:user/*"));
      lab.deploy();
      Credential canary = ApiFront.canary(lab.stack());

      assertEquals(200, client.signed(LabClient.Signing.now(canary), lab.url(), "{}").statusCode());
      assertEquals(canary.session(), sqs.requests().getLast().session());
    }
  }

  @Test
  void anActionInTheUriGoesIntoTheQuery() throws Exception {
    String uri = "arn:aws:apigateway:eu-west-1:sqs:action/SendMessage";
    try (ApiFront lab = OwnLab.deployed(sqs, stack -> OwnLab.integration(stack, "uri").put(uri))) {
      client.post(lab.url(), "{}");

      assertEquals("/", sqs.requests().getLast().path());
      assertEquals("Action=SendMessage", sqs.requests().getLast().query());
    }
  }

  @Test
  void binaryMediaTypesHandTheTemplateBase64WhenTextIsWanted() throws Exception {
    UnaryOperator<Resolved> change =
        stack ->
            OwnLab.integration(stack, "contentHandling")
                .put("CONVERT_TO_TEXT")
                .at("Api", "BinaryMediaTypes")
                .put(List.of("*~1*"));
    try (ApiFront lab = OwnLab.deployed(sqs, change)) {
      client.post(lab.url(), "{}", "Content-Type", "application/json");

      assertEquals("Action=SendMessage&MessageBody=e30%3D", sqs.lastBody());
    }
  }
}
