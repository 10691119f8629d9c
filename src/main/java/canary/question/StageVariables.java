package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Integration;
import canary.evidence.Stage;
import canary.finding.Answer;
import java.util.Set;
import java.util.TreeSet;

/** Whether the stage defines the variables that the integration uses. */
public final class StageVariables {
  private StageVariables() {}

  /** It lacks one that is used. */
  public static CheckResult areMissing(Evidence account) {
    return Ask.answer(
            "stage",
            account.stage(),
            stage -> account.deployed().asks(it -> Answer.of(!missing(it, stage).isEmpty())),
            stage -> {
              var missing =
                  account.deployed().found().map(it -> missing(it, stage)).orElse(Set.of());
              return missing.isEmpty()
                  ? "every stage variable that is used is defined"
                  : "not defined: " + String.join(", ", missing);
            })
        .settledBy(
            "apigateway GetIntegration and GetStage: is every stageVariables name in URI and"
                + " credentials defined");
  }

  private static Set<String> missing(Integration integration, Stage stage) {
    var used = new TreeSet<>(integration.stageVariables());
    used.removeAll(stage.variables().keySet());
    return used;
  }
}
