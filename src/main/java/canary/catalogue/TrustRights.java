package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.policy.Ruling;
import canary.rights.Rights;
import java.util.function.Function;

/** The questions about whether API Gateway may assume the execution role. */
final class TrustRights {
  private static final String SOURCE = "trust policy";

  private TrustRights() {}

  /** API Gateway may not assume the role, and no condition is in doubt. */
  static Function<Evidence, CheckResult> notAssumable() {
    return Ask.ask(
        SOURCE,
        Evidence::role,
        role -> Policies.refused(Rights.toAssume(role).ruling()),
        role -> Policies.describe(Rights.toAssume(role)));
  }

  /** A condition of the trust policy is not known to be met, and nothing else is in the way. */
  static Function<Evidence, CheckResult> assumableOnCondition() {
    return account ->
        Ask.of(
            SOURCE,
            account.role(),
            role -> Policies.of(role.trust(), SOURCE, _ -> hangsOnCondition(role)));
  }

  private static CheckResult hangsOnCondition(Role role) {
    var documented = Rights.toAssume(role);
    var recorded = Rights.toAssumeAsRecorded(role);
    var says = Policies.describe(documented);
    if (documented.ruling() != Ruling.UNKNOWN) {
      return CheckResult.of(Answer.NO, SOURCE, says);
    }
    return switch (recorded.ruling()) {
      case ALLOWED -> CheckResult.of(Answer.NO, SOURCE, recorded, says);
      case DENIED, NOT_GRANTED ->
          CheckResult.believed(
              SOURCE,
              says
                  + "; API Gateway was recorded not to send "
                  + String.join(", ", recorded.assumed()));
      case UNKNOWN -> CheckResult.hanging(SOURCE, says, documented.unknown());
    };
  }
}
