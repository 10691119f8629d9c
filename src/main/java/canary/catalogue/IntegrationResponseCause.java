package canary.catalogue;

import static canary.catalogue.ArticleSentence.A9;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.explainedWhen;
import static canary.catalogue.Proof.faultWhen;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Signal.errorAsSuccess;
import static canary.symptom.Signal.errorWhereDue;
import static canary.symptom.Signal.recorded;
import static canary.symptom.Signal.success;
import static canary.symptom.Signal.successWhereErrorIsDue;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.probe.GatewayErrors;
import canary.probe.Outcome.Doubt;
import canary.question.IntegrationResponses;
import canary.remedy.MessageIdFix;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplates;
import canary.remedy.ResponseFixes;
import canary.symptom.Signal;

/** Faults of the integration response: what the client sees of what SQS returned. */
public enum IntegrationResponseCause implements Cause {
  RESPONSE_MASKS_ERRORS(
      unsafe("the integration response turns SQS's errors into success")
          .seenAs(
              mostly(success(Doubt.NO_MESSAGE_ID)).inReportingOnly(),
              mostly(successWhereErrorIsDue()).inReportingOnly(),
              names(errorAsSuccess()).inReportingOnly())
          .provedBy(faultWhen(IntegrationResponses::maskErrors))
          .fixedBy(
              RemedyTemplates.api(
                      "Return an error status for SQS's errors and deploy.",
                      "aws apigateway put-method-response "
                          + RemedyTemplates.method()
                          + " --status-code 502",
                      "aws apigateway put-integration-response "
                          + RemedyTemplates.method()
                          + " --status-code 502 --selection-pattern '[45]\\d{2}'")
                  .computedBy(ResponseFixes::answerErrors))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html")
          .answering(A9)),
  RESPONSE_DEFAULT_MISSING(
      failing("no integration response matches SQS's status and there is no default")
          .seenAs(
              names(recorded("No match for output mapping")),
              fits(Signal.recordedBeside("No match for output mapping")),
              fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(IntegrationResponses::lackDefault))
          .fixedBy(
              RemedyTemplates.api(
                      "Add an integration response for what SQS accepts and deploy. Messages may"
                          + " have been accepted meanwhile.",
                      "aws apigateway put-integration-response "
                          + RemedyTemplates.method()
                          + " --status-code 200 --selection-pattern '2\\d{2}'")
                  .computedBy(ResponseFixes::addDefault))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html")
          .answering(A9)),
  METHOD_RESPONSE_MISSING(
      failing("an integration response maps to a status that the method does not declare")
          .seenAs(
              names(recorded("Output mapping refers to an invalid method response")),
              mostly(
                  gateway(GatewayErrors.DEFINITION).and(saying(GatewayErrors.NO_METHOD_RESPONSE))),
              fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(IntegrationResponses::mapToUndeclaredStatus))
          .fixedBy(
              RemedyTemplates.api(
                      "Declare the method response and deploy. Messages were accepted although"
                          + " clients saw a 500.",
                      "aws apigateway put-method-response "
                          + RemedyTemplates.method()
                          + " --status-code 200")
                  .computedBy(ResponseFixes::declare))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html")
          .answering(A9)),
  RESPONSE_HIDES_MESSAGE_ID(
      unsafe("the response template hides the message id or the digest")
          .seenAs(
              names(success(Doubt.NO_DIGEST)).onThisMessage(),
              names(errorWhereDue()).onThisMessage(),
              fits(success(Doubt.NO_MESSAGE_ID)).onThisMessage())
          .provedBy(explainedWhen(IntegrationResponses::hideProof))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Return MessageId and MD5OfMessageBody in the 200 response, in its body or in"
                          + " headers; then deploy.")
                  .computedBy(MessageIdFix::showMessageId))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html")
          .answering(A9));

  private final Entry entry;

  IntegrationResponseCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
