package canary.cause;

import canary.cause.Exhibit.Kind;
import canary.evidence.Answer;
import canary.evidence.Drift;
import canary.evidence.Evidence;
import java.util.List;

/**
 * What the next deployment would bring: faults of the saved integration that the deployed lacks.
 */
final class Foresight {
  private Foresight() {}

  /** The faults, one a line; none where nothing was edited or what was edited is not known. */
  static List<Exhibit> of(Evidence account) {
    if (account.drift().is(Drift::exists) != Answer.YES) {
      return List.of();
    }
    var once = onceDeployed(account);
    return Cause.catalogue().stream()
        .filter(it -> isFault(it, once) && !isFault(it, account))
        .map(
            it ->
                new Exhibit(
                    Kind.CONFIGURATION,
                    "saved integration",
                    "once deployed it has %s: %s".formatted(it.id(), it.page().title())))
        .toList();
  }

  /** The account as it would be after a deployment. */
  static Evidence onceDeployed(Evidence account) {
    return account.revise().deployed(account.saved()).done();
  }

  private static boolean isFault(Cause cause, Evidence account) {
    var proof = cause.page().provedBy();
    return proof.fault() && proof.in(account).answer() == Answer.YES;
  }
}
