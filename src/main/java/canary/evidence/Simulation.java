package canary.evidence;

import canary.finding.Answer;
import canary.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What IAM's policy simulator says of the role's identity side; it knows no resource policies. */
public record Simulation(List<Result> results) {
  public Simulation {
    results = List.copyOf(results);
  }

  public Optional<Result> of(String action) {
    return results.stream().filter(one -> one.action().equalsIgnoreCase(action)).findFirst();
  }

  /**
   * The simulator's answer for one action on one resource.
   *
   * @param decision allowed, implicitDeny or explicitDeny
   * @param matchedStatements by the id of the policy they stand in
   * @param missingContextKeys condition keys that the simulation had no value for
   * @param allowedByBoundary UNKNOWN where the simulator does not say
   * @param allowedByOrganizations UNKNOWN where the simulator does not say
   * @param withRemedy the decision once a statement that allows just this is added; absent when the
   *     action is allowed already
   */
  public record Result(
      String action,
      String resource,
      String decision,
      List<String> matchedStatements,
      List<String> missingContextKeys,
      Answer allowedByBoundary,
      Answer allowedByOrganizations,
      Finding<String> withRemedy) {
    public Result {
      matchedStatements = List.copyOf(matchedStatements);
      missingContextKeys = List.copyOf(missingContextKeys);
    }

    /** UNKNOWN while the decision hangs on a condition key that had no value. */
    public Answer allowed() {
      return missingContextKeys.isEmpty() ? allowedBy(decision) : Answer.UNKNOWN;
    }

    /** Whether the added statement would mend it at the identity's side. */
    public Answer allowedWithRemedy() {
      return withRemedy.asks(Result::allowedBy);
    }

    private static Answer allowedBy(String decision) {
      return switch (decision.toLowerCase(Locale.ROOT)) {
        case "allowed" -> Answer.YES;
        case "implicitdeny", "explicitdeny" -> Answer.NO;
        default -> Answer.UNKNOWN;
      };
    }
  }
}
