package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.policy.Ruling;
import canary.rights.Rights;

/** Whether API Gateway may assume the execution role. */
public final class TrustRights {
  private static final String SOURCE = "trust policy";

  private TrustRights() {}

  /** API Gateway is not allowed to assume the role, and no condition is in doubt. */
  public static CheckResult areMissing(Evidence account) {
    return Ask.answer(
            SOURCE,
            account.role(),
            role -> Rights.toAssume(role).refused(),
            role -> Rights.toAssume(role).describe())
        .settledBy(
            "iam GetRole: does the trust policy allow sts:AssumeRole to apigateway.amazonaws.com");
  }

  /** A condition of the trust policy is not known to be met, and nothing else is in the way. */
  public static CheckResult hangOnCondition(Evidence account) {
    return Ask.of(
            SOURCE,
            account.role(),
            role -> Ask.of(SOURCE, role.trust(), _ -> hangsOnCondition(role)))
        .settledBy("iam GetRole: has the trust statement for apigateway.amazonaws.com a Condition");
  }

  private static CheckResult hangsOnCondition(Role role) {
    var documented = Rights.toAssume(role);
    var recorded = Rights.toAssumeAsRecorded(role);
    var says = documented.describe();
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
