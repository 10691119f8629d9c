package canary.lab.fault;

import static canary.lab.fault.Edit.TEMPLATE;
import static canary.lab.fault.Edit.headers;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Edit.without;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;
import static canary.lab.fault.OwnersApi.changed;

import canary.catalogue.GatewayAccessCause;
import canary.catalogue.GatewayCause;
import canary.catalogue.IntegrationBodyCause;
import canary.catalogue.IntegrationCause;
import canary.catalogue.IntegrationRequestCause;
import canary.catalogue.KeyStateCause;
import canary.catalogue.QueueCause;
import canary.catalogue.QueuePolicyCause;
import canary.catalogue.RoleCause;
import canary.lab.gateway.caller.AuthorizerFunction.Ruling;
import canary.lab.template.Place;
import canary.lab.template.Resolved;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** The kinds of API that people put in front of queues, each with faults that befall its kind. */
public final class OwnersApis {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SECRET = "an execution of the integration knows no secret headers";
  private static final String KEY = "an-api-key-of-20-characters-at-least";
  private static final String TOKEN = "Bearer token-of-the-monitoring";
  private static final Map<String, String> OPEN = Map.of("ApiAuthorization", "NONE");
  private static final Edit ROLE_LOSES_SENDING = without("SendPolicy", "SendOnly");

  public static final List<OwnersApi> ALL =
      List.of(
          OwnersApi.of("the default", _ -> {}).watchedBy(Map.of("TargetAuthorization", "AWS_IAM")),
          changed(
                  "a webhook with an API key and a form",
                  integration("requestTemplates", Map.of(FORM, TEMPLATE))
                      .and(OwnersApis::notValidated)
                      .and(Security.key(KEY)))
              .calledWith(Map.of("x-api-key", KEY))
              .watchedBy(
                  Map.of(
                      "TargetAuthorization", "NONE",
                      "TargetContentType", FORM,
                      "TargetBody", "canary={{marker}}&text={{text}}"))
              .brokenBy(
                  deployed(
                      GatewayAccessCause.API_KEY_REFUSED,
                      "the key is taken out of the usage plan",
                      stack -> stack.without(Security.PLAN_KEY)),
                  deployed(
                      GatewayAccessCause.API_KEY_REFUSED,
                      "the key is disabled",
                      stack -> stack.at(Security.API_KEY, "Enabled").put(false)),
                  of(
                      GatewayAccessCause.API_KEY_UNKNOWN,
                      "the secret holds another key",
                      lab -> lab.keepHeaders(Map.of("x-api-key", "another-key-of-20-characters"))),
                  deployed(
                          IntegrationCause.MEDIA_TYPE_NOT_MAPPED,
                          "the mapping template is for JSON only",
                          template(TEMPLATE))
                      .likely(SECRET)),
          changed("a custom domain with a base path and a Lambda authorizer", Security::token)
              .and(lab -> lab.authorizeBy(it -> it.equals(TOKEN) ? Ruling.ALLOWS : Ruling.DENIES))
              .and(Domains.mapping("orders", "prod"))
              .calledWith(Map.of("Authorization", TOKEN))
              .watchedBy(
                  Map.of(
                      "TargetAuthorization",
                      "NONE",
                      "TargetApi",
                      "arn:aws:execute-api:eu-west-1:111122223333:API/prod/POST/messages"))
              .brokenBy(
                  of(
                      GatewayCause.DOMAIN_MAPPING_MISSING,
                      "the base path's mapping is deleted",
                      Domains.mapping("invoices", "prod")),
                  of(
                      GatewayAccessCause.AUTHORIZER_REFUSED,
                      "the authorizer denies",
                      lab -> lab.authorizeBy(_ -> Ruling.DENIES)),
                  of(
                      GatewayAccessCause.AUTHORIZER_REFUSED,
                      "the token is rotated, and the secret holds the old one",
                      lab -> lab.authorizeBy(_ -> Ruling.UNAUTHORIZED)),
                  of(
                      GatewayAccessCause.AUTHORIZER_REFUSED,
                      "the authorizer's function fails",
                      lab -> lab.authorizeBy(_ -> Ruling.FAILS))),
          changed("a strict model", stack -> model(stack).put(strict()))
              .watchedBy(
                  Map.of(
                      "TargetBody",
                      "{\"orderId\": \"{{id}}\", \"note\": \"{{text}}\", \"kind\": \"order\","
                          + " \"count\": 1}"))
              .brokenBy(
                  deployed(
                      GatewayCause.REQUEST_NOT_VALID,
                      "the model requires one more property",
                      stack ->
                          model(model(stack).at("required").put(List.of("orderId", "customer")))
                              .at("properties", "customer")
                              .put(Map.of("type", "string"))),
                  deployed(
                      GatewayCause.REQUEST_NOT_VALID,
                      "the model takes shorter texts only",
                      stack -> model(stack).at("properties", "note", "maxLength").put(8)),
                  deployed(
                      RoleCause.MISSING_SENDMESSAGE,
                      "the role loses sqs:SendMessage",
                      ROLE_LOSES_SENDING)),
          changed("a 202 with a constant body", OwnersApis::accepting)
              .watchedBy(Map.of("TargetSuccess", "status"))
              .brokenBy(
                  deployed(
                      RoleCause.MISSING_SENDMESSAGE,
                      "the role loses sqs:SendMessage",
                      ROLE_LOSES_SENDING),
                  deployed(
                      QueueCause.MISSING,
                      "the queue is deleted",
                      stack -> stack.without("Queue").without("QueuePolicy"))),
          changed(
                  "an envelope with values of the context",
                  envelope("$util.urlEncode($input.json('$'))"))
              .brokenBy(
                  deployed(
                      IntegrationBodyCause.BODY_NOT_ENCODED,
                      "the body goes into the envelope as it is",
                      envelope("$input.json('$')")),
                  deployed(
                      KeyStateCause.DISABLED,
                      "the queue's key is disabled",
                      stack -> stack.at("Key", "Enabled").put(false))),
          changed("PUT", OwnersApis::put)
              .with(OPEN)
              .watchedBy(Map.of("TargetMethod", "PUT", "TargetAuthorization", "NONE"))
              .brokenBy(
                  deployed(
                      GatewayCause.WRONG_URL,
                      "the method is made a POST",
                      stack -> paths(stack).put(Map.of("post", paths(stack).at("put").value()))),
                  deployed(
                      QueuePolicyCause.POLICY_DENIES,
                      "the queue's policy denies the role",
                      Edit.plus(
                          "QueuePolicy",
                          "{'Sid':'NotTheRole','Effect':'Deny','Principal':{'AWS':'{role}'},"
                              + "'Action':'sqs:SendMessage','Resource':'{queue}'}"))),
          changed(
                  "a FIFO queue with the group id of a header",
                  QueueFaults.fifo()
                      .and(
                          template(
                              TEMPLATE
                                  + "&MessageGroupId=$util.urlEncode($input.params('X-Group'))"
                                  + "&MessageDeduplicationId=$context.requestId")))
              .calledWith(Map.of("X-Group", "monitoring"))
              .brokenBy(
                  of(
                          QueueCause.GROUP_ID_MISSING,
                          "the secret holds the header by another name",
                          lab -> lab.keepHeaders(Map.of("X-Groups", "monitoring")))
                      .likely(SECRET),
                  deployed(
                      RoleCause.MISSING,
                      "the execution role is deleted",
                      stack -> stack.without("ExecutionRole"))),
          OwnersApi.of("the JSON protocol, open", _ -> {})
              .with(Map.of("IntegrationProtocol", "json", "ApiAuthorization", "NONE"))
              .watchedBy(Map.of("TargetAuthorization", "NONE"))
              .brokenBy(
                  deployed(
                      IntegrationRequestCause.TARGET_HEADER_MISSING,
                      "the header X-Amz-Target is not mapped",
                      headers("Content-Type", "'application/x-amz-json-1.0'")),
                  deployed(
                      IntegrationBodyCause.JSON_BODY_NOT_ESCAPED,
                      "the body goes into the JSON as it is",
                      stack ->
                          template(
                                  "{\"QueueUrl\":\"%s\",\"MessageBody\":\"$input.body\"}"
                                      .formatted(stack.reference("Queue")))
                              .apply(stack))));

