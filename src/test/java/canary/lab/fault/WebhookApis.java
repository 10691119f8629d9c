package canary.lab.fault;

import static canary.lab.fault.Edit.TEMPLATE;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Edit.without;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;
import static canary.lab.fault.OwnersApi.changed;

import canary.catalogue.GatewayAccessCause;
import canary.catalogue.IntegrationBodyCause;
import canary.catalogue.QueueCause;
import canary.catalogue.RoleCause;
import canary.lab.gateway.caller.AuthorizerFunction.Ruling;
import canary.lab.template.Resolved;
import java.util.List;
import java.util.Map;

/** APIs as they are put in front of queues for vendors' webhooks, and who may call them. */
public final class WebhookApis {
  static final Map<String, String> OPEN = Map.of("ApiAuthorization", "NONE");
  static final Map<String, String> NONE = Map.of("TargetAuthorization", "NONE");
  static final String KEY = "a-webhook-key-of-20-characters-at-least";
  private static final String TOKEN = "token-of-the-user-pool";
  private static final Edit ROLE_LOSES_SENDING = without("SendPolicy", "SendOnly");

  static final Fault NOT_ALLOWED =
      deployed(RoleCause.MISSING_SENDMESSAGE, "the role loses sqs:SendMessage", ROLE_LOSES_SENDING);

  static final Fault NO_QUEUE =
      deployed(
          QueueCause.MISSING,
          "the queue is deleted",
          stack -> stack.without("Queue").without("QueuePolicy"));

  public static final List<OwnersApi> ALL =
      List.of(
          changed(
                  "Stripe: the signature as a message attribute",
                  template(TEMPLATE + attribute(1, "Stripe-Signature", params("Stripe-Signature"))))
              .with(OPEN)
              .watchedBy(
                  Map.of("TargetAuthorization", "NONE", "TargetQuery", "Stripe-Signature={{id}}"))
              .brokenBy(
                  NOT_ALLOWED,
                  deployed(
                      IntegrationBodyCause.BODY_NOT_ENCODED,
                      "the body is no longer encoded",
                      template(
                          "Action=SendMessage&MessageBody=$input.body"
                              + attribute(1, "Stripe-Signature", params("Stripe-Signature"))))),
          // https://github.com/strazzere/sqs-webhook-relay/blob/main/terraform/main.tf
          changed(
                  "GitHub: the body in Base64, headers by their place",
                  template(
                      "Action=SendMessage&MessageBody=$util.urlEncode($util.base64Encode($input.body))"
                          + attribute(1, "X-GitHub-Event", header("X-GitHub-Event"))
                          + attribute(2, "X-Hub-Signature-256", header("X-Hub-Signature-256"))))
              .with(OPEN)
              .calledWith(
                  Map.of("X-GitHub-Event", "ping", "X-Hub-Signature-256", "sha256=of-monitoring"))
              .watchedBy(NONE)
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          changed(
                  "optional headers, and a default group of a FIFO queue",
                  QueueFaults.fifo()
                      .and(
                          template(
                              TEMPLATE
                                  + "#if($input.params('X-Source') != \"\")"
                                  + attribute(1, "Source", params("X-Source"))
                                  + "#end#set($group = $input.params('X-Tenant-Id'))"
                                  + "#if($group == \"\")#set($group = \"default-group\")#end"
                                  + "&MessageGroupId=$util.urlEncode($group)"
                                  + "&MessageDeduplicationId=$context.requestId")))
              .with(OPEN)
              .watchedBy(NONE)
              .brokenBy(
                  NOT_ALLOWED,
                  deployed(
                      QueueCause.GROUP_ID_MISSING,
                      "the group is no longer sent",
                      template(TEMPLATE + "&MessageDeduplicationId=$context.requestId"))),
          changed("Twilio: a form, and TwiML as the reply", WebhookApis::twilio)
              .with(OPEN)
              .watchedBy(
                  Map.of(
                      "TargetContentType", "application/x-www-form-urlencoded",
                      "TargetSuccess", "status"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          changed("a Cognito user pool", WebhookApis::cognito)
              .and(
                  lab ->
                      lab.authorizeBy(it -> it.equals(TOKEN) ? Ruling.ALLOWS : Ruling.UNAUTHORIZED))
              .calledWith(Map.of("Authorization", TOKEN))
              .watchedBy(NONE)
              .brokenBy(
                  of(
                      GatewayAccessCause.AUTHORIZER_REFUSED,
                      "the token has expired",
                      lab -> lab.authorizeBy(_ -> Ruling.UNAUTHORIZED)),
                  NOT_ALLOWED),
          changed("a Lambda authorizer that reads the request", WebhookApis::requestAuthorizer)
              .and(lab -> lab.authorizeBy(it -> it.equals(TOKEN) ? Ruling.ALLOWS : Ruling.DENIES))
              .calledWith(Map.of("X-Signature", TOKEN))
              .watchedBy(NONE)
              .brokenBy(
                  of(
                      GatewayAccessCause.AUTHORIZER_REFUSED,
                      "the authorizer denies",
                      lab -> lab.authorizeBy(_ -> Ruling.DENIES)),
                  NO_QUEUE),
          changed(
                  "a usage plan, and a header that the validator requires",
                  Security.key(KEY).and(WebhookApis::tenantRequired))
              .calledWith(Map.of("x-api-key", KEY, "X-Tenant", "monitoring"))
              .watchedBy(NONE)
              .brokenBy(
                  deployed(
                      GatewayAccessCause.API_KEY_REFUSED,
                      "the key is disabled",
                      stack -> stack.at(Security.API_KEY, "Enabled").put(false)),
                  NOT_ALLOWED));

  private WebhookApis() {}

  static String attribute(int number, String name, String value) {
    return "&MessageAttribute.%1$d.Name=%2$s&MessageAttribute.%1$d.Value.DataType=String&MessageAttribute.%1$d.Value.StringValue=%3$s"
        .formatted(number, name, value);
  }

  static String params(String name) {
    return "$util.urlEncode($input.params('%s'))".formatted(name);
  }

  private static String header(String name) {
    return "$util.urlEncode($input.params().header.get('%s'))".formatted(name);
  }

  static Edit only(String type) {
    return integration("requestTemplates", Map.of(type, TEMPLATE))
        .and(stack -> Edit.method(stack).at("x-amazon-apigateway-request-validator").remove());
  }

  private static Resolved twilio(Resolved stack) {
    return integration(
            "responses",
            Map.of(
                "default",
                Map.of("statusCode", "200", "responseTemplates", Map.of("text/xml", "<Response/>")),
                "[45]\\d{2}",
                Map.of("statusCode", "502")))
        .and(only("application/x-www-form-urlencoded"))
        .apply(stack);
  }

  private static Resolved cognito(Resolved stack) {
    return Security.authorized(
        stack,
        "cognito_user_pools",
        Map.of(
            "type",
            "cognito_user_pools",
            "providerARNs",
            List.of("arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a1B2c3D4e")));
  }

  private static Resolved requestAuthorizer(Resolved stack) {
    return Security.authorized(
        stack,
        "custom",
        Map.of("type", "request", "identitySource", "method.request.header.X-Signature"));
  }

  private static Resolved tenantRequired(Resolved stack) {
    var method = Edit.method(stack);
    return Edit.definition(
            "x-amazon-apigateway-request-validators",
            Map.of("all", Map.of("validateRequestBody", true, "validateRequestParameters", true)))
        .apply(
            Edit.method(method.at("x-amazon-apigateway-request-validator").put("all"))
                .at("parameters")
                .put(List.of(Map.of("name", "X-Tenant", "in", "header", "required", true))));
  }
}
