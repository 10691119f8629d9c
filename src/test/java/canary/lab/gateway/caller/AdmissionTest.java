package canary.lab.gateway.caller;

import static canary.lab.gateway.GatewayAnswers.assertGatewayAnswer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.ApiFront;
import canary.lab.LabClient;
import canary.lab.OwnLab;
import canary.lab.integration.ScriptedBackend;
import canary.lab.template.Resolved;
import canary.lab.template.Resource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
  private final ScriptedBackend sqs = new ScriptedBackend();
  private final LabClient client = new LabClient();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_ALLOWED,               ''",
    "DENIED_BY_IDENTITY_POLICY, ' with an explicit deny in an identity-based policy'",
    "DENIED_BY_RESOURCE_POLICY, ' with an explicit deny in a resource-based policy'",
    "NOT_ALLOWED_BY_ENDPOINT,"
        + " ' because no VPC endpoint policy allows the execute-api:Invoke action'",
    "DENIED_BY_ENDPOINT, ' with an explicit deny in a VPC endpoint policy'",
  })
  void aCallerWithoutTheRightIsDenied(Authority.Decision decision, String suffix) throws Exception {
    Resolved stack = OwnLab.stack(Map.of());
    Credential canary = ApiFront.canary(stack);
    Callers callers = new Callers(List.of(canary), _ -> decision);
    assertTrue(
        canary
            .principalArn()
            .startsWith("arn:aws:sts::111122223333:assumed-role/orders-CanaryRole-"),
        canary.principalArn());
    try (ApiFront lab = ApiFront.start(stack, callers, _ -> sqs, InstantSource.system())) {
      HttpResponse<String> answer = client.signed(canary(lab), lab.url(), "{}");

      assertGatewayAnswer(
          403,
          "{\"Message\":\"User: %s is not authorized to perform: execute-api:Invoke on resource: %s%s\"}"
              .formatted(
                  canary.principalArn(),
                  "arn:aws:execute-api:eu-west-1:********3333:%s/prod/POST/messages"
                      .formatted(stack.reference("Api")),
                  suffix),
          "AccessDeniedException",
          answer);
    }
  }

  @Test
  void aResourcePolicyIsAskedForAnybodyOnceItIsDeployed() throws Exception {
    Callers callers =
        new Callers(
            List.of(),
            invocation ->
                invocation.resourcePolicy().isPresent()
                    ? Authority.Decision.DENIED_BY_RESOURCE_POLICY
                    : Authority.Decision.ALLOWED);
    try (ApiFront lab = ApiFront.start(OwnLab.open(), callers, _ -> sqs, InstantSource.system())) {
      lab.apply(
          stack ->
              stack
                  .at("Api", "DefinitionBody", "x-amazon-apigateway-policy")
                  .put(Map.of("Version", "2012-10-17")));
      assertEquals(200, client.post(lab.url(), "{}").statusCode());

      lab.deploy();
      HttpResponse<String> answer = client.post(lab.url(), "{}");
      assertEquals(403, answer.statusCode());
      assertTrue(answer.body().contains("User: anonymous is not authorized"), answer.body());
    }
  }

  @Test
  void anApiKeyIsAskedForAndLimited() throws Exception {
    try (ApiFront lab = ApiFront.start(withApiKey(2), sqs)) {
      assertGatewayAnswer(
          403, "{\"message\":\"Forbidden\"}", "ForbiddenException", client.post(lab.url(), "{}"));
      assertEquals(403, client.post(lab.url(), "{}", "x-api-key", "wrong").statusCode());
      assertEquals(200, client.post(lab.url(), "{}", "x-api-key", "right").statusCode());
      assertEquals(200, client.post(lab.url(), "{}", "x-api-key", "right").statusCode());
      assertGatewayAnswer(
          429,
          "{\"message\":\"Limit Exceeded\"}",
          "LimitExceededException",
          client.post(lab.url(), "{}", "x-api-key", "right"));

      lab.apply(stack -> stack.at("ApiKey", "Enabled").put(false));
      assertEquals(403, client.post(lab.url(), "{}", "x-api-key", "right").statusCode());
    }
  }

  @Test
  void theStageThrottlesAndRecovers() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    Resolved stack =
        OwnLab.open()
            .at("Api", "MethodSettings", "0", "ThrottlingBurstLimit")
            .put(3)
            .at("Api", "MethodSettings", "0", "ThrottlingRateLimit")
            .put(1);
    Callers nobody = new Callers(List.of(), Authority.allowingAll());
    try (ApiFront lab = ApiFront.start(stack, nobody, _ -> sqs, now::get)) {
      List<Integer> statuses = IntStream.range(0, 4).mapToObj(_ -> status(lab)).toList();
      assertEquals(List.of(200, 200, 200, 429), statuses);
      assertGatewayAnswer(
          429,
          "{\"message\":\"Too Many Requests\"}",
          "TooManyRequestsException",
          client.post(lab.url(), "{}"));

      now.updateAndGet(instant -> instant.plusSeconds(1));
      assertEquals(List.of(200, 429), List.of(status(lab), status(lab)));
    }
  }

  private int status(ApiFront lab) {
    try {
      return client.post(lab.url(), "{}").statusCode();
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Resolved withApiKey(int quota) throws IOException {
    Resolved stack =
        OwnLab.open()
            .at("Api", "DefinitionBody", "components", "securitySchemes", "key")
            .put(Map.of("type", "apiKey", "name", "x-api-key", "in", "header"))
            .at("Api", "DefinitionBody", "paths", "/messages", "post", "security")
            .put(List.of(Map.of("key", List.of())));
    Map<String, Object> plan = new HashMap<>();
    plan.put("ApiStages", List.of(Map.of("ApiId", stack.reference("Api"), "Stage", "prod")));
    plan.put("Quota", Map.of("Limit", quota, "Period", "DAY"));
    Resolved withPlan =
        stack
            .with(
                "ApiKey",
                new Resource("AWS::ApiGateway::ApiKey", Map.of("Value", "right", "Enabled", true)))
            .with("Plan", new Resource("AWS::ApiGateway::UsagePlan", plan));
    return withPlan.with(
        "PlanKey",
        new Resource(
            "AWS::ApiGateway::UsagePlanKey",
            Map.of(
                "KeyId", withPlan.reference("ApiKey"),
                "KeyType", "API_KEY",
                "UsagePlanId", withPlan.reference("Plan"))));
  }

  private static LabClient.Signing canary(ApiFront lab) {
    return LabClient.Signing.now(ApiFront.canary(lab.stack()));
  }
}
