package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.explainedBy;
import static canary.catalogue.Proof.settledBy;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.recorded;
import static canary.symptom.Symptom.unproven;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Reason.Weight;
import canary.finding.Answer;
import canary.probe.Outcome.Doubt;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplates;
import canary.symptom.HiddenError;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Faults of the integration response: what the client is told of what SQS said. */
public enum IntegrationResponseCause implements Cause {
  RESPONSE_MASKS_ERRORS(
      "the integration response turns SQS's errors into success",
      seenAs(
          unproven(Weight.INDICATION, Symptom.Scope.REPORTING_ONLY, Doubt.NO_MESSAGE_ID),
          Symptom.refusableAnswered(false),
          new Symptom(Weight.TESTIMONY, Symptom.Scope.REPORTING_ONLY, HiddenError::in)),
      settledBy(
          "apigateway GetIntegration: are there integration responses for 4\\d{2} and 5\\d{2}",
          Ask.deployedAnswer(
              Integration::masksErrors,
              it -> "integration responses are for " + it.responses().keySet())),
      RemedyTemplates.api(
          "Answer SQS's errors with an error status and deploy.",
          "aws apigateway put-method-response " + RemedyTemplates.method() + " --status-code 502",
          "aws apigateway put-integration-response "
              + RemedyTemplates.method()
              + " --status-code 502 --selection-pattern '[45]\\d{2}'"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"),
      answers(ArticleSentence.A9)),
  RESPONSE_DEFAULT_MISSING(
      "no integration response matches SQS's status and there is no default",
      seenAs(
          recorded("No match for output mapping"), fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetIntegration: is there an integration response without a selection"
              + " pattern",
          Ask.deployedAnswer(
              it -> it.responseFor(200).exists().not(),
              it -> "integration responses are for " + it.responses().keySet())),
      RemedyTemplates.api(
          "Add a default integration response and deploy. Messages may have been accepted"
              + " meanwhile.",
          "aws apigateway put-integration-response "
              + RemedyTemplates.method()
              + " --status-code 200"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"),
      answers(ArticleSentence.A9)),
  METHOD_RESPONSE_MISSING(
      "an integration response maps to a status that the method does not declare",
      seenAs(
          recorded("Output mapping refers to an invalid method response"),
          fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetMethod and GetIntegration: is every status of the integration responses a"
              + " method response",
          MethodResponses.missing()),
      RemedyTemplates.api(
          "Declare the method response and deploy. Messages were accepted although clients saw a"
              + " 500.",
          "aws apigateway put-method-response " + RemedyTemplates.method() + " --status-code 200"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"),
      answers(ArticleSentence.A9)),
  RESPONSE_HIDES_PROOF(
      "the response template hides the message id or the digest",
      seenAs(
          unproven(Weight.TESTIMONY, Symptom.Scope.THIS_MESSAGE, Doubt.NO_DIGEST),
          Symptom.refusableAnswered(true),
          unproven(Weight.COMPATIBILITY, Symptom.Scope.THIS_MESSAGE, Doubt.NO_MESSAGE_ID)),
      explainedBy(
          "apigateway TestInvokeMethod: what does SQS answer before the response template",
          Ask.ask(
              "test invocation",
              Evidence::testInvocation,
              it ->
                  it.endpointBody()
                      .map(body -> Answer.of(body.contains("MessageId")))
                      .orElse(Answer.UNKNOWN),
              it -> "SQS answered " + it.endpointBody().orElse("nothing"))),
      RemedyTemplate.byHand(
          "Let the 200 response carry MessageId and MD5OfMessageBody, in its body or in headers;"
              + " then deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(ArticleSentence.A9));

  private final Entry entry;

  IntegrationResponseCause(
      String title,
      List<Symptom> symptoms,
      Proof proof,
      RemedyTemplate fix,
      URI documentation,
      Set<ArticleSentence> answers) {
    this.entry = new Entry(title, symptoms, proof, fix, documentation, answers);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
