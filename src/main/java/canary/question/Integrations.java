package canary.question;

import static canary.question.Rehearsals.notCalled;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.finding.Answer;
import canary.model.SendResult;
import canary.model.Stopped;
import canary.probe.Damage;

/** How the deployed integration calls SQS: type, method, headers, credentials. */
public final class Integrations {
  private Integrations() {}

  /** It is of another type than AWS. */
  public static CheckResult isNotAws(Evidence account) {
    return Ask.answer(
            "deployed integration",
            account.deployed(),
            it -> Answer.of(!it.callsService()),
            it -> "type is " + it.type())
        .settledBy("apigateway GetIntegration: is type AWS");
  }

  /** It calls SQS with another method than POST. */
  public static CheckResult isNotPost(Evidence account) {
    return Rehearsals.failsWhen(account, it -> !it.integration().httpMethod().equals("POST"))
        .settledBy("apigateway GetIntegration: is httpMethod POST");
  }

  /** It takes what is sent without a template and passes the body on. */
  public static CheckResult passesBodyThrough(Evidence account) {
    return Rehearsals.failsWhen(
            account,
            it ->
                !it.integration()
                        .requestParameters()
                        .containsKey("integration.request.querystring.Action")
                    && it.integration().passes(it.mediaType())
                    && !(it.plain().effect() instanceof SendResult.NotCalled))
        .settledBy(
            "apigateway GetIntegration: is there a template for the content type, and is"
                + " passthroughBehavior NEVER");
  }

  /** It converts the body. */
  public static CheckResult convertsContent(Evidence account) {
    return Rehearsals.ask(
            account,
            it ->
                Answer.of(
                    notCalled(Stopped.Kind.PAYLOAD_NOT_CONVERTIBLE).test(it.combined().effect())
                        || it.path().converts(it.mediaType())
                            && it.damage().filter(Damage.BASE64_ENCODED::equals).isPresent()),
            (answer, it) ->
                it.writesBase64()
                    ? CheckResult.notByItsDigest(Rehearsals.SOURCE, "the template writes Base64")
                    : CheckResult.of(answer, Rehearsals.SOURCE, Rehearsals.describe(it)))
        .settledBy(
            "apigateway GetIntegration and GetRestApi: is contentHandling unset and"
                + " the content type in no binary media type");
  }

  /** Its time-out is below API Gateway's default, 29 seconds; whether SQS needs more is open. */
  public static CheckResult hasShortTimeout(Evidence account) {
    return Ask.deployedAnswer(
            account,
            it -> it.timeoutInMillis() >= Integration.DEFAULT_TIMEOUT ? Answer.NO : Answer.UNKNOWN,
            it -> "timeoutInMillis is " + it.timeoutInMillis())
        .settledBy(
            "apigateway GetIntegration: timeoutInMillis against the usual IntegrationLatency");
  }

  /** It calls SQS as the caller. */
  public static CheckResult usesCallerCredentials(Evidence account) {
    return Ask.deployed(
            account,
            Integration::usesCallerCredentials,
            it -> "credentials are " + it.credentials().orElse("not set"))
        .settledBy("apigateway GetIntegration: are credentials arn:aws:iam::*:user/*");
  }

  /** Its Content-Type header names neither protocol of SQS. */
  public static CheckResult lacksContentType(Evidence account) {
    return Rehearsals.failsWhen(
            account,
            it ->
                it.integration().protocol() == Protocol.UNRECOGNIZED
                    && !(it.plain().effect() instanceof SendResult.Refused)
                    && !(it.plain().effect() instanceof SendResult.NotCalled(var kind, _)
                        && kind != Stopped.Kind.NOT_CONFIGURED))
        .settledBy(
            "apigateway GetIntegration: is integration.request.header.Content-Type"
                + " 'application/x-www-form-urlencoded', in single quotes");
  }

  /** It speaks the JSON protocol without the header that names the action. */
  public static CheckResult lacksTargetHeader(Evidence account) {
    return Rehearsals.failsWhen(
            account,
            it ->
                it.integration().protocol() == Protocol.JSON
                    && it.integration()
                        .staticHeader("X-Amz-Target")
                        .filter("AmazonSQS.SendMessage"::equals)
                        .isEmpty())
        .settledBy(
            "apigateway GetIntegration: with Content-Type application/x-amz-json-1.0, is"
                + " X-Amz-Target 'AmazonSQS.SendMessage'");
  }

  /** It maps a header that API Gateway does not allow to be mapped. */
  public static CheckResult mapsForbiddenHeader(Evidence account) {
    return Rehearsals.failsWith(account, notCalled(Stopped.Kind.HEADER_NOT_ALLOWED))
        .settledBy(
            "apigateway GetIntegration: is a header mapped as Authorization, Connection,"
                + " Content-Length, Expect, TE or Transfer-Encoding");
  }

  /** It has no template for what is sent; where it has others, those are its clients'. */
  public static CheckResult hasNoTemplateForType(Evidence account) {
    return Rehearsals.ask(
        account,
        it ->
            !notCalled(Stopped.Kind.UNSUPPORTED_MEDIA_TYPE).test(it.plain().effect())
                ? Answer.NO
                : it.integration().servesOnlyTypesBeside(it.mediaType())
                    ? Answer.UNKNOWN
                    : Answer.YES);
  }

  /** It sends the message in the URL. */
  public static CheckResult sendsInUrl(Evidence account) {
    return Ask.deployed(
            account,
            it -> it.requestParameters().containsKey("integration.request.querystring.MessageBody"),
            it -> "the query string has MessageBody")
        .settledBy("apigateway GetIntegration: is MessageBody mapped into the query string");
  }

  /** A client that sends another content type writes SQS's parameters itself. */
  public static CheckResult letsClientsWrite(Evidence account) {
    return Rehearsals.ask(
            account,
            it ->
                Answer.of(
                    it.integration().applied(it.mediaType()).isPresent()
                        && it.clientsWriteParameters()))
        .settledBy("apigateway GetIntegration, executed: what becomes of a form or a text");
  }
}
