package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Stage;
import canary.evidence.UsagePlan;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the stage and its usage plans ask of callers and admit. */
public final class Limits {
  private Limits() {}

  /**
   * The deployed method asks for an API key; the usage plans define which keys the stage accepts.
   */
  public static CheckResult requireKey(Evidence account) {
    return Ask.answer(
            "deployment",
            account.route(),
            it -> Answer.of(it.apiKeyRequired()),
            it ->
                "apiKeyRequired is "
                    + it.apiKeyRequired()
                    + (it.apiKeyRequired() ? ", " + plans(account.usagePlans()) : ""))
        .settledBy(
            "apigateway GetMethod and GetUsagePlans: is apiKeyRequired true, and which plans list"
                + " {api.stage}");
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
