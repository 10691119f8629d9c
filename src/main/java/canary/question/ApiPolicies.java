package canary.question;

import canary.evidence.Evidence;
import canary.evidence.RestApi;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Caller;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.rights.Requests;
import canary.rights.Rights;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the API's resource policy says to the canary's own call. */
public final class ApiPolicies {
  private static final String SOURCE = "resource policy of the API";

  private ApiPolicies() {}

  /** A statement denies the call, or none lets a caller in who has no policies of his own. */
  public static CheckResult deny(Evidence account) {
    return ask(account, refused -> refused)
        .settledBy("apigateway GetRestApi: which statement of the policy matches the caller");
  }

  /** The saved policy lets the call in; where the stage refuses it, the policy is not deployed. */
  public static CheckResult allowWhatIsRefused(Evidence account) {
    return ask(account, Answer::not)
        .settledBy(
            "apigateway GetRestApi and GetDeployment: does the policy shown allow what the stage"
                + " refuses");
  }

  /** The deployed method asks for nothing, and no policy narrows who may call. */
  public static CheckResult leaveOpenToAnyone(Evidence account) {
    return Ask.answer(
            "deployment",
            account.route(),
            route ->
                Answer.of(route.authorizationType().equals("NONE") && !route.apiKeyRequired())
                    .and(account.api().asks(api -> Answer.of(isSilent(api)))),
            route ->
                "authorizationType is %s, apiKeyRequired is %s"
                    .formatted(route.authorizationType(), route.apiKeyRequired()))
        .settledBy(
            "apigateway GetMethod and GetRestApi: authorizationType, apiKeyRequired and the"
                + " resource policy");
  }

  private static boolean isSilent(RestApi api) {
    return api.policy() instanceof Finding.Absent<Policy>;
  }

  private static CheckResult ask(Evidence account, UnaryOperator<Answer> question) {
    return account.api().is(ApiPolicies::isSilent) == Answer.YES
        ? CheckResult.of(Answer.NO, SOURCE, "the API has none")
        : Ask.both(
            account.api(),
            account.identity(),
            (api, _) ->
                Requests.invocation(account)
                    .map(it -> result(question, it.caller(), Rights.byApiPolicy(api, it)))
                    .orElseGet(() -> CheckResult.unknown(SOURCE, Set.of("the caller"))));
  }

  private static CheckResult result(
      UnaryOperator<Answer> question, Caller caller, Decision decision) {
    return CheckResult.of(
        question.apply(refused(caller, decision)), SOURCE, decision, describe(caller, decision));
  }

  private static Answer refused(Caller caller, Decision decision) {
    return switch (caller) {
      case Caller.Anonymous _ -> decision.permits().not();
      case Caller.RoleSession _, Caller.Service _ -> decision.denies().answer();
    };
  }

  /** What the API's policy says to the canary's call, where that is not certain. */
  static Optional<Decision> uncertain(Evidence account) {
    return account
        .api()
        .found()
        .filter(api -> api.policy() instanceof Finding.Known<Policy>)
        .flatMap(
            api ->
                Requests.invocation(account)
                    .flatMap(
                        request ->
                            Optional.of(Rights.byApiPolicy(api, request))
                                .filter(it -> refused(request.caller(), it) == Answer.UNKNOWN)));
  }

  private static String describe(Caller caller, Decision decision) {
    if (!decision.denies().statements().isEmpty()) {
      return String.join("; ", decision.denies().statements());
    }
    return refused(caller, decision) == Answer.YES
        ? "no statement allows the call"
        : "no statement denies the call";
  }
}
