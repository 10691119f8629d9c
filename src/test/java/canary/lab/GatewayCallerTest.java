package canary.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayCallerTest {
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
    try (Lab lab = Lab.start(own(Map.of()), sqs)) {
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
    try (Lab lab = Lab.start(own(Map.of()), sqs)) {
      HttpResponse<String> answer =
          client.post(lab.url().resolve(path), "{}", "Authorization", header);

      assertEquals(403, answer.statusCode());
      assertTrue(answer.body().contains(says), answer.body());
      assertEquals("IncompleteSignatureException", errorType(answer));
    }
  }

  @ParameterizedTest
  @CsvSource({"'',", "?a=1&b=%20%26&a=0,", "/,403"})
  void aSignatureOfAwsOwnSignerIsAccepted(String after, Integer status) throws Exception {
    try (Lab lab = Lab.start(own(Map.of()), sqs)) {
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
    try (Lab lab = Lab.start(own(Map.of()), sqs)) {
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
    Resolved stack = own(Map.of());
    Credential right = Lab.canary(stack);
    Credential expired =
        new Credential(
            right.accessKeyId(),
            right.secretAccessKey(),
            right.sessionToken(),
            Instant.EPOCH,
            right.session());
    try (Lab lab = Lab.start(stack, Callers.only(expired), _ -> sqs, InstantSource.system())) {
      HttpResponse<String> answer = client.signed(LabClient.Signing.now(expired), lab.url(), "{}");

      assertGatewayAnswer(
          403,
          "{\"message\":\"The security token included in the request is expired\"}",
          "ExpiredTokenException",
          answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_ALLOWED,               ''",
    "DENIED_BY_IDENTITY_POLICY, ' with an explicit deny in an identity-based policy'",
    "DENIED_BY_RESOURCE_POLICY, ' with an explicit deny in a resource-based policy'",
  })
  void aCallerWithoutTheRightIsDenied(Authority.Decision decision, String suffix) throws Exception {
    Resolved stack = own(Map.of());
    Credential canary = Lab.canary(stack);
    Callers callers = new Callers(List.of(canary), _ -> decision);
    assertTrue(
        canary
            .principalArn()
            .startsWith("arn:aws:sts::111122223333:assumed-role/orders-CanaryRole-"),
        canary.principalArn());
    try (Lab lab = Lab.start(stack, callers, _ -> sqs, InstantSource.system())) {
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
    try (Lab lab = Lab.start(open(), callers, _ -> sqs, InstantSource.system())) {
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
    try (Lab lab = Lab.start(withApiKey(2), sqs)) {
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
        open()
            .at("Api", "MethodSettings", "0", "ThrottlingBurstLimit")
            .put(3)
            .at("Api", "MethodSettings", "0", "ThrottlingRateLimit")
            .put(1);
    Callers nobody = new Callers(List.of(), Authority.allowingAll());
    try (Lab lab = Lab.start(stack, nobody, _ -> sqs, now::get)) {
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

  @Test
  void aBodyOverTenMegabytesIsTooLarge() throws Exception {
    try (Lab lab = Lab.start(open(), sqs)) {
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
    try (Lab lab = Lab.start(change.apply(own(Map.of())), sqs)) {
      assertGatewayAnswer(
          status, body, "MissingAuthenticationTokenException", client.post(lab.url(), "{}"));
    }
  }

  private int status(Lab lab) {
    try {
      return client.post(lab.url(), "{}").statusCode();
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Resolved withApiKey(int quota) throws IOException {
    Resolved stack =
        open()
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

  private static void assertGatewayAnswer(
      int status, String body, String errorType, HttpResponse<String> answer) {
    assertEquals(body, answer.body());
    assertEquals(status, answer.statusCode());
    assertEquals(errorType, errorType(answer));
    assertTrue(answer.headers().firstValue("x-amzn-RequestId").isPresent());
    assertTrue(answer.headers().firstValue("x-amz-apigw-id").orElseThrow().endsWith("="));
  }

  private static String errorType(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-amzn-ErrorType").orElse("none");
  }

  private static LabClient.Signing canary(Lab lab) {
    return LabClient.Signing.now(Lab.canary(lab.stack()));
  }

  private static Resolved open() throws IOException {
    return own(Map.of("ApiAuthorization", "NONE"));
  }

  private static Resolved own(Map<String, String> parameters) throws IOException {
    return Template.own().resolve(Stack.ORDERS, parameters);
  }
}
