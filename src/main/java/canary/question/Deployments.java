package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.finding.Finding;

/** Which of several definitions of the integration the stage serves. */
public final class Deployments {
  private Deployments() {}

  /**
   * What is saved differs from what is deployed; a method that is not deployed is no edit. Beside a
   * canary release the saved one may be what that release serves.
   */
  public static CheckResult lackAnEdit(Evidence account) {
    return (account.deployed() instanceof Finding.Absent<Integration>
            ? CheckResult.of(Answer.NO, "deployed integration", "it does not exist")
            : Ask.answer(
                "saved and deployed integration",
                account.undeployedEdit(),
                it -> isEdit(it, account),
                Deployments::describe))
        .settledBy(
            "apigateway GetExport and GetIntegration: does the deployed integration differ from the"
                + " saved one");
  }

  /** The same of an edit that may break what is valid now. */
  public static CheckResult lackABreakingEdit(Evidence account) {
    return lackAnEdit(account)
        .settledBy(
            "apigateway GetExport and GetIntegration: has the saved integration a fault that the"
                + " deployed one has not");
  }

  private static Answer isEdit(UndeployedEdit edit, Evidence account) {
    return edit.exists() && account.stage().is(it -> it.canaryPercent() > 0) == Answer.YES
        ? Answer.UNKNOWN
        : Answer.of(edit.exists());
  }

  private static String describe(UndeployedEdit edit) {
    return edit.exists()
        ? "they differ in " + String.join(", ", edit.fields())
        : "they are the same";
  }

  /** The stage serves two. */
  public static CheckResult splitTraffic(Evidence account) {
    return Ask.answer(
            "stage",
            account.stage(),
            it -> Answer.of(it.canaryPercent() > 0),
            it -> "canarySettings.percentTraffic is " + it.canaryPercent())
        .settledBy("apigateway GetStage: is canarySettings.percentTraffic above zero");
  }
}
