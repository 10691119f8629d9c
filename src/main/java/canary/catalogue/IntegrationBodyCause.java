package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.damaging;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.faultWhen;
import static canary.remedy.RemedyTemplates.template;
import static canary.symptom.Refusals.OLD_SENTENCE;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.layer;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Signal.recorded;
import static canary.symptom.Signal.sent;
import static canary.symptom.Symptom.butPlainArrives;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;
import static canary.symptom.Symptom.storedAs;
import static canary.symptom.Symptom.storedOtherwise;

import canary.evidence.TestInvocation;
import canary.probe.Damage;
import canary.probe.Layer;
import canary.question.Templates;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplates;
import canary.remedy.TemplateFixes;
import canary.symptom.Refusals;
import java.util.Set;

/** Faults of what the mapping template does to the body of the message. */
public enum IntegrationBodyCause implements Cause {
  BODY_NOT_ENCODED(
      damaging(
              "the mapping template does not URL-encode the body, so & % + damage it or add"
                  + " parameters of SQS")
          .seenAs( // What the canary's own message asks for; another value is the template's.
              names(queue("InvalidParameterValue").and(saying("DelaySeconds")).and(saying("901")))
                  .onThisMessage(),
              storedAs(
                  Set.of(Damage.CUT_AT_AMPERSAND, Damage.FORM_DECODED, Damage.PERCENT_DECODED)),
              butPlainArrives(queue("AccessDenied").and(saying(OLD_SENTENCE))),
              // A response template may hide what SQS said.
              butPlainArrives(layer(Layer.UNKNOWN)),
              butPlainArrives(
                  queue(
                      "InvalidParameterValue",
                      "MalformedQueryString",
                      "InvalidQueryParameter",
                      "UnknownOperationException")),
              mostly(
                      sent(
                          Refusals.unreadable()
                              .or(queue("InvalidParameterValue", "MalformedQueryString")),
                          TestInvocation::isNotEncoded,
                          "SQS was sent a message that is not encoded"))
                  .onThisMessage(),
              mostly(queue("AccessDenied").and(saying(OLD_SENTENCE)))
                  .unlessSent(TestInvocation::isSound)
                  .onThisMessage())
          .provedBy(faultWhen(Templates::doesNotEncode))
          .fixedBy(
              template(
                      "Encode the body in the mapping template and deploy. Until then a client can"
                          + " set parameters of SQS.")
                  .inTemplate("requestTemplates: { application/json: {valid.template} }")
                  .computedBy(TemplateFixes::encode))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html")
          .answering(A13)),
  BODY_ENCODED_TWICE(
      damaging("the mapping template encodes the body twice")
          .seenAs(storedAs(Set.of(Damage.ENCODED_TWICE)))
          .provedBy(faultWhen(Templates::encodesTwice))
          .fixedBy(
              template("Encode the body once and deploy.").computedBy(TemplateFixes::encodeOnce))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html")
          .answering(A13)),
  BODY_REWRITTEN(
      damaging("the mapping template rewrites the body instead of passing it on")
          .seenAs(storedAs(Templates.REWRITTEN), storedOtherwise())
          .provedBy(faultWhen(Templates::rewrites))
          .fixedBy(
              template("Pass $input.body on as it is and deploy.")
                  .computedBy(TemplateFixes::passBody))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html")
          .answering(A6)),
  TEMPLATE_ADDS_WHITESPACE(
      damaging("the mapping template adds white space to the message")
          .seenAs(storedAs(Templates.SPACED))
          .provedBy(faultWhen(Templates::addsSpace))
          .fixedBy(
              template("End the template right after the body and deploy.")
                  .computedBy(TemplateFixes::trim))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html")
          .answering(A6)),
  JSON_BODY_NOT_ESCAPED(
      failing("the JSON protocol's template does not escape the body as a JSON string")
          .seenAs(
              mostly(queue("SerializationException")).onThisMessage(),
              fits(queue("SerializationException")),
              mostly(Refusals.bodyIsNoJson()).onThisMessage(),
              butPlainArrives(queue("SerializationException")))
          .provedBy(faultWhen(Templates::doesNotEscape))
          .fixedBy(
              RemedyTemplates.jsonTemplate(
                      "Escape the body as a JSON string, single quotes restored, and deploy.")
                  .computedBy(TemplateFixes::escapeBody))
          .met(2)
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html")
          .answering(A17)),
  VALUES_NOT_ESCAPED(
      unsafe("quotes in a client's values break the message that the template composes")
          .provedBy(faultWhen(Templates::breaksWithQuotes))
          .fixedBy(
              RemedyTemplate.byHand(
                      "In the template of {api.path} take text for $util.urlEncode(), and escape"
                          + " each value: $util.escapeJavaScript(...).replaceAll(\"\\\\'\",\"'\"),"
                          + " or $input.json(...) with its own quotes; deploy.")
                  .computedBy(TemplateFixes::escapeValues))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html")
          .answering(A17)),
  TEMPLATE_FAILS(
      failing("the mapping template cannot be executed")
          .seenAs(
              mostly(recorded("Unable to transform request")),
              fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(Templates::fails))
          .fixedBy(
              template("Put a template in its place that can be executed, and deploy.")
                  .inTemplate("requestTemplates: { application/json: {valid.template} }")
                  .computedBy(TemplateFixes::repair))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"));

  private final Entry entry;

  IntegrationBodyCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
