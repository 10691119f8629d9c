package canary.catalogue;

import static canary.catalogue.Page.answers;
import static canary.catalogue.Page.documentedAt;
import static canary.catalogue.Page.seenAs;
import static canary.catalogue.Proof.explainedBy;
import static canary.catalogue.Proof.settledBy;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Sign.fits;
import static canary.symptom.Sign.recorded;
import static canary.symptom.Sign.unproven;

import canary.evidence.Evidence;
import canary.evidence.Exhibit.Kind;
import canary.evidence.Integration;
import canary.finding.Answer;
import canary.probe.Outcome.Doubt;
import canary.remedy.Mending;
import canary.remedy.Mendings;
import canary.symptom.HiddenError;
import canary.symptom.Sign;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Faults of the integration response: what the client is told of what SQS said. */
public enum IntegrationResponseCause implements Cause {
  RESPONSE_MASKS_ERRORS(
      "the integration response turns SQS's errors into success",
      seenAs(
          unproven(Kind.INDICATION, Sign.Bearing.SHOWING, Doubt.NO_MESSAGE_ID),
          Sign.refusableAnswered(false),
          new Sign(Kind.TESTIMONY, Sign.Bearing.SHOWING, HiddenError::in)),
      settledBy(
          "apigateway GetIntegration: are there integration responses for 4\\d{2} and 5\\d{2}",
          Reads.deployedAnswer(
              Integration::masksErrors,
              it -> "integration responses are for " + it.responses().keySet())),
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
      seenAs(
          recorded("No match for output mapping"), fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetIntegration: is there an integration response without a selection"
              + " pattern",
          Reads.deployedAnswer(
              it -> it.responseFor(200).exists().not(),
              it -> "integration responses are for " + it.responses().keySet())),
      Mendings.api(
          "Add a default integration response and deploy. Messages may have been accepted"
              + " meanwhile.",
          "aws apigateway put-integration-response " + Mendings.method() + " --status-code 200"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html"),
      answers(Seed.A9)),
  METHOD_RESPONSE_MISSING(
      "an integration response maps to a status that the method does not declare",
      seenAs(
          recorded("Output mapping refers to an invalid method response"),
          fits(gateway("InternalServerErrorException"))),
      settledBy(
          "apigateway GetMethod and GetIntegration: is every status of the integration responses a"
              + " method response",
          MethodResponses.missing()),
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
          unproven(Kind.TESTIMONY, Sign.Bearing.THIS_MESSAGE, Doubt.NO_DIGEST),
          Sign.refusableAnswered(true),
          unproven(Kind.COMPATIBILITY, Sign.Bearing.THIS_MESSAGE, Doubt.NO_MESSAGE_ID)),
      explainedBy(
          "apigateway TestInvokeMethod: what does SQS answer before the response template",
          Reads.ask(
              "test invocation",
              Evidence::testInvocation,
              it ->
                  it.endpointBody()
                      .map(body -> Answer.of(body.contains("MessageId")))
                      .orElse(Answer.UNKNOWN),
              it -> "SQS answered " + it.endpointBody().orElse("nothing"))),
      Mending.byHand(
          "Let the 200 response carry MessageId and MD5OfMessageBody, in its body or in headers;"
              + " then deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(Seed.A9));

  private final Page page;

  IntegrationResponseCause(
      String title,
      List<Sign> signs,
      Proof proof,
      Mending mending,
      URI documentation,
      Set<Seed> answers) {
    this.page = new Page(title, signs, proof, mending, documentation, answers);
  }

  @Override
  public Page page() {
    return page;
  }
}
