package canary.policy;

import canary.finding.Answer;
import java.util.List;
import java.util.Set;

/**
 * The Principal element of a statement.
 *
 * @param inverted whether it is NotPrincipal
 */
public record Principals(boolean inverted, List<Principal> entries) {
  public Principals {
    entries = List.copyOf(entries);
  }

  /**
   * One principal.
   *
   * @param kind AWS, Service, Federated or CanonicalUser; AWS for a bare asterisk
   */
  public record Principal(String kind, String value) {
    boolean isEveryone() {
      return kind.equals("AWS") && value.equals("*");
    }

    /**
     * An id in place of an ARN: IAM shows it once the role or user that was named is deleted. A
     * role's own id is still the role.
     *
     * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
     */
    boolean isId() {
      return kind.equals("AWS") && value.matches("(AROA|AIDA)[A-Z0-9]{12,}");
    }
  }

  /** The element's name. */
  String element() {
    return inverted ? "NotPrincipal" : "Principal";
  }

  /** Whether the caller is meant, by an entry that reaches as far as is counted here. */
  Answer include(Caller caller, Set<Reach> counted) {
    if (inverted) {
      return caller.isExcepted(entries).not();
    }
    return entries.stream()
        .map(caller::reachedBy)
        .map(reach -> reach == Reach.UNKNOWN ? Answer.UNKNOWN : Answer.of(counted.contains(reach)))
        .reduce(Answer.NO, Answer::or);
  }
}
