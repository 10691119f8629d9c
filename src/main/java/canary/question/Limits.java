package canary.question;

import canary.evidence.ApiKeys.ApiKey;
import canary.evidence.ApiKeys.Sent;
import canary.evidence.Evidence;
import canary.evidence.Stage;
import canary.evidence.UsagePlan;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the stage and its usage plans ask of callers and admit. */
public final class Limits {
  private Limits() {}

  /**
   * The deployed method asks for an API key; the usage plans define which keys the stage accepts.
   */
  public static CheckResult refuseKey(Evidence account) {
    return Ask.of(
            "deployment",
            account.route(),
            it ->
                it.apiKeyRequired()
                    ? refused(account)
                    : CheckResult.of(Answer.NO, "deployment", "apiKeyRequired is false"))
        .settledBy(
            "apigateway GetMethod and GetUsagePlans: is apiKeyRequired true, and which plans list"
                + " {api.stage}");
  }

  private static CheckResult refused(Evidence account) {
    var required = "apiKeyRequired is true, " + plans(account.usagePlans());
    return switch (account.apiKeys().sent()) {
      case Sent.Nothing _ ->
          CheckResult.of(Answer.YES, "deployment", required + "; no x-api-key is sent");
      case Sent.NotKnown _ ->
          CheckResult.hanging("deployment", required, Set.of("which API key was sent"));
      case Sent.KeyDigest(var digest) ->
          switch (account.apiKeys().all()) {
            case Finding.Known<List<ApiKey>>(var keys) ->
                keys.stream()
                    .filter(it -> it.digest().equals(digest))
                    .findFirst()
                    .map(Limits::judged)
                    .orElse(
                        CheckResult.of(Answer.NO, "API keys", "none has the value that is sent"));
            case Finding.Absent<List<ApiKey>> _ ->
                CheckResult.hanging("deployment", required, Set.of("the API keys"));
            case Finding.Unreadable<List<ApiKey>>(var what, var why, _) ->
                CheckResult.hanging("deployment", required, Set.of(what + ": " + why));
          };
    };
  }

  private static CheckResult judged(ApiKey key) {
    return CheckResult.of(
        Answer.of(!key.enabled() || !key.inPlan()),
        "API keys",
        "the key that is sent, %s, is %s and in %s usage plan of the stage"
            .formatted(
                key.name(), key.enabled() ? "enabled" : "disabled", key.inPlan() ? "a" : "no"));
  }

  /** The account has no API key of the value that is sent. */
  public static CheckResult lackKey(Evidence account) {
    var keys = account.apiKeys();
    return (keys.all() instanceof Finding.Absent<List<ApiKey>>
            ? CheckResult.of(Answer.NO, "deployment", "the method asks for no API key")
            : Ask.of("API keys", keys.all(), it -> lacking(it, keys.sent())))
        .settledBy(
            "apigateway GetApiKeys with includeValues: is the value that is sent among them");
  }

  private static CheckResult lacking(List<ApiKey> keys, Sent sent) {
    return switch (sent) {
      case Sent.Nothing _ -> CheckResult.of(Answer.NO, "API keys", "no x-api-key is sent");
      case Sent.NotKnown _ -> CheckResult.unknown("API keys", Set.of("which API key was sent"));
      case Sent.KeyDigest(var digest) ->
          keys.stream().anyMatch(it -> it.digest().equals(digest))
              ? CheckResult.of(Answer.NO, "API keys", "one has the value that is sent")
              : CheckResult.of(
                  Answer.YES,
                  "API keys",
                  "none of %d has the value that is sent".formatted(keys.size()));
    };
  }

  /** The stage sets a limit, as far as it was read; without one the account's own applies. */
  public static CheckResult areSet(Evidence account) {
    return Ask.answer(
            "stage",
            account.stage(),
            it ->
                it.rateLimit().isPresent() || it.burstLimit().isPresent()
                    ? Answer.YES
                    : Answer.UNKNOWN,
            it -> limits(it, account.usagePlans()))
        .settledBy("apigateway GetStage and GetUsagePlans: the limits");
  }

  private static String limits(Stage stage, Finding<List<UsagePlan>> plans) {
    var own =
        "the stage allows %s requests a second, burst %s"
            .formatted(
                stage.rateLimit().isPresent() ? number(stage.rateLimit().getAsDouble()) : "any",
                stage.burstLimit().isPresent()
                    ? Integer.toString(stage.burstLimit().getAsInt())
                    : "any");
    return plans instanceof Finding.Absent<List<UsagePlan>> ? own : own + ", " + plans(plans);
  }

  private static String plans(Finding<List<UsagePlan>> plans) {
    return switch (plans) {
      case Finding.Known<List<UsagePlan>>(var known) when known.isEmpty() ->
          "no usage plan lists the stage";
      case Finding.Known<List<UsagePlan>>(var known) ->
          known.stream().map(Limits::describe).collect(Collectors.joining("; "));
      case Finding.Absent<List<UsagePlan>> _ -> "no usage plan applies";
      case Finding.Unreadable<List<UsagePlan>>(var what, var why, _) -> what + ": " + why;
    };
  }

  private static String describe(UsagePlan plan) {
    return Stream.of(
            Stream.of("usage plan " + plan.name()),
            plan.rateLimit().stream().mapToObj(it -> number(it) + " requests a second"),
            plan.burstLimit().stream().mapToObj(it -> "burst " + it),
            plan.quota().stream())
        .flatMap(it -> it)
        .collect(Collectors.joining(", "));
  }

  private static String number(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }
}
