package canary.question;

import canary.evidence.CustomDomain;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.Set;
import java.util.function.Function;

/** Where the mapping of the custom domain in the target's URL leads. */
public final class Domains {
  private static final String SOURCE = "custom domain";
  private static final String READ =
      "apigateway GetBasePathMappings and apigatewayv2 GetApiMappings: where does the URL's base"
          + " path lead";

  private Domains() {}

  /** No mapping of the domain serves the URL. */
  public static CheckResult lackMapping(Evidence account) {
    return judge(
        account,
        it ->
            CheckResult.of(
                Answer.of(it.leadingFrom(account.place()).isEmpty()),
                SOURCE,
                it.name() + " has the base paths " + it.basePaths()));
  }

  /** The mapping leads to another API, stage or path than the settings name. */
  public static CheckResult leadElsewhere(Evidence account) {
    return judge(
        account,
        it ->
            it.leadingFrom(account.place())
                .map(led -> compared(led, account.place()))
                .orElseGet(() -> CheckResult.of(Answer.NO, SOURCE, "no mapping serves the URL")));
  }

  private static CheckResult compared(MethodAddress led, MethodAddress meant) {
    var same = led.sameStage(meant) && (meant.path().isEmpty() || led.path().equals(meant.path()));
    return CheckResult.of(
        Answer.of(!same && !meant.apiId().isEmpty()),
        SOURCE,
        "the URL leads to API %s, stage %s, path %s"
            .formatted(led.apiId(), led.stage(), led.path()));
  }

  /** An API's own host name has no mapping; a name that is not found may be another account's. */
  private static CheckResult judge(Evidence account, Function<CustomDomain, CheckResult> judge) {
    return (switch (account.domain()) {
          case Finding.Known<CustomDomain>(var domain) -> judge.apply(domain);
          case Finding.Absent<CustomDomain> _ when account.place().domain().isEmpty() ->
              CheckResult.of(Answer.NO, SOURCE, "the URL has the API's own host name");
          case Finding.Absent<CustomDomain> _ ->
              CheckResult.unknown(
                  SOURCE, Set.of("the host name is no custom domain of this account and Region"));
          case Finding.Unreadable<CustomDomain>(var what, var why, _) ->
              CheckResult.unknown(SOURCE, Set.of(what + ": " + why));
        })
        .settledBy(READ);
  }
}
