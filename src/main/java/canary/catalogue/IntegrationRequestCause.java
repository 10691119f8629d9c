package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.faultWhen;
import static canary.remedy.RemedyTemplates.add;
import static canary.remedy.RemedyTemplates.integration;
import static canary.remedy.RemedyTemplates.set;
import static canary.symptom.Refusals.OLD_SENTENCE;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.layer;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Signal.recorded;
import static canary.symptom.Signal.sent;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.evidence.TestInvocation;
import canary.probe.GatewayErrors;
import canary.probe.Layer;
import canary.question.Integrations;
import canary.question.Templates;
import canary.remedy.HeaderFixes;
import canary.remedy.IntegrationFixes;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplates;
import canary.remedy.TemplateFixes;
import canary.symptom.Refusals;
import canary.symptom.Signal;

/**
 * Faults of the integration request: the headers and the mapping template by which API Gateway
 * speaks to SQS.
 */
public enum IntegrationRequestCause implements Cause {
  CONTENT_TYPE_NOT_MAPPED(
      failing("the integration request does not carry the Content-Type that SQS needs")
          .seenAs(
              mostly(
                  sent(
                      queue("UnknownOperationException").or(Refusals.unreadable()),
                      TestInvocation::isOfOtherType,
                      "SQS was sent a Content-Type of neither of its protocols")),
              mostly(queue("UnknownOperationException")).unlessSent(TestInvocation::isSound),
              mostly(
                  gateway(GatewayErrors.DEFINITION)
                      .and(saying("Invalid mapping expression"))
                      .and(
                          saying(GatewayErrors.NO_METHOD_RESPONSE, "parameter specified")
                              .negate())),
              fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(Integrations::lacksContentType))
          .fixedBy(
              integration(
                      "Map the integration request's Content-Type header to '{valid.type}' and"
                          + " deploy.",
                      add(
                          "/requestParameters/integration.request.header.Content-Type",
                          "\\u0027{valid.type}\\u0027"))
                  .inTemplate(
                      "requestParameters: { integration.request.header.Content-Type:"
                          + " \"'{valid.type}'\" }")
                  .computedBy(HeaderFixes::contentType))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A5, A10)),
  ACTION_MISSING(
      failing("the mapping template does not say Action=SendMessage")
          .seenAs(
              mostly(queue("MissingAction")),
              fits(queue("UnknownOperationException")),
              mostly(
                  sent(
                      layer(Layer.QUEUE),
                      TestInvocation::lacksAction,
                      "SQS was sent a form without Action=SendMessage")),
              mostly(Signal.withoutAction()),
              mostly(Refusals.unreadable()).unlessSent(TestInvocation::isSound),
              names(queue("InvalidAction").and(Refusals.sendMessageNotValid().negate())))
          .provedBy(faultWhen(Templates::lacksAction))
          .fixedBy(
              RemedyTemplates.template(
                      "Begin the mapping template with Action=SendMessage and deploy.")
                  .inTemplate("requestTemplates: { application/json: {valid.template} }")
                  .computedBy(TemplateFixes::nameAction))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A6, A11)),
  TARGET_HEADER_MISSING(
      failing("the JSON protocol's X-Amz-Target header is not mapped")
          .seenAs(fits(queue("UnknownOperationException")))
          .provedBy(faultWhen(Integrations::lacksTargetHeader))
          .fixedBy(
              integration(
                      "Map X-Amz-Target to 'AmazonSQS.SendMessage' and deploy.",
                      add(
                          "/requestParameters/integration.request.header.X-Amz-Target",
                          "\\u0027AmazonSQS.SendMessage\\u0027"))
                  .inTemplate(
                      "requestParameters: { integration.request.header.X-Amz-Target:"
                          + " \"'AmazonSQS.SendMessage'\" }")
                  .computedBy(HeaderFixes::target))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html")
          .answering(A17)),
  QUEUE_URL_MISSING(
      failing("the JSON protocol's template has no QueueUrl")
          .seenAs(names(queue("MissingParameter").and(saying("QueueUrl"))))
          .provedBy(faultWhen(Templates::lacksQueueUrl))
          .fixedBy(
              RemedyTemplates.jsonTemplate(
                      "Add \"QueueUrl\":\"{queue.url}\" to the mapping template and deploy.")
                  .computedBy(TemplateFixes::nameQueue))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html")
          .answering(A17)),
  PROTOCOLS_MIXED(
      failing("headers of one SQS protocol go with the template of the other")
          .seenAs(
              fits(queue("AccessDenied").and(saying(OLD_SENTENCE)))
                  .unlessSent(TestInvocation::isSound),
              fits(queue("UnknownOperationException")),
              fits(queue("SerializationException")))
          .provedBy(faultWhen(Templates::mixesProtocols))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Use the query protocol's Content-Type with an Action=SendMessage template,"
                          + " or the JSON protocol's two headers with a JSON template; deploy.")
                  .computedBy(HeaderFixes::oneProtocol))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A17)),
  HEADER_NOT_ALLOWED(
      failing("a header is mapped that API Gateway does not allow to be mapped")
          .seenAs(
              names(recorded("header already present")),
              fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(Integrations::mapsForbiddenHeader))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove the mapping of that header from the integration request of"
                          + " {api.path}; API Gateway sets it itself. Deploy.")
                  .computedBy(HeaderFixes::forbiddenHeader))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html")),
  MESSAGE_IN_URL(
      unsafe("the message travels in the URL, where its size is limited and logs keep it")
          .provedBy(faultWhen(Integrations::sendsInUrl))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Send the message in the body: a template with Action=SendMessage and the"
                          + " form's Content-Type. Deploy.")
                  .computedBy(IntegrationFixes::messageInBody))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html")),
  CLIENT_WRITES_PARAMETERS(
      unsafe("a client that sends another content type writes SQS's parameters itself")
          .provedBy(faultWhen(Integrations::letsClientsWrite))
          .fixedBy(
              integration(
                      "Refuse content types without a template and deploy.",
                      set("/passthroughBehavior", "NEVER"))
                  .inTemplate("passthroughBehavior: never")
                  .computedBy(IntegrationFixes::refuseOtherTypes))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html"));

  private final Entry entry;

  IntegrationRequestCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
