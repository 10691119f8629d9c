package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Statement;
import canary.rights.Requests;
import canary.rights.Rights;
import java.util.function.Predicate;

/** What the queue's policy says to the execution role. */
public final class QueuePolicies {
  private static final String SOURCE = "queue policy";

  private QueuePolicies() {}

  /** A Deny without a Condition matches the role, and is not one of everything. */
  public static CheckResult deny(Evidence account) {
    return denied(
            account,
            "is without a Condition and not of everything",
            it -> !it.deniesEverything() && it.conditions().isEmpty())
        .settledBy("sqs GetQueueAttributes: which Deny of the queue's policy matches {role.arn}");
  }

  /** A Deny with a Condition matches the role, or may. */
  public static CheckResult denyOnCondition(Evidence account) {
    return denied(account, "has a Condition", it -> !it.conditions().isEmpty())
        .settledBy(
            "sqs GetQueueAttributes: has the matching Deny a Condition (aws:SourceVpce,"
                + " aws:SourceIp, aws:PrincipalOrgID)");
  }

  /**
   * All principals are denied all actions; then the canary is not allowed to read the queue either,
   * and its own denial says why.
   */
  public static CheckResult denyEverything(Evidence account) {
    return (account.queue() instanceof Finding.Unreadable<Queue>(_, var why, _)
                && why.contains("explicit deny in a resource-based policy")
            ? CheckResult.believed(
                "queue", "the canary is not allowed to read the queue either: " + why)
            : denied(account, "is of all actions to all principals", Statement::deniesEverything))
        .settledBy(
            "sqs GetQueueAttributes: is there a Deny of sqs:* for principal * without a Condition");
  }

  /** A Deny matches the role; of the chosen statements only, which are described so. */
  private static CheckResult denied(
      Evidence account, String description, Predicate<Statement> which) {
    return Ask.both(
        account.role(),
        account.queue(),
        (role, queue) ->
            Ask.of(
                SOURCE, queue.policy(), policy -> denied(policy, description, which, role, queue)));
  }

  private static CheckResult denied(
      Policy policy, String description, Predicate<Statement> which, Role role, Queue queue) {
    var chosen = new Policy(policy.name(), policy.statements().stream().filter(which).toList());
    var decision = chosen.decide(PolicyKind.RESOURCE, Requests.send(role, queue));
    return CheckResult.of(
        decision.denies().answer(),
        SOURCE,
        new Decision(decision.denies(), decision.denies()),
        decision.denies().answer() == Answer.NO
            ? "no matching Deny %s".formatted(description)
            : decision.describe());
  }

  /** Role and queue are in two accounts, and the queue's policy does not let the role in. */
  public static CheckResult excludeForeignRole(Evidence account) {
    return Ask.both(account.role(), account.queue(), QueuePolicies::foreignRole)
        .settledBy(
            "sqs GetQueueAttributes and iam SimulatePrincipalPolicy: both the queue's and the"
                + " role's policy must allow");
  }

  private static CheckResult foreignRole(Role role, Queue queue) {
    if (role.arn().account().equals(queue.arn().account())) {
      return CheckResult.of(Answer.NO, SOURCE, "queue and role are in one account");
    }
    var decision = Rights.toSend(role, queue);
    var says = "queue and role are in two accounts: " + decision.describe();
    return queue.policy() instanceof Finding.Absent<Policy>
        ? CheckResult.of(Answer.YES, SOURCE, says)
        : CheckResult.of(decision.notGranted(), SOURCE, decision, says);
  }
}
