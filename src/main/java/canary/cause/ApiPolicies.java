package canary.cause;

import canary.evidence.Answer;
import canary.evidence.Arn;
import canary.evidence.Caller;
import canary.evidence.Decision;
import canary.evidence.Evidence;
import canary.evidence.Finding;
import canary.evidence.Identity;
import canary.evidence.Policy;
import canary.evidence.Requests;
import canary.evidence.RestApi;
import canary.evidence.Rights;
import java.util.Optional;
import java.util.function.Function;

/** What the API's resource policy says to the canary's own call. */
final class ApiPolicies {
  private ApiPolicies() {}

  /** A statement denies the call. */
  static Function<Evidence, Holding> denies() {
    return ask(decision -> decision.denies().answer());
  }

  /** The saved policy lets the call in; where the stage refuses it, the policy is not deployed. */
  static Function<Evidence, Holding> allowsWhatIsRefused() {
    return ask(decision -> decision.denies().answer().not());
  }

  /** The deployed method asks for nothing, and no policy narrows who may call. */
  static Function<Evidence, Holding> openToAnyone() {
    return account ->
        Reads.ask(
                "deployment",
                Evidence::route,
                route ->
                    Answer.of(route.authorizationType().equals("NONE") && !route.apiKeyRequired())
                        .and(
                            account
                                .api()
                                .asks(
                                    api ->
                                        Answer.of(api.policy() instanceof Finding.Absent<Policy>))),
                route ->
                    "authorizationType is %s, apiKeyRequired is %s"
                        .formatted(route.authorizationType(), route.apiKeyRequired()))
            .apply(account);
  }

  private static Function<Evidence, Holding> ask(Function<Decision, Answer> question) {
    return account ->
        Reads.ask(
                "resource policy of the API",
                Evidence::api,
                api ->
                    api.policy() instanceof Finding.Absent<Policy>
                        ? Answer.NO
                        : question.apply(decision(api, account)),
                api ->
                    api.policy() instanceof Finding.Absent<Policy>
                        ? "the API has none"
                        : String.join("; ", decision(api, account).denies().statements()))
            .apply(account);
  }

  private static Decision decision(RestApi api, Evidence account) {
    var identity = account.identity().found();
    var partition = account.place().queueArn().map(Arn::partition).orElse("aws");
    return Rights.byApiPolicy(
        api,
        Requests.invoke(
            identity.flatMap(ApiPolicies::session).orElse(new Caller.Anonymous()),
            Optional.empty(),
            account.place(),
            partition,
            identity.map(Identity::account).orElse("")));
  }

  private static Optional<Caller> session(Identity identity) {
    return Arn.parse(identity.arn())
        .filter(it -> it.resource().startsWith("assumed-role/"))
        .map(it -> it.resource().split("/"))
        .filter(it -> it.length == 3)
        .map(it -> new Caller.RoleSession("aws", identity.account(), it[1], Optional.of(it[2])));
  }
}
