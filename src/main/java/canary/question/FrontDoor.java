package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Stage;
import canary.finding.Answer;

/** What stands before the method: signature, web ACL, host name. */
public final class FrontDoor {
  private FrontDoor() {}

  /** The deployed method is for signed requests only. */
  public static CheckResult requiresSignature(Evidence account) {
    return Ask.answer(
            "deployment",
            account.route(),
            it -> Answer.of(it.authorizationType().equals("AWS_IAM")),
            it -> "authorizationType is " + it.authorizationType())
        .settledBy("apigateway GetMethod: is authorizationType AWS_IAM");
  }

  /** A web ACL is attached to the stage; whether it blocks is not read. */
  public static CheckResult hasWebAcl(Evidence account) {
    return Ask.of("stage", account.stage(), FrontDoor::webAcl)
        .settledBy(
            "apigateway GetStage: is a web ACL attached; wafv2 GetSampledRequests: is the request"
                + " blocked");
  }

  private static CheckResult webAcl(Stage stage) {
    return stage
        .webAclArn()
        .map(
            it ->
                CheckResult.possible(
                    "stage",
                    "a web ACL is attached: " + it,
                    "which of its rules blocks; see wafv2 GetSampledRequests"))
        .orElseGet(() -> CheckResult.of(Answer.NO, "stage", "no web ACL is attached"));
  }

  /** The API's own host name is switched off. */
  public static CheckResult hasNoDefaultEndpoint(Evidence account) {
    return Ask.answer(
            "REST API",
            account.api(),
            it -> it.disableExecuteApiEndpoint() ? Answer.YES : Answer.UNKNOWN,
            it -> "disableExecuteApiEndpoint is " + it.disableExecuteApiEndpoint())
        .settledBy(
            "apigateway GetRestApi: disableExecuteApiEndpoint; GetBasePathMappings of a custom"
                + " domain; whether the caller's VPC has private DNS for execute-api");
  }
}