  private OwnersApis() {}

  private static Edit envelope(String body) {
    return template(
        "Action=SendMessage&MessageBody=%7B%22api%22%3A%22$context.apiId%22%2C%22id%22%3A%22"
            + "$context.requestId%22%2C%22data%22%3A"
            + body
            + "%7D");
  }

  private static Resolved notValidated(Resolved stack) {
    return Edit.method(stack).at("x-amazon-apigateway-request-validator").remove();
  }

  private static Resolved accepting(Resolved stack) {
    return integration(
            "responses",
            Map.of(
                "default",
                Map.of(
                    "statusCode",
                    "202",
                    "responseTemplates",
                    Map.of("application/json", "{\"status\":\"accepted\"}")),
                "[45]\\d{2}",
                Map.of("statusCode", "502")))
        .apply(stack)
        .at("Api", "DefinitionBody", "paths", "/messages", "post", "responses")
        .put(
            Map.of(
                "202", Map.of("description", "Accepted."),
                "502", Map.of("description", "Not accepted.")));
  }

  private static Resolved put(Resolved stack) {
    return paths(stack).put(Map.of("put", paths(stack).at("post").value()));
  }

  private static Place paths(Resolved stack) {
    return stack.at("Api", "DefinitionBody", "paths", "/messages");
  }

  private static Place model(Resolved stack) {
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
