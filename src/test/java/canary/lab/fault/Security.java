package canary.lab.fault;

import canary.lab.template.Place;
import canary.lab.template.Resolved;
import canary.lab.template.Resource;
import java.util.List;
import java.util.Map;

/** What the method asks of its callers, in place of a signature or beside it. */
final class Security {
  static final String API_KEY = "CallerKey";
  static final String PLAN_KEY = "CallerPlanKey";

  private static final String PLAN = "CallerPlan";
  private static final String AUTHORIZER =
      "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
          + "arn:aws:lambda:eu-west-1:111122223333:function:tokens/invocations";
  private static final Map<String, Object> KEY =
      Map.of("type", "apiKey", "name", "x-api-key", "in", "header");

  private Security() {}

  /** An API key and a signature; no usage plan has a key. */
  static Resolved keyAndSignature(Resolved stack) {
    return requiring(scheme(stack, "key").put(KEY), Map.of("sigv4", List.of(), "key", List.of()));
  }

  /** An API key of this value alone, in the one usage plan of the stage. */
  static Edit key(String value) {
    return stack ->
        requiring(planned(value).apply(keyAndSignature(stack)), Map.of("key", List.of()));
  }

  /** The method requires a key beside a signature, and the stage's usage plan has this one. */
  static Edit keyBesideSignature(String value) {
    return stack -> planned(value).apply(keyAndSignature(stack));
  }

  private static Edit planned(String value) {
    return stack -> {
      var keyed =
          stack
              .with(
                  API_KEY,
                  new Resource("AWS::ApiGateway::ApiKey", Map.of("Enabled", true, "Value", value)))
              .with(
                  PLAN,
                  new Resource(
                      "AWS::ApiGateway::UsagePlan",
                      Map.of(
                          "UsagePlanName",
                          "callers",
                          "ApiStages",
                          List.of(Map.of("ApiId", stack.reference("Api"), "Stage", "prod")))));
      return keyed.with(
          PLAN_KEY,
          new Resource(
              "AWS::ApiGateway::UsagePlanKey",
              Map.of(
                  "KeyId", keyed.reference(API_KEY),
                  "KeyType", "API_KEY",
                  "UsagePlanId", keyed.reference(PLAN))));
    };
  }

  /** A token, which a Lambda authorizer judges. */
  static Resolved token(Resolved stack) {
    return authorized(
        stack,
        "custom",
        Map.of(
            "type",
            "token",
            "authorizerUri",
            AUTHORIZER,
            "identityValidationExpression",
            "Bearer .+"));
  }

  /** An authorizer alone, as its OpenAPI extensions write it. */
  static Resolved authorized(Resolved stack, String authType, Map<String, Object> authorizer) {
    return requiring(
        scheme(stack, "token")
            .put(
                Map.of(
                    "type", "apiKey",
                    "name", "Authorization",
                    "in", "header",
                    "x-amazon-apigateway-authtype", authType,
                    "x-amazon-apigateway-authorizer", authorizer)),
        Map.of("token", List.of()));
  }

  private static Place scheme(Resolved stack, String name) {
    return stack.at("Api", "DefinitionBody", "components", "securitySchemes", name);
  }

  private static Resolved requiring(Resolved stack, Map<String, Object> schemes) {
    return Edit.method(stack).at("security").put(List.of(schemes));
  }
}
