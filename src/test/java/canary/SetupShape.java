package canary;

import canary.lab.Laboratory;
import canary.lab.gateway.DomainName;
import canary.lab.template.Place;
import canary.lab.template.Resolved;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/**
 * An API of somebody's.
 *
 * @param parameters that the line has to have, beside those that name things
 */
record SetupShape(
    String what,
    Map<String, String> stack,
    Consumer<Laboratory> change,
    Map<String, String> parameters) {
  static final String BODY = "$util.urlEncode($input.body)";

  @Override
  public String toString() {
    return what;
  }

  static Stream<SetupShape> all() {
    return Stream.of(
        new SetupShape("the default", Map.of(), _ -> {}, Map.of("TargetAuthorization", "AWS_IAM")),
        new SetupShape(
            "the JSON protocol, open",
            Map.of("IntegrationProtocol", "json", "ApiAuthorization", "NONE"),
            _ -> {},
            Map.of("TargetAuthorization", "NONE")),
        new SetupShape(
            "a strict model",
            Map.of(),
            lab -> lab.change(stack -> message(stack).put(strict())),
            Map.of(
                "TargetBody",
                "{\"orderId\": \"{{id}}\", \"note\": \"{{text}}\", \"kind\": \"order\","
                    + " \"count\": 1}")),
        new SetupShape(
            "PUT",
            Map.of("ApiAuthorization", "NONE"),
            lab ->
                lab.change(
                    stack -> {
                      var path = stack.at("Api", "DefinitionBody", "paths", "/messages");
                      return path.put(Map.of("put", path.at("post").value()));
                    }),
            Map.of("TargetMethod", "PUT")),
        new SetupShape(
            "a form",
            Map.of(),
            lab ->
                lab.change(
                    stack ->
                        integration(stack, "requestTemplates")
                            .put(
                                Map.of(
                                    "application/x-www-form-urlencoded",
                                    "Action=SendMessage&MessageBody=" + BODY))),
            Map.of(
                "TargetContentType",
                "application/x-www-form-urlencoded",
                "TargetBody",
                "canary={{marker}}&text={{text}}")),
        new SetupShape(
            "a constant 202",
            Map.of(),
            lab ->
                lab.change(
                    stack ->
                        integration(stack, "responses", "default", "responseTemplates")
                            .put(Map.of("application/json", "{\"status\":\"accepted\"}"))),
            Map.of("TargetSuccess", "status")),
        new SetupShape(
            "a custom domain with a base path",
            Map.of(),
            lab ->
                lab.callThrough(
                    new DomainName(Map.of("orders", lab.stack().reference("Api") + "/prod")),
                    "/orders/messages"),
            Map.of(
                "TargetApi", "arn:aws:execute-api:eu-west-1:111122223333:API/prod/POST/messages")));
  }

  static Place integration(Resolved stack, String... keys) {
    return stack
        .at("Api", "DefinitionBody", "paths", "/messages", "post")
        .at("x-amazon-apigateway-integration")
        .at(keys);
  }

  private static Place message(Resolved stack) {
    return stack.at("Api", "DefinitionBody", "components", "schemas", "Message");
  }

  private static Map<String, Object> strict() {
    return JSON.std.mapFrom(
        """
        {"type":"object","additionalProperties":false,
         "required":["orderId","note","kind","count"],
         "properties":{"orderId":{"type":"string","pattern":"^[0-9a-f-]{36}$"},
          "note":{"type":"string","minLength":3},"kind":{"enum":["order"]},
          "count":{"type":"integer","minimum":1}}}
        """);
  }
}
