package canary.verdict;

import canary.catalogue.Cause;
import canary.catalogue.Proof.Kind;
import canary.evidence.Evidence;
import canary.evidence.UndeployedEdit;
import canary.finding.Answer;
import canary.question.CheckResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The account as it is deployed compared with the account as it is saved: what the next deployment
 * would bring, and what it would cure.
 *
 * @param saved the account as it would be after a deployment
 * @param brings the causes that only the saved account proves
 */
public record PendingEdit(Evidence deployed, Evidence saved, List<Cause> brings) {
  private static final String SOURCE = "saved integration";

  public static PendingEdit of(Evidence account) {
    var saved = account.withDeployed(account.saved());
    var brings =
        exists(account)
            ? Cause.catalogue().stream()
                .filter(it -> isFault(it, saved) && !isFault(it, account))
                .toList()
            : List.<Cause>of();
    return new PendingEdit(account, saved, brings);
  }

  /** What was read of a cause; one that is about edits hangs on what the edit brings. */
  public CheckResult check(Cause cause) {
    var proof = cause.entry().provedBy();
    var result = proof.in(deployed);
    return switch (proof.kind()) {
      case EXPLANATION, FAULT, REMAINDER -> result;
      case EDIT ->
          result.answer() == Answer.YES && !brings.isEmpty()
              ? result.butAnswers(Answer.NO, SOURCE, "to deploy it would break messages")
              : result;
      case BREAKING_EDIT ->
          result.answer() == Answer.YES
              ? result.butAnswers(
                  Answer.of(!brings.isEmpty()), SOURCE, "once deployed it has " + describe())
              : result;
    };
  }

  /** True where an edit is saved that rules the cause out once it is deployed. */
  boolean cures(Cause cause) {
    return exists(deployed) && cause.entry().provedBy().in(saved).answer() == Answer.NO;
  }

  private static boolean exists(Evidence account) {
    return account.undeployedEdit().is(UndeployedEdit::exists) == Answer.YES;
  }

  private static boolean isFault(Cause cause, Evidence account) {
    var proof = cause.entry().provedBy();
    return (proof.kind() == Kind.FAULT || proof.kind() == Kind.REMAINDER)
        && proof.in(account).answer() == Answer.YES;
  }

  private String describe() {
    return brings.isEmpty()
        ? "no fault that it has not now"
        : brings.stream()
            .map(it -> it.id() + " (" + it.entry().title() + ")")
            .collect(Collectors.joining(", "));
  }
}
