package canary.catalogue;

import canary.evidence.Evidence;
import canary.finding.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the next deployment would bring: faults of the saved integration that the deployed lacks.
 */
public final class PendingEdit {
  private static final String SOURCE = "saved integration";

  private PendingEdit() {}

  /** An edit is saved that has faults once it is deployed. */
  static Function<Evidence, CheckResult> wouldBreak() {
    return account -> {
      var edited = Routes.edited().apply(account);
      if (edited.answer() != Answer.YES) {
        return edited;
      }
      var faults = faults(account);
      return CheckResult.of(
          Answer.of(!faults.isEmpty()),
          SOURCE,
          "once deployed it has "
              + (faults.isEmpty() ? "no fault that it has not now" : describe(faults)));
    };
  }

  /** An edit is saved, and to deploy it breaks nothing. */
  static Function<Evidence, CheckResult> onlyEdited() {
    return account ->
        wouldBreak().apply(account).answer() == Answer.YES
            ? CheckResult.of(Answer.NO, SOURCE, "to deploy it would break messages")
            : Routes.edited().apply(account);
  }

  /** The account as it would be after a deployment. */
  public static Evidence onceDeployed(Evidence account) {
    return account.revise().deployed(account.saved()).done();
  }

  private static List<Cause> faults(Evidence account) {
    var once = onceDeployed(account);
    return Cause.catalogue().stream()
        .filter(it -> !isOfAnEdit(it) && isFault(it, once) && !isFault(it, account))
        .toList();
  }

  private static boolean isOfAnEdit(Cause cause) {
    return cause == IntegrationCause.EDIT_NOT_DEPLOYED
        || cause == IntegrationCause.EDIT_WOULD_BREAK;
  }

  private static boolean isFault(Cause cause, Evidence account) {
    var proof = cause.entry().provedBy();
    return proof.fault() && proof.in(account).answer() == Answer.YES;
  }

  private static String describe(List<Cause> faults) {
    return faults.stream()
        .map(it -> it.id() + " (" + it.entry().title() + ")")
        .collect(Collectors.joining(", "));
  }
}
