package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.finding.Answer;

/** How the deployed integration answers the client. */
public final class IntegrationResponses {
  private IntegrationResponses() {}

  /** Errors of SQS become a success. */
  public static CheckResult maskErrors(Evidence account) {
    return Ask.deployedAnswer(account, Integration::masksErrors, IntegrationResponses::patterns)
        .settledBy(
            "apigateway GetIntegration: are there integration responses for 4\\d{2} and 5\\d{2}");
  }

  /** None takes SQS's 200. */
  public static CheckResult lackDefault(Evidence account) {
    return Ask.deployedAnswer(
            account, it -> it.responseFor(200).exists().not(), IntegrationResponses::patterns)
        .settledBy(
            "apigateway GetIntegration: is there an integration response without a selection"
                + " pattern");
  }

  /** One maps to a status that the method does not declare. */
  public static CheckResult mapToUndeclaredStatus(Evidence account) {
    return Ask.answer(
            "method",
            account.method(),
            method ->
                account
                    .deployed()
                    .asks(
                        it ->
                            Answer.of(
                                !it.responses().values().stream()
                                    .map(IntegrationResponse::statusCode)
                                    .allMatch(method::declares))),
            method ->
                "method responses are %s, integration responses map to %s"
                    .formatted(
                        method.responses().stream().sorted().toList(),
                        account.deployed().found().stream()
                            .flatMap(it -> it.responses().values().stream())
                            .map(IntegrationResponse::statusCode)
                            .distinct()
                            .sorted()
                            .toList()))
        .settledBy(
            "apigateway GetMethod and GetIntegration: is every status of the integration responses"
                + " a method response");
  }

  /** SQS answers with a message id, which the client did not get. */
  public static CheckResult hideProof(Evidence account) {
    return Ask.answer(
            "test invocation",
            account.testInvocation(),
            it ->
                it.endpointBody()
                    .map(body -> Answer.of(body.contains("MessageId")))
                    .orElse(Answer.UNKNOWN),
            it -> "SQS returned " + it.endpointBody().orElse("nothing"))
        .settledBy(
            "apigateway TestInvokeMethod: what does SQS return before the response template");
  }

  private static String patterns(Integration integration) {
    return "integration responses are for " + integration.responses().keySet();
  }
}
