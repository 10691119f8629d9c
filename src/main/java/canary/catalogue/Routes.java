package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.finding.Answer;
import canary.finding.Finding;
import java.util.function.Function;

/** Whether the method that is called exists, and whether the stage serves it. */
final class Routes {
  private Routes() {}

  /** The API has the method, and the deployment of the stage does not. */
  static Function<Evidence, CheckResult> notDeployed() {
    return account ->
        CheckResult.of(
            account
                .method()
                .exists()
                .and(account.stage().exists())
                .and(account.route().exists().not()),
            "deployment",
            "method: %s, in the deployment: %s"
                .formatted(describe(account.method()), describe(account.route())));
  }

  /**
   * What is saved differs from what is deployed; a method that is not deployed is no edit. Beside a
   * canary release the saved one may be what that release serves.
   */
  static Function<Evidence, CheckResult> edited() {
    return account ->
        account.deployed() instanceof Finding.Absent<Integration>
            ? CheckResult.of(Answer.NO, "deployed integration", "it does not exist")
            : Ask.ask(
                    "saved and deployed integration",
                    Evidence::undeployedEdit,
                    it ->
                        it.exists()
                                && account.stage().is(stage -> stage.canaryPercent() > 0)
                                    == Answer.YES
                            ? Answer.UNKNOWN
                            : Answer.of(it.exists()),
                    it ->
                        it.exists()
                            ? "they differ in " + String.join(", ", it.fields())
                            : "they are the same")
                .apply(account);
  }

  /** The API has no such method, or there is no such stage. */
  static Function<Evidence, CheckResult> notThere() {
    return account ->
        CheckResult.of(
            account.method().exists().not().or(account.stage().exists().not()),
            "API",
            "method: %s, stage: %s"
                .formatted(describe(account.method()), describe(account.stage())));
  }

  private static String describe(Finding<?> finding) {
    return switch (finding.exists()) {
      case YES -> "exists";
      case NO -> "does not exist";
      case UNKNOWN -> "not read";
    };
  }
}
