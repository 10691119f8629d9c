package canary.catalogue;

import canary.evidence.Evidence;
import canary.finding.Answer;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether the stage defines the variables that the integration uses. */
final class StageVariables {
  private StageVariables() {}

  static Function<Evidence, CheckResult> missing() {
    return account ->
        Ask.ask(
                "stage",
                Evidence::stage,
                stage ->
                    account
                        .deployed()
                        .asks(
                            it ->
                                Answer.of(
                                    !stage.variables().keySet().containsAll(it.stageVariables()))),
                stage -> {
                  var used =
                      new TreeSet<>(
                          account
                              .deployed()
                              .found()
                              .map(it -> it.stageVariables())
                              .orElse(java.util.Set.of()));
                  used.removeAll(stage.variables().keySet());
                  return used.isEmpty()
                      ? "every stage variable that is used is defined"
                      : "not defined: " + String.join(", ", used);
                })
            .apply(account);
  }
}
