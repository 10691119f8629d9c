package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.byReply;
import static canary.catalogue.Proof.byReplyAnd;
import static canary.catalogue.Proof.settledBy;
import static canary.remedy.RemedyTemplates.template;
import static canary.symptom.Refusals.OLD_SENTENCE;
import static canary.symptom.Refusals.layer;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Symptom.damaged;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostlyMessage;
import static canary.symptom.Symptom.namesMessage;
import static canary.symptom.Symptom.onlyCombined;

import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.finding.Answer;
import canary.probe.Damage;
import canary.probe.Layer;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplates;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Faults of what the mapping template does to the body of the message. */
public enum IntegrationBodyCause implements Cause {
  BODY_NOT_ENCODED(
      "the mapping template does not URL-encode the body, so & % + damage it or add parameters of"
          + " SQS",
      seenAs(
          // What the canary's own message asks for; another value is the template's.
          namesMessage(
              queue("InvalidParameterValue").and(saying("DelaySeconds")).and(saying("901"))),
          damaged(Damage.CUT_AT_AMPERSAND, Damage.FORM_DECODED, Damage.PERCENT_DECODED),
          onlyCombined(queue("AccessDenied").and(saying(OLD_SENTENCE))),
          // A response template may hide what SQS said.
          onlyCombined(layer(Layer.UNKNOWN)),
          onlyCombined(
              queue(
                  "InvalidParameterValue",
                  "MalformedQueryString",
                  "InvalidQueryParameter",
                  "UnknownOperationException")),
          mostlyMessage(queue("AccessDenied").and(saying(OLD_SENTENCE)))),
      settledBy(
          "apigateway GetIntegration: does the template wrap the body in $util.urlEncode()",
          Ask.deployedAnswer(
              it ->
                  it.protocol() == Protocol.QUERY
                      ? it.template(Integration.JSON)
                          .map(found -> found.encodesBody().not())
                          .orElse(Answer.NO)
                      : Answer.NO,
              Ask::describe)),
      template(
              "Encode the body in the mapping template and deploy. Until then a client can set"
                  + " parameters of SQS.")
          .inTemplate("requestTemplates: { application/json: {sound.template} }"),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(ArticleSentence.A13)),
  BODY_ENCODED_TWICE(
      "the mapping template encodes the body twice",
      seenAs(damaged(Damage.ENCODED_TWICE)),
      byReplyAnd(Ask.template(it -> Answer.of(it.encodesBodyTwice()))),
      template("Encode the body once and deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(ArticleSentence.A13)),
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
      template("Pass $input.body on as it is and deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(ArticleSentence.A6)),
  TEMPLATE_ADDS_WHITESPACE(
      "the mapping template adds white space to the message",
      seenAs(damaged(Damage.NEWLINE_ADDED, Damage.SPACE_ADDED)),
      byReply(),
      template("End the template right after the body and deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(ArticleSentence.A6)),
  JSON_BODY_NOT_ESCAPED(
      "the JSON protocol's template does not escape the body as a JSON string",
      seenAs(
          mostlyMessage(queue("SerializationException")),
          fits(queue("SerializationException")),
          onlyCombined(queue("SerializationException"))),
      byReplyAnd(
          Ask.deployedAnswer(
              it ->
                  it.protocol() == Protocol.JSON
                      ? it.template(Integration.JSON)
                          .map(
                              found -> found.sendsMessage() ? Answer.NO : found.escapesBody().not())
                          .orElse(Answer.NO)
                      : Answer.NO,
              Ask::describe)),
      RemedyTemplates.jsonTemplate(
          "Escape the body as a JSON string, single quotes restored, and deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"),
      answers(ArticleSentence.A17));

  private final Entry entry;

  IntegrationBodyCause(
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
