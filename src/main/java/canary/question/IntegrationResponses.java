package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.finding.Answer;
import canary.model.ErrorCode;
import canary.model.SendResult;
import canary.rights.Rights;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the deployed integration answers the client. */
public final class IntegrationResponses {
  private static final int SENT = 200;

  /**
   * Statuses of SQS's documented errors.
   * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
   */
  private static final List<Integer> REJECTIONS = List.of(400, 403, 404, 500, 503);

  private IntegrationResponses() {}

  /** Errors of SQS become a success. */
  public static CheckResult maskErrors(Evidence account) {
    return Ask.deployedAnswer(
            account, it -> takenAsSaved(account, it).masksErrors(), IntegrationResponses::patterns)
        .settledBy(
            "apigateway GetIntegration: are there integration responses for 4\\d{2} and 5\\d{2}");
  }

  /** None takes what SQS answers: a 200, or the error that it is known to answer with. */
  public static CheckResult lackDefault(Evidence account) {
    return statuses(
            account,
            (integration, status) -> integration.responseFor(status).exists().not(),
            IntegrationResponses::patterns)
        .settledBy(
            "apigateway GetIntegration: is there an integration response without a selection"
                + " pattern");
  }

  /** What SQS answers is mapped to a status that the method does not declare. */
  public static CheckResult mapToUndeclaredStatus(Evidence account) {
    return statuses(
            account,
            (integration, status) ->
                account
                    .method()
                    .asks(
                        method ->
                            integration
                                .responseFor(status)
                                .asks(
                                    it ->
                                        it.isOpen()
                                            ? Answer.UNKNOWN
                                            : Answer.of(!method.declares(it.statusCode())))),
            integration ->
                "method responses are %s, integration responses map to %s"
                    .formatted(
                        account.method().found().stream()
                            .flatMap(it -> it.responses().stream())
                            .sorted()
                            .toList(),
                        integration.responses().values().stream()
                            .map(IntegrationResponse::statusCode)
                            .distinct()
                            .sorted()
                            .toList()))
        .settledBy(
            "apigateway GetMethod and GetIntegration: is every status of the integration responses"
                + " a method response");
  }

  /** A fault of a status that SQS is known to answer with; of another it is one that may be met. */
  private static CheckResult statuses(
      Evidence account,
      BiFunction<Integration, Integer, Answer> isFaulty,
      Function<Integration, String> describe) {
    return Ask.of(
        "deployed integration",
        account.deployed(),
        integration -> {
          if (!integration.callsService()) {
            return CheckResult.of(Answer.NO, "deployed integration", "it calls no service");
          }
          var answer =
              IntStream.concat(IntStream.of(SENT), rejection(account).stream())
                  .mapToObj(status -> isFaulty.apply(integration, status))
                  .reduce(Answer.NO, Answer::or);
          var others =
              REJECTIONS.stream()
                  .filter(status -> isFaulty.apply(integration, status) == Answer.YES)
                  .toList();
          return answer != Answer.NO || others.isEmpty()
              ? CheckResult.of(answer, "deployed integration", describe.apply(integration))
              : CheckResult.possible(
                  "deployed integration",
                  "%s; where SQS returns %s, clients get a 500 of API Gateway"
                      .formatted(describe.apply(integration), listed(others)),
                  "whether SQS rejects messages");
        });
  }

  private static String listed(List<Integer> statuses) {
    return statuses.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  /** The status with which SQS rejects the canary's message; empty where it is not known to. */
  private static OptionalInt rejection(Evidence account) {
    if (account.queue().exists() == Answer.NO) {
      return OptionalInt.of(ErrorCode.NON_EXISTENT_QUEUE.status());
    }
    var denied =
        account.role().found().stream()
            .flatMap(role -> account.queue().found().map(it -> Rights.toSend(role, it)).stream())
            .anyMatch(it -> it.refused() == Answer.YES && it.assumed().isEmpty());
    if (denied) {
      return OptionalInt.of(ErrorCode.ACCESS_DENIED.status());
    }
    return Rehearsals.of(account)
        .map(it -> it.combined().effect())
        .filter(SendResult.Refused.class::isInstance)
        .map(SendResult.Refused.class::cast)
        .map(it -> OptionalInt.of(it.error().code().status()))
        .orElseGet(OptionalInt::empty);
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

  /** An export has one of several responses for one status; that there are more the saved shows. */
  private static Integration takenAsSaved(Evidence account, Integration deployed) {
    return account
        .saved()
        .found()
        .filter(it -> it.responses().values().stream().anyMatch(IntegrationResponse::isOpen))
        .orElse(deployed);
  }

  private static String patterns(Integration integration) {
    return "integration responses are for " + integration.responses().keySet();
  }
}
