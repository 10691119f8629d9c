package canary.lab.fault;

import static canary.catalogue.IntegrationCause.*;
import static canary.lab.fault.Edit.integration;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;

import canary.catalogue.CanaryCause;
import canary.catalogue.IntegrationRequestCause;
import canary.lab.template.Resolved;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Faults of the integration as a whole. */
final class IntegrationFaults {
  private static final String URI = "arn:aws:apigateway:%s:sqs:path/%s/%s";

  private static final Map<String, Object> MOCK =
      Map.of(
          "type",
          "mock",
          "requestTemplates",
          Map.of("application/json", "{\"statusCode\": 200}"),
          "responses",
          Map.of("default", Map.of("statusCode", "200")));

  static final List<Fault> ALL =
      List.of(
          deployed(
                  MEDIA_TYPE_NOT_MAPPED,
                  "the mapping template is for text/plain only",
                  integration("requestTemplates", Map.of("text/plain", Edit.TEMPLATE)))
              .likely("no read tells which content types the API's clients send")
              .beside(CanaryCause.REQUEST_DOES_NOT_FIT),
          deployed(
              BODY_PASSED_THROUGH,
              "there is no mapping template, and bodies are passed through",
              integration("requestTemplates", Map.of())
                  .and(integration("passthroughBehavior", "when_no_match"))),
          deployed(
              METHOD_NOT_POST,
              "the integration calls SQS with GET",
              integration("httpMethod", "GET")),
          deployed(
                  QUEUE_PATH_WRONG,
                  "the path override names a queue that does not exist",
                  uri("eu-west-1", "111122223333", "order"))
              .named("name"),
          deployed(
                  QUEUE_PATH_WRONG,
                  "the path override names another account",
                  uri("eu-west-1", "444455556666", "{queue}"))
              .named("account"),
          deployed(
                  QUEUE_PATH_WRONG,
                  "the integration calls SQS in another Region",
                  uri("eu-central-1", "111122223333", "{queue}"))
              .named("region"),
          deployed(
              STAGE_VARIABLE_MISSING,
              "the path override uses a stage variable that is not defined",
              uri("eu-west-1", "111122223333", "${stageVariables.queue}")),
          deployed(
              TYPE_NOT_AWS,
              "the integration is a mock, whose template names no status",
              integration("type", "mock")),
          deployed(
                  TYPE_NOT_AWS,
                  "the integration is a mock that answers 200, as the console makes one",
                  stack -> Edit.integration(stack).put(MOCK))
              .named("unproven"),
          deployed(
              CONTENT_HANDLING_CONVERTS,
              "content handling converts the body to binary",
              integration("contentHandling", "CONVERT_TO_BINARY")),
          deployed(
                  CONTENT_HANDLING_CONVERTS,
                  "application/json is a binary media type, and content handling makes it text",
                  Edit.definition(
                          "x-amazon-apigateway-binary-media-types", List.of("application/json"))
                      .and(integration("contentHandling", "CONVERT_TO_TEXT")))
              .named("base64"),
          of(
                  TIMEOUT_TOO_SHORT,
                  "the integration waits 50 ms and SQS takes 200 ms",
                  lab -> {
                    lab.delay(Duration.ofMillis(200));
                    lab.change(integration("timeoutInMillis", 50));
                  })
              .likely("no read tells how long SQS takes"),
          of(
                  CHANGE_NOT_DEPLOYED,
                  "the template that lacked the action is corrected and not deployed",
                  lab -> {
                    var sound = lab.stack();
                    lab.change(template("MessageBody=$util.urlEncode($input.body)"));
                    lab.edit(_ -> sound);
                  })
              .beside(IntegrationRequestCause.ACTION_MISSING),
          of(
                  STAGE_CANARY_SPLIT,
                  "all traffic goes to a canary of the stage, whose template lacks the action",
                  lab -> {
                    lab.edit(
                        stack ->
                            stack.at("Api", "CanarySetting").put(Map.of("PercentTraffic", 100)));
                    lab.change(template("MessageBody=$util.urlEncode($input.body)"));
                  })
              .likely("no read tells which of the two deployments answered"));

  private IntegrationFaults() {}

  private static Edit uri(String region, String account, String name) {
    return stack ->
        integration("uri", URI.formatted(region, account, name.replace("{queue}", name(stack))))
            .apply(stack);
  }

  private static String name(Resolved stack) {
    return stack.attribute("Queue", "QueueName");
  }
}
