package canary.policy;

import canary.finding.Answer;
import java.util.List;
import java.util.Set;

/**
 * The Principal element of a statement.
 *
 * @param inverted whether it is NotPrincipal
 */
public record Principals(boolean inverted, List<Entry> entries) {
  public Principals {
    entries = List.copyOf(entries);
  }

  /**
   * One principal.
   *
   * @param kind AWS, Service, Federated or CanonicalUser; AWS for a bare asterisk
   */
  public record Entry(String kind, String value) {
    boolean isEveryone() {
      return kind.equals("AWS") && value.equals("*");
    }

    /**
     * An id in place of an ARN: IAM shows it once the role or user that was named is deleted.
     *
     * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
     */
    boolean isGone() {
      return kind.equals("AWS") && value.matches("(AROA|AIDA)[A-Z0-9]{12,}");
    }
  }

  /** Whether the caller is among them, by an entry that reaches as far as is counted here. */
  Answer include(Caller caller, Set<Reach> counted) {
    if (inverted) {
      return entries.stream().anyMatch(Entry::isEveryone) ? Answer.NO : Answer.UNKNOWN;
    }
    return entries.stream()
        .map(caller::reachedBy)
        .map(reach -> reach == Reach.UNKNOWN ? Answer.UNKNOWN : Answer.of(counted.contains(reach)))
        .reduce(Answer.NO, Answer::or);
  }
}
