package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Protocol;
import canary.finding.Answer;

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
    return Ask.deployed(
            account,
            it -> !it.httpMethod().equals("POST"),
            it -> "httpMethod is " + it.httpMethod())
        .settledBy("apigateway GetIntegration: is httpMethod POST");
  }

  /** It takes application/json without a template and passes the body on. */
  public static CheckResult passesBodyThrough(Evidence account) {
    return Ask.deployed(
            account,
            it ->
                it.template(Integration.JSON).isEmpty()
                    && !it.passthroughBehavior().equals("NEVER"),
            it ->
                "passthroughBehavior is %s, templates are for %s"
                    .formatted(it.passthroughBehavior(), it.requestTemplates().keySet()))
        .settledBy(
            "apigateway GetIntegration: is there a template for application/json, and is"
                + " passthroughBehavior NEVER");
  }

  /** It converts the body. */
  public static CheckResult convertsContent(Evidence account) {
    return Ask.deployed(
            account,
            it -> it.contentHandling().isPresent(),
            it -> "contentHandling is " + it.contentHandling().orElse("not set"))
        .settledBy(
            "apigateway GetIntegration and GetRestApi: is contentHandling unset and"
                + " application/json in no binary media type");
  }

  /** Its time-out is below API Gateway's default, 29 seconds; whether SQS needs more is open. */
  public static CheckResult hasShortTimeout(Evidence account) {
    return Ask.deployedAnswer(
            account,
            it -> it.timeoutInMillis() >= 29_000 ? Answer.NO : Answer.UNKNOWN,
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
    return Ask.deployed(
            account,
            it -> it.protocol() == Protocol.UNRECOGNISED,
            it -> "Content-Type is mapped from " + it.header("Content-Type").orElse("nothing"))
        .settledBy(
            "apigateway GetIntegration: is integration.request.header.Content-Type"
                + " 'application/x-www-form-urlencoded', in single quotes");
  }

  /** It speaks the JSON protocol without the header that names the action. */
  public static CheckResult lacksTargetHeader(Evidence account) {
    return Ask.deployed(
            account,
            it ->
                it.protocol() == Protocol.JSON
                    && it.staticHeader("X-Amz-Target")
                        .filter("AmazonSQS.SendMessage"::equals)
                        .isEmpty(),
            it ->
                "Content-Type is mapped from %s, X-Amz-Target from %s"
                    .formatted(
                        it.header("Content-Type").orElse("nothing"),
                        it.header("X-Amz-Target").orElse("nothing")))
        .settledBy(
            "apigateway GetIntegration: with Content-Type application/x-amz-json-1.0, is"
                + " X-Amz-Target 'AmazonSQS.SendMessage'");
  }
}
