package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Reason.Weight;
import canary.finding.Answer;
import canary.question.CheckResult;
import canary.question.Deployments;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the next deployment would bring: faults of the saved integration that the deployed lacks.
 */
public final class PendingEdit {
  private static final String SOURCE = "saved integration";

  private PendingEdit() {}

  /** An edit is saved that has faults once it is deployed. */
  static CheckResult wouldBreak(Evidence account) {
    return breaking(account)
        .settledBy(
            "apigateway GetExport and GetIntegration: has the saved integration a fault that the"
                + " deployed one has not");
  }

  private static CheckResult breaking(Evidence account) {
    var edited = Deployments.lackAnEdit(account);
    if (edited.answer() != Answer.YES) {
      return edited;
    }
    var faults = faults(account);
    return new CheckResult(
        Answer.of(!faults.isEmpty()),
        SOURCE,
        "once deployed it has "
            + (faults.isEmpty() ? "no fault that it has not now" : describe(faults)),
        Set.of(),
        Weight.CONFIGURATION,
        "");
  }

  /** An edit is saved, and to deploy it breaks nothing. */
  static CheckResult onlyEdited(Evidence account) {
    return breaking(account).answer() == Answer.YES
        ? new CheckResult(
            Answer.NO,
            SOURCE,
            "to deploy it would break messages",
            Set.of(),
            Weight.CONFIGURATION,
            "")
        : Deployments.lackAnEdit(account);
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
