package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.damaging;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.breakingEditWhen;
import static canary.catalogue.Proof.editWhen;
import static canary.catalogue.Proof.explainedWhen;
import static canary.catalogue.Proof.faultWhen;
import static canary.catalogue.Proof.remainsWhen;
import static canary.remedy.RemedyTemplates.deploy;
import static canary.remedy.RemedyTemplates.integration;
import static canary.remedy.RemedyTemplates.set;
import static canary.symptom.Refusals.OLD_SENTENCE;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Signal.recorded;
import static canary.symptom.Signal.success;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;
import static canary.symptom.Symptom.storedAs;

import canary.evidence.TestInvocation;
import canary.probe.Damage;
import canary.probe.GatewayErrors;
import canary.probe.Outcome.Doubt;
import canary.question.Deployments;
import canary.question.Integrations;
import canary.question.QueuePaths;
import canary.question.StageVariables;
import canary.remedy.IntegrationFixes;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplates;
import canary.remedy.StageFixes;
import canary.symptom.Refusals;
import java.util.Set;

/**
 * Faults of the integration as a whole: where it leads, what it lets through, what of it is
 * deployed.
 */
public enum IntegrationCause implements Cause {
  MEDIA_TYPE_NOT_MAPPED(
      failing("no mapping template for the request's content type")
          .seenAs(
              mostly(gateway("BadRequestException").and(saying("Unsupported Media Type")))
                  .ofProbe(),
              fits(Refusals.badRequestInOtherWords()))
          .provedBy(faultWhen(Integrations::hasNoTemplateForType))
          .fixedBy(
              integration(
                      "Send a content type that has a template, or add a template for the type that"
                          + " is sent.",
                      RemedyTemplates.addTemplate())
                  .computedBy(IntegrationFixes::mediaType))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html")
          .answering(A6)),
  BODY_PASSED_THROUGH(
      failing("the client's body is passed to SQS without a mapping template")
          .seenAs(
              fits(queue("UnknownOperationException")),
              fits(queue("AccessDenied").and(saying(OLD_SENTENCE)))
                  .unlessSent(TestInvocation::isSound))
          .provedBy(faultWhen(Integrations::passesBodyThrough))
          .fixedBy(
              integration(
                      "Add a mapping template for the content type, reject content types without"
                          + " one, and deploy.",
                      set("/passthroughBehavior", "NEVER"),
                      RemedyTemplates.addTemplate())
                  .inTemplate("passthroughBehavior: never")
                  .computedBy(IntegrationFixes::giveTemplate))
          .met(2)
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html")
          .answering(A6)),
  METHOD_NOT_POST(
      failing("the integration calls SQS with a method other than POST")
          .seenAs(
              fits(queue("UnknownOperationException")),
              fits(queue("MissingAction")),
              mostly(saying("Unable to determine service/operation name")))
          .provedBy(faultWhen(Integrations::isNotPost))
          .fixedBy(
              integration(
                      "Set the integration's HTTP method to POST and deploy.",
                      set("/httpMethod", "POST"))
                  .inTemplate("httpMethod: POST")
                  .computedBy(IntegrationFixes::post))
          .met(1)
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A4)),
  QUEUE_PATH_WRONG(
      failing("the integration's path override or Region points at the wrong queue")
          .seenAs(
              names(queue("InvalidAddress")).ofProbe(),
              names(gateway(GatewayErrors.DEFINITION).and(saying("must contain path or action"))),
              // The role's ARN meets the same words.
              mostly(gateway(GatewayErrors.DEFINITION).and(saying("Invalid ARN specified"))),
              mostly(Refusals.sendMessageNotValid()),
              fits(queue("AWS.SimpleQueueService.NonExistentQueue")),
              fits(queue("AccessDenied").and(saying(OLD_SENTENCE))))
          .provedBy(faultWhen(QueuePaths::areWrong))
          .fixedBy(
              integration(
                      "Point the integration at {queue.arn} and deploy.",
                      set(
                          "/uri",
                          "arn:aws:apigateway:{queue.region}:sqs:path/{queue.account}/{queue.name}"))
                  .inTemplate(
                      "uri: arn:aws:apigateway:{queue.region}:sqs:path/{queue.account}/{queue.name}")
                  .computedBy(IntegrationFixes::queuePath))
          .met(2)
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A4)),
  STAGE_VARIABLE_MISSING(
      failing("the integration uses a stage variable that the stage does not define")
          .seenAs(
              names(recorded("Invalid endpoint address")),
              fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(StageVariables::areMissing))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Define the variable on {api.stage}: URI or credentials of the integration"
                          + " name it.")
                  .computedBy(StageFixes::defineVariable))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/amazon-api-gateway-using-stage-variables.html")
          .answering(A4)),
  TYPE_NOT_AWS(
      failing("the integration is not of type AWS")
          .seenAs(
              names(recorded("statusCode should be an integer")),
              mostly(recorded("Lambda function")),
              fits(gateway("InternalServerErrorException")),
              fits(success(Doubt.NO_MESSAGE_ID)).onThisMessage())
          .provedBy(faultWhen(Integrations::isNotAws))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Recreate the integration as an AWS service integration for SQS, then"
                          + " deploy.")
                  .computedBy(StageFixes::recreate))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A4)),
  CONTENT_HANDLING_CONVERTS(
      damaging("content handling or binary media types convert the body")
          .seenAs(
              storedAs(Set.of(Damage.BASE64_ENCODED)),
              names(recorded("Unable to transform request")),
              fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(Integrations::convertsContent))
          .fixedBy(
              integration("Pass the body to the template as text and deploy.", "{valid.handling}")
                  .computedBy(IntegrationFixes::handling))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html")
          .answering(A4)),
  TIMEOUT_TOO_SHORT(
      failing("SQS did not respond within the integration's timeout")
          .seenAs(
              mostly(gateway("INTEGRATION_TIMEOUT")),
              mostly(Refusals.code("HTTP 504")),
              mostly(Refusals.httpApi("Service Unavailable")),
              fits(gateway(GatewayErrors.NO_CONNECTION)))
          .provedBy(explainedWhen(Integrations::hasShortTimeout))
          .fixedBy(
              integration(
                      "Raise the integration's timeout and deploy. The message may be in the queue:"
                          + " look before it is sent again.",
                      set("/timeoutInMillis", "29000"))
                  .inTemplate("timeoutInMillis: 29000")
                  .computedBy(IntegrationFixes::timeout))
          .met(1)
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html")
          .answering(A4)),
  CHANGE_NOT_DEPLOYED(
      unsafe("the integration was changed and not deployed")
          .provedBy(editWhen(Deployments::lackAnEdit))
          .fixedBy(deploy("Review the change and deploy it to {api.stage}."))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html")
          .answering(A7)),
  PENDING_CHANGE_BREAKS(
      unsafe("a saved change of the integration breaks messages once it is deployed")
          .provedBy(breakingEditWhen(Deployments::lackABreakingEdit))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Correct the saved integration before the next deployment to {api.stage}, or"
                          + " set it back to the deployed values.")
                  .computedBy(StageFixes::withdrawEdit))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html")
          .answering(A7)),
  STAGE_CANARY_SPLIT(
      unsafe("the stage splits its traffic between two deployments")
          .provedBy(remainsWhen(Deployments::splitTraffic))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove the canary release of {api.stage}, as the command does; promote it"
                          + " instead only where it is the valid one of the two.")
                  .computedBy(StageFixes::endSplit))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html")
          .answering(A7));

  private final Entry entry;

  IntegrationCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
