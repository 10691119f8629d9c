package canary.evidence;

import canary.finding.Answer;
import canary.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The result of IAM's policy simulator for the role's identity side; it knows no resource policies.
 */
public record Simulation(List<Evaluation> results) {
  public Simulation {
    results = List.copyOf(results);
  }

  /** The result for an action, in any case; empty when it was not simulated. */
  public Optional<Evaluation> of(String action) {
    return results.stream().filter(one -> one.action().equalsIgnoreCase(action)).findFirst();
  }

  /**
   * The simulator's answer for one action on one resource.
   *
   * @param decision allowed, implicitDeny or explicitDeny
   * @param allowedByOrganizations UNKNOWN where the simulator does not say
   * @param withFix the decision once a statement that allows just this is added; absent when the
   *     action is allowed already
   */
  public record Evaluation(
      String action, String decision, Answer allowedByOrganizations, Finding<String> withFix) {}
}
