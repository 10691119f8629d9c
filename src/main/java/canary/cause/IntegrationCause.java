package canary.cause;

import static canary.cause.Mendings.add;
import static canary.cause.Mendings.deploy;
import static canary.cause.Mendings.integration;
import static canary.cause.Mendings.set;
import static canary.cause.Page.answers;
import static canary.cause.Page.documentedAt;
import static canary.cause.Page.seenAs;
import static canary.cause.Proof.byReply;
import static canary.cause.Proof.settledBy;
import static canary.cause.Refusals.OLD_SENTENCE;
import static canary.cause.Refusals.gateway;
import static canary.cause.Refusals.queue;
import static canary.cause.Refusals.saying;
import static canary.cause.Sign.damaged;
import static canary.cause.Sign.fits;
import static canary.cause.Sign.mostly;
import static canary.cause.Sign.mostlyMessage;
import static canary.cause.Sign.names;
import static canary.cause.Sign.namesMessage;
import static canary.cause.Sign.onlyCombined;
import static canary.cause.Sign.unproven;

import canary.cause.Exhibit.Kind;
import canary.probe.Damage;
import canary.probe.Outcome.Doubt;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Faults of the integration: what API Gateway makes of the request for SQS, and of SQS's answer for
 * the client.
 */
public enum IntegrationCause implements Cause {
  CONTENT_TYPE_NOT_MAPPED(
      "the integration request does not carry the Content-Type that SQS needs",
      seenAs(mostly(queue("UnknownOperationException"))),
      settledBy(
          "apigateway GetIntegration: is integration.request.header.Content-Type"
              + " 'application/x-www-form-urlencoded', in single quotes"),
      integration(
              "Map the integration request's Content-Type header to"
                  + " 'application/x-www-form-urlencoded' and deploy.",
              add(
                  "/requestParameters/integration.request.header.Content-Type",
                  "\\u0027application/x-www-form-urlencoded\\u0027"))
          .inTemplate(
              "requestParameters: { integration.request.header.Content-Type:"
                  + " \"'application/x-www-form-urlencoded'\" }"),
      documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors"),
      answers(Seed.A5, Seed.A10)),
  ACTION_MISSING(
      "the mapping template does not say Action=SendMessage",
      seenAs(
          mostly(queue("MissingAction")),
          fits(queue("UnknownOperationException")),
          fits(queue("AccessDenied").and(saying(OLD_SENTENCE))),
          names(queue("InvalidAction"))),
      settledBy(
          "apigateway GetIntegration: does the application/json template begin with"
              + " Action=SendMessage&MessageBody="),
      integration(
              "Begin the mapping template with Action=SendMessage and deploy.",
              set(
                  "/requestTemplates/application~1json",
                  "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"))
          .inTemplate(
              "requestTemplates: { application/json:"
                  + " Action=SendMessage&MessageBody=$util.urlEncode($input.body) }"),
      documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors"),
      answers(Seed.A6, Seed.A11)),
  BODY_PASSED_THROUGH(
      "the client's body is passed to SQS without a mapping template",
      seenAs(
          fits(queue("UnknownOperationException")),
          fits(queue("AccessDenied").and(saying(OLD_SENTENCE)))),
      settledBy(
          "apigateway GetIntegration: is there a template for application/json, and is"
              + " passthroughBehavior NEVER"),
      integration(
              "Refuse content types without a template and deploy.",
              set("/passthroughBehavior", "NEVER"))
          .inTemplate("passthroughBehavior: never"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html"),
      answers(Seed.A6)),
  MEDIA_TYPE_NOT_MAPPED(
      "there is no mapping template for the content type that is sent",
      seenAs(names(gateway("BadRequestException").and(saying("Unsupported Media Type")))),
      byReply(),
      integration(
          "Send application/json, or add a template for the type that is sent; here for"
              + " application/json.",
          add(
              "/requestTemplates/application~1json",
              "Action=SendMessage&MessageBody=$util.urlEncode($input.body)")),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html"),
      answers(Seed.A6)),
  METHOD_NOT_POST(
      "the integration calls SQS with a method other than POST",
      seenAs(fits(queue("UnknownOperationException")), fits(queue("MissingAction"))),
      settledBy("apigateway GetIntegration: is httpMethod POST"),
      integration(
              "Set the integration's HTTP method to POST and deploy.", set("/httpMethod", "POST"))
          .inTemplate("httpMethod: POST"),
      documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors"),
      answers(Seed.A4)),
  QUEUE_PATH_WRONG(
      "the integration's path override or Region names no queue of yours",
      seenAs(
          names(queue("InvalidAddress")),
          fits(queue("AWS.SimpleQueueService.NonExistentQueue")),
          fits(queue("AccessDenied").and(saying(OLD_SENTENCE)))),
      settledBy(
          "apigateway GetIntegration and sqs GetQueueAttributes: are Region, account and name in"
              + " the URI those of {queue.arn}"),
      integration(
              "Point the integration at {queue.arn} and deploy.",
              set(
                  "/uri",
                  "arn:aws:apigateway:{queue.region}:sqs:path/{queue.account}/{queue.name}"))
          .inTemplate(
              "uri: arn:aws:apigateway:{queue.region}:sqs:path/{queue.account}/{queue.name}"),
      documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors"),
      answers(Seed.A4)),
  STAGE_VARIABLE_MISSING(
      "the integration uses a stage variable that the stage does not define",
      seenAs(fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetIntegration and GetStage: is every stageVariables name in URI and"
              + " credentials defined"),
      Mending.byHand(
          "Define the missing variable on {api.stage}; the diagnosis names it when the stage"
              + " can be read."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/amazon-api-gateway-using-stage-variables.html"),
      answers(Seed.A4)),
  TYPE_NOT_AWS(
      "the integration is not of type AWS",
      seenAs(
          fits(gateway("InternalServerErrorException")),
          unproven(Kind.COMPATIBILITY, Doubt.NO_MESSAGE_ID)),
      settledBy("apigateway GetIntegration: is type AWS"),
      Mending.byHand(
          "Create the integration anew as an AWS service integration for SQS, then deploy."),
      documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors"),
      answers(Seed.A4)),
  BODY_NOT_ENCODED(
      "the mapping template does not URL-encode the body, so & % + damage it or add parameters of"
          + " SQS",
      seenAs(
          namesMessage(queue("InvalidParameterValue").and(saying("DelaySeconds"))),
          damaged(Damage.CUT_AT_AMPERSAND, Damage.FORM_DECODED, Damage.PERCENT_DECODED),
          onlyCombined(
              queue(
                  "AccessDenied",
                  "InvalidParameterValue",
                  "MalformedQueryString",
                  "InvalidQueryParameter",
                  "UnknownOperationException")),
          mostlyMessage(queue("AccessDenied").and(saying(OLD_SENTENCE)))),
      settledBy("apigateway GetIntegration: does the template wrap the body in $util.urlEncode()"),
      integration(
              "Encode the body in the mapping template and deploy. Until then a client can set"
                  + " parameters of SQS.",
              set(
                  "/requestTemplates/application~1json",
                  "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"))
          .inTemplate(
              "requestTemplates: { application/json:"
                  + " Action=SendMessage&MessageBody=$util.urlEncode($input.body) }"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(Seed.A13)),
  BODY_ENCODED_TWICE(
      "the mapping template encodes the body twice",
      seenAs(damaged(Damage.ENCODED_TWICE)),
      byReply(),
      integration(
          "Encode the body once and deploy.",
          set(
              "/requestTemplates/application~1json",
              "Action=SendMessage&MessageBody=$util.urlEncode($input.body)")),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(Seed.A13)),
  BODY_RESERIALISED(
      "the mapping template rewrites the body instead of passing it on",
      seenAs(
          damaged(
              Damage.RESERIALISED,
              Damage.RESERIALISED_WITH_SPACES,
              Damage.ASCII_ESCAPED,
              Damage.MAP_TEXT,
              Damage.JAVASCRIPT_ESCAPED,
              Damage.JAVASCRIPT_ESCAPED_BUT_QUOTES,
              Damage.READ_AS_LATIN_1,
              Damage.QUESTION_MARKS,
              Damage.EMPTY_OBJECT,
              Damage.EMPTY,
              Damage.UNKNOWN)),
      byReply(),
      integration(
          "Pass $input.body on as it is and deploy.",
          set(
              "/requestTemplates/application~1json",
              "Action=SendMessage&MessageBody=$util.urlEncode($input.body)")),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(Seed.A6)),
  TEMPLATE_ADDS_WHITESPACE(
      "the mapping template adds white space to the message",
      seenAs(damaged(Damage.NEWLINE_ADDED, Damage.SPACE_ADDED)),
      byReply(),
      integration(
          "End the template right after the body and deploy.",
          set(
              "/requestTemplates/application~1json",
              "Action=SendMessage&MessageBody=$util.urlEncode($input.body)")),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(Seed.A6)),
  TARGET_HEADER_MISSING(
      "the JSON protocol's X-Amz-Target header is not mapped",
      seenAs(fits(queue("UnknownOperationException"))),
      settledBy(
          "apigateway GetIntegration: with Content-Type application/x-amz-json-1.0, is X-Amz-Target"
              + " 'AmazonSQS.SendMessage'"),
      integration(
              "Map X-Amz-Target to 'AmazonSQS.SendMessage' and deploy.",
              add(
                  "/requestParameters/integration.request.header.X-Amz-Target",
                  "\\u0027AmazonSQS.SendMessage\\u0027"))
          .inTemplate(
              "requestParameters: { integration.request.header.X-Amz-Target:"
                  + " \"'AmazonSQS.SendMessage'\" }"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html"),
      answers(Seed.A17)),
  JSON_BODY_NOT_ESCAPED(
      "the JSON protocol's template does not escape the body as a JSON string",
      seenAs(
          namesMessage(queue("SerializationException")),
          onlyCombined(queue("SerializationException"))),
      byReply(),
      integration(
          "Escape the body as a JSON string, single quotes restored, and deploy.",
          set(
              "/requestTemplates/application~1json",
              "{\\\"QueueUrl\\\":\\\"{queue.url}\\\",\\\"MessageBody\\\":\\\"$util.escapeJavaScript($input.body).replaceAll(\\\"\\\\\\\\\\u0027\\\",\\\"\\u0027\\\")\\\"}")),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(Seed.A17)),
  QUEUE_URL_MISSING(
      "the JSON protocol's template has no QueueUrl",
      seenAs(names(queue("MissingParameter").and(saying("QueueUrl")))),
      byReply(),
      Mending.byHand("Add \"QueueUrl\":\"{queue.url}\" to the mapping template and deploy."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html"),
      answers(Seed.A17)),
  PROTOCOLS_MIXED(
      "headers of one SQS protocol go with the template of the other",
      seenAs(fits(queue("UnknownOperationException")), fits(queue("SerializationException"))),
      settledBy("apigateway GetIntegration: do Content-Type and template belong to one protocol"),
      Mending.byHand(
          "Use the query protocol's Content-Type with an Action=SendMessage template, or the JSON"
              + " protocol's two headers with a JSON template; deploy."),
      documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors"),
      answers(Seed.A17)),
  CONTENT_HANDLING_CONVERTS(
      "content handling or binary media types convert the body",
      seenAs(damaged(Damage.BASE64_ENCODED), fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetIntegration and GetRestApi: is contentHandling unset and application/json"
              + " in no binary media type"),
      integration(
          "Unset content handling and deploy.",
          "{\"op\":\"remove\",\"path\":\"/contentHandling\"}"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html"),
      answers(Seed.A4)),
  TIMEOUT_TOO_SHORT(
      "SQS did not answer within the integration's timeout",
      seenAs(mostly(gateway("INTEGRATION_TIMEOUT")), mostly(Refusals.code("HTTP 504"))),
      settledBy("apigateway GetIntegration: timeoutInMillis against the usual IntegrationLatency"),
      integration(
              "Raise the integration's timeout and deploy. The message may be in the queue: look"
                  + " before it is sent again.",
              set("/timeoutInMillis", "29000"))
          .inTemplate("timeoutInMillis: 29000"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"),
      answers(Seed.A4)),
  RESPONSE_MASKS_ERRORS(
      "the integration response turns SQS's errors into success",
      seenAs(
          unproven(Kind.INDICATION, Doubt.NO_MESSAGE_ID),
          new Sign(Kind.TESTIMONY, Sign.Bearing.SHOWING, HiddenError::in)),
      settledBy(
          "apigateway GetIntegration: are there integration responses for 4\\d{2} and 5\\d{2}"),
      Mendings.api(
          "Answer SQS's errors with an error status and deploy.",
          "aws apigateway put-method-response " + Mendings.method() + " --status-code 502",
          "aws apigateway put-integration-response "
              + Mendings.method()
              + " --status-code 502 --selection-pattern '[45]\\d{2}'"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"),
      answers(Seed.A9)),
  RESPONSE_DEFAULT_MISSING(
      "no integration response matches SQS's status and there is no default",
      seenAs(fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetIntegration: is there an integration response without a selection"
              + " pattern"),
      Mendings.api(
          "Add a default integration response and deploy. Messages may have been accepted"
              + " meanwhile.",
          "aws apigateway put-integration-response " + Mendings.method() + " --status-code 200"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"),
      answers(Seed.A9)),
  METHOD_RESPONSE_MISSING(
      "an integration response maps to a status that the method does not declare",
      seenAs(fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetMethod and GetIntegration: is every status of the integration responses a"
              + " method response"),
      Mendings.api(
          "Declare the method response and deploy. Messages were accepted although clients saw a"
              + " 500.",
          "aws apigateway put-method-response " + Mendings.method() + " --status-code 200"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"),
      answers(Seed.A9)),
  RESPONSE_HIDES_PROOF(
      "the response template hides the message id or the digest",
      seenAs(
          unproven(Kind.TESTIMONY, Doubt.NO_DIGEST),
          unproven(Kind.COMPATIBILITY, Doubt.NO_MESSAGE_ID)),
      settledBy("apigateway TestInvokeMethod: what does SQS answer before the response template"),
      Mending.byHand(
          "Let the 200 response carry MessageId and MD5OfMessageBody, in its body or in headers;"
              + " then deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(Seed.A9)),
  EDIT_NOT_DEPLOYED(
      "the integration was edited and not deployed",
      seenAs(),
      settledBy(
          "apigateway GetExport and GetIntegration: does the deployed integration differ from the"
              + " saved one"),
      deploy("Review what was edited and deploy it to {api.stage}."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html"),
      answers(Seed.A7)),
  STAGE_CANARY_SPLIT(
      "the stage splits its traffic between two deployments",
      seenAs(),
      settledBy("apigateway GetStage: is canarySettings.percentTraffic above zero"),
      Mending.byHand("Promote or remove the canary release of {api.stage}."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html"),
      answers(Seed.A7));

  private final Page page;

  IntegrationCause(
      String title,
      List<Sign> signs,
      Proof proof,
      Mending mending,
      URI documentation,
      Set<Seed> answers) {
    this.page = new Page(title, signs, proof, mending, documentation, answers);
  }

  @Override
  public Family family() {
    return Family.INTEGRATION;
  }

  @Override
  public Page page() {
    return page;
  }
}
