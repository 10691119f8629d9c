package canary.lab.fault;

import static canary.lab.fault.Edit.TEMPLATE;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;
import static canary.lab.fault.OwnersApi.changed;
import static canary.lab.fault.WebhookApis.KEY;
import static canary.lab.fault.WebhookApis.NONE;
import static canary.lab.fault.WebhookApis.NOT_ALLOWED;
import static canary.lab.fault.WebhookApis.NO_QUEUE;
import static canary.lab.fault.WebhookApis.OPEN;
import static canary.lab.fault.WebhookApis.attribute;
import static canary.lab.fault.WebhookApis.only;
import static canary.lab.fault.WebhookApis.params;

import canary.catalogue.GatewayCause;
import canary.catalogue.IntegrationCause;
import canary.lab.template.Resolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * APIs with another address, method or message than this project's, as public tutorials have them.
 */
public final class TutorialApis {
  private static final String ANY = "x-amazon-apigateway-any-method";

  public static final List<OwnersApi> ALL =
      List.of(
          moved(
                  "a greedy proxy path, any method",
                  "/hooks/{proxy+}",
                  ANY,
                  "/hooks/shopify/orders/create",
                  template(
                      "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"
                          + attribute(1, "Path", params("proxy"))))
              .with(OPEN)
              .watchedBy(NONE)
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          moved("a method of the root", "/", "post", "", template(TEMPLATE))
              .with(OPEN)
              .watchedBy(NONE)
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          moved("any method", "/events", ANY, "/events", template(TEMPLATE))
              .with(OPEN)
              .watchedBy(NONE)
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          moved(
                  "GET with the message in the query, mapped without a template",
                  "/track",
                  "get",
                  "/track",
                  parameters(
                      "integration.request.querystring.Action",
                      "'SendMessage'",
                      "integration.request.querystring.MessageBody",
                      "method.request.querystring.eventId"))
              .with(OPEN)
              .watchedBy(Map.of("TargetMethod", "GET", "TargetQuery", "eventId={{id}}"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          moved(
                  "GET with parameters that the template puts together",
                  "/pixel",
                  "get",
                  "/pixel",
                  template(
                      "Action=SendMessage&MessageBody=$util.urlEncode(\"{'event':'"
                          + "$input.params('event')','user':'$input.params('user')'}\")"))
              .with(OPEN)
              .watchedBy(Map.of("TargetMethod", "GET", "TargetQuery", "event={{id}}&user={{id}}"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          // https://github.com/serverless-operations/serverless-apigateway-service-proxy
          changed(
                  "the Serverless Framework's proxy to SQS, by parameters",
                  parameters(
                          "integration.request.querystring.Action", "'SendMessage'",
                          "integration.request.querystring.MessageBody", "method.request.body")
                      .and(template("{statusCode:200}"))
                      .and(integration("responses", answers("200", "400", "500"))))
              .with(OPEN)
              .watchedBy(NONE)
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          moved(
                  "PATCH with a number in the path as an attribute",
                  "/users/{user_id}",
                  "patch",
                  "/users/4711",
                  template(
                      TEMPLATE
                          + attribute(1, "userID", params("user_id"))
                              .replace("String&", "Number&")))
              .with(OPEN)
              .watchedBy(Map.of("TargetMethod", "PATCH"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          changed(
                  "a FIFO queue with the group id of the body",
                  QueueFaults.fifo()
                      .and(
                          template(
                              TEMPLATE
                                  + "&MessageGroupId=$util.urlEncode($input.path('$.order.id'))"
                                  + "&MessageDeduplicationId=$context.requestId")))
              .with(OPEN)
              .watchedBy(NONE)
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          changed("SOAP", only("application/xml"))
              .with(OPEN)
              .watchedBy(Map.of("TargetContentType", "application/xml"))
              .brokenBy(NOT_ALLOWED, otherType()),
          changed("plain text", only("text/plain"))
              .with(OPEN)
              .watchedBy(Map.of("TargetContentType", "text/plain"))
              .brokenBy(NOT_ALLOWED, otherType()),
          changed(
                  "the message id alone as the reply",
                  replying(
                      "{\"id\":\"$input.path('$.SendMessageResponse.SendMessageResult.MessageId')\"}"))
              .with(OPEN)
              .watchedBy(Map.of("TargetSuccess", "status"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          changed(
                  "a constant reply behind a variable of the input",
                  replying("#set($inputRoot = $input.path('$')){\"ok\":true}"))
              .with(OPEN)
              .watchedBy(Map.of("TargetSuccess", "status"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          changed("stage variables name the queue", TutorialApis::queueByVariable)
              .with(OPEN)
              .watchedBy(NONE)
              .brokenBy(
                  NOT_ALLOWED,
                  deployed(
                      IntegrationCause.STAGE_VARIABLE_MISSING,
                      "the variable is deleted",
                      stack -> stack.at("Api", "Variables").put(Map.of()))),
          changed("a base path of two parts, and an API key", Security.key(KEY))
              .and(Domains.mapping("orders/v1", "prod", "/orders/v1/messages"))
              .calledWith(Map.of("x-api-key", KEY))
              .watchedBy(NONE)
              .brokenBy(
                  of(
                      GatewayCause.DOMAIN_MAPPING_MISSING,
                      "the second part of the base path is changed",
                      Domains.mapping("orders/v2", "prod", "/orders/v1/messages")),
                  NOT_ALLOWED),
          changed(
                  "edge-optimized",
                  stack -> stack.at("Api", "EndpointConfiguration", "Type").put("EDGE"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE),
          OwnersApi.of(
                  "in another Region than the canary", lab -> lab.set("AWS_REGION", "us-east-1"))
              .brokenBy(NOT_ALLOWED, NO_QUEUE));

  private TutorialApis() {}

  /** The method under another path and verb, and a URL that it serves. */
  private static OwnersApi moved(
      String what, String resourcePath, String verb, String path, Edit change) {
    return changed(
            what,
            change.and(
                stack -> {
                  var paths = stack.at("Api", "DefinitionBody", "paths");
                  return paths.put(Map.of(resourcePath, Map.of(verb, Edit.method(stack).value())));
                }))
        .and(
            lab ->
                lab.set(
                    "TARGET_URL", lab.environment().get("TARGET_URL").replace("/messages", path)));
  }

  private static Edit replying(String template) {
    return integration(
        "responses",
        Map.of(
            "default",
            Map.of("statusCode", "200", "responseTemplates", Map.of("application/json", template)),
            "[45]\\d{2}",
            Map.of("statusCode", "502")));
  }

  /** A response for each of these, and none by default. */
  private static Map<String, Object> answers(String... statuses) {
    var answers = new LinkedHashMap<String, Object>();
    for (var status : statuses) {
      answers.put(status, Map.of("statusCode", "200".equals(status) ? "200" : "502"));
    }
    return answers;
  }

  private static Edit parameters(String... targetsAndSources) {
    var parameters = new LinkedHashMap<String, Object>();
    for (var index = 0; index < targetsAndSources.length; index += 2) {
      parameters.put(targetsAndSources[index], targetsAndSources[index + 1]);
    }
    return integration("requestParameters", parameters)
        .and(stack -> Edit.integration(stack).at("requestTemplates").remove())
        .and(integration("passthroughBehavior", "when_no_match"));
  }

  private static Fault otherType() {
    return deployed(
            IntegrationCause.MEDIA_TYPE_NOT_MAPPED,
            "the mapping template is for JSON only",
            template(TEMPLATE))
        .likely("the template may be for other clients");
  }

  private static Resolved queueByVariable(Resolved stack) {
    var name = stack.attribute("Queue", "QueueName");
    var uri = Edit.integration(stack).at("uri");
    return uri.put(uri.value().toString().replace(name, "${stageVariables.queue}"))
        .at("Api", "Variables")
        .put(Map.of("queue", name));
  }
}
