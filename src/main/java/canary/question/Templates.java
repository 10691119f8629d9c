package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.MappingTemplate;
import canary.evidence.Protocol;
import canary.finding.Answer;
import java.util.function.BiFunction;

/** What the deployed mapping template for application/json makes of a message. */
public final class Templates {
  private Templates() {}

  /** It is one of the query protocol and neither sends nor has a body. */
  public static CheckResult lacksAction(Evidence account) {
    return ask(
            account,
            (integration, template) ->
                Answer.of(
                    integration.protocol() == Protocol.QUERY
                        && !integration.hasSendAction()
                        && !template.hasMember("MessageBody")))
        .settledBy(
            "apigateway GetIntegration: does the application/json template begin with"
                + " Action=SendMessage&MessageBody=");
  }

  /** It belongs to one protocol, and the headers to the other. */
  public static CheckResult mixesProtocols(Evidence account) {
    return ask(
            account,
            (integration, template) ->
                Answer.of(
                    integration.protocol() == Protocol.JSON && template.sendsMessage()
                        || integration.protocol() == Protocol.QUERY
                            && template.hasMember("MessageBody")))
        .settledBy(
            "apigateway GetIntegration: do Content-Type and template belong to one protocol");
  }

  /** It is one of the query protocol and does not URL-encode the body. */
  public static CheckResult doesNotEncode(Evidence account) {
    return ask(
            account,
            (integration, template) ->
                integration.protocol() == Protocol.QUERY ? template.encodesBody().not() : Answer.NO)
        .settledBy(
            "apigateway GetIntegration: does the template wrap the body in $util.urlEncode()");
  }

  /** It URL-encodes the body twice. */
  public static CheckResult encodesTwice(Evidence account) {
    return ask(account, (_, template) -> Answer.of(template.encodesBodyTwice()));
  }

  /** It is one of the JSON protocol and does not escape the body as a JSON string. */
  public static CheckResult doesNotEscape(Evidence account) {
    return ask(
        account,
        (integration, template) ->
            integration.protocol() == Protocol.JSON && !template.sendsMessage()
                ? template.escapesBody().not()
                : Answer.NO);
  }

  /** A question to the template; without one the answer is NO. */
  static CheckResult ask(
      Evidence account, BiFunction<Integration, MappingTemplate, Answer> question) {
    return Ask.deployedAnswer(
        account,
        integration ->
            integration
                .template(Integration.JSON)
                .map(it -> question.apply(integration, it))
                .orElse(Answer.NO),
        Templates::describe);
  }

  private static String describe(Integration integration) {
    return integration
        .template(Integration.JSON)
        .map(it -> "the template for application/json is " + it.text())
        .orElse("there is no template for application/json");
  }
}
