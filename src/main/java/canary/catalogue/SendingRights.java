package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Ruling;
import canary.policy.Statement;
import canary.rights.Requests;
import canary.rights.Rights;
import canary.rights.Unconditional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The questions about who may send to the queue: the role's policies and boundary, the queue's
 * policy.
 */
final class SendingRights {
  private static final String SEND = "sqs:SendMessage";
  private static final String SOURCE = "role and queue policy";

  private SendingRights() {}

  /** Nothing lets the role send to the queue, and nothing comes near it. */
  static Function<Evidence, CheckResult> missing() {
    return ungranted(
        (role, queue) ->
            Policies.allowSomewhere(role, SEND)
                .or(QueuePrincipals.gone(queue, Finding.known(role)))
                .not());
  }

  /** The role may send, but not to this queue. */
  static Function<Evidence, CheckResult> elsewhere() {
    return ungranted(
        (role, queue) ->
            Policies.allowSomewhere(role, SEND)
                .and(Unconditional.wouldSend(role, queue).not())
                .and(Answer.of(!onlyBoundaryStops(role, queue))));
  }

  /** The role could send if the conditions of its permissions were met. */
  static Function<Evidence, CheckResult> onCondition() {
    return sending(
        (role, queue, decision) ->
            Unconditional.wouldSend(role, queue) == Answer.YES
                    && decision.ruling() == Ruling.UNKNOWN
                ? CheckResult.hanging(SOURCE, describe(role, queue, decision), decision.unknown())
                : ungranted(Unconditional.wouldSend(role, queue), role, queue, decision));
  }

  private static Function<Evidence, CheckResult> ungranted(BiFunction<Role, Queue, Answer> how) {
    return sending(
        (role, queue, decision) -> ungranted(how.apply(role, queue), role, queue, decision));
  }

  private static CheckResult ungranted(Answer how, Role role, Queue queue, Decision decision) {
    // What statements there are is certain, whatever the decision hangs on.
    return how == Answer.NO
        ? CheckResult.of(how, SOURCE, describe(role, queue, decision))
        : CheckResult.of(
            Policies.notGranted(decision).and(how),
            SOURCE,
            decision,
            describe(role, queue, decision));
  }

  /** The decision, and where nothing grants it what comes near. */
  private static String describe(Role role, Queue queue, Decision decision) {
    var allowing = Policies.allowing(role, SEND);
    var near =
        Unconditional.wouldSend(role, queue) == Answer.YES
            ? "; without its Condition this would: "
                + Policies.conditional(
                    Rights.toSend(Unconditional.allows(role), queue), Policies.read(role), SEND)
            : onlyBoundaryStops(role, queue)
                ? "; without the permissions boundary it would be allowed"
                : !allowing.isEmpty()
                    ? "; it is allowed on " + Policies.resources(allowing)
                    : QueuePrincipals.gone(queue, Finding.known(role)) == Answer.YES
                        ? "; the queue's policy names a principal that is gone"
                        : ", on whatever queue";
    return Policies.describe(decision) + (decision.ruling() == Ruling.NOT_GRANTED ? near : "");
  }

  private static boolean onlyBoundaryStops(Role role, Queue queue) {
    return Rights.toSend(unbounded(role), queue).ruling() == Ruling.ALLOWED;
  }

  private static Role unbounded(Role role) {
    return new Role(role.arn(), role.roleId(), role.trust(), role.policies(), Finding.absent());
  }

  /** A policy of the role itself denies sending. */
  static Function<Evidence, CheckResult> deniedByRole() {
    return Policies.both(
        Evidence::role,
        Evidence::queue,
        (role, queue) -> {
          var decision = Rights.ofIdentity(unbounded(role), Requests.send(role, queue));
          return CheckResult.of(
              decision.denies().answer(), "role", decision, Policies.describe(decision));
        });
  }

  /** The permissions boundary does not let the role send. */
  static Function<Evidence, CheckResult> stoppedByBoundary() {
    return Policies.both(
        Evidence::role,
        Evidence::queue,
        (role, queue) ->
            Policies.of(
                role.boundary(),
                "permissions boundary",
                policy -> {
                  var decision = policy.decide(PolicyKind.IDENTITY, Requests.send(role, queue));
                  return CheckResult.of(
                      Policies.refused(decision.ruling()),
                      "permissions boundary",
                      decision,
                      Policies.describe(decision));
                }));
  }

  /** The simulator says that the organisation's policies do not let the role send. */
  static Function<Evidence, CheckResult> stoppedByOrganisation() {
    return Ask.ask(
        "IAM policy simulator",
        Evidence::simulation,
        it ->
            it.of(SEND).map(result -> result.allowedByOrganizations().not()).orElse(Answer.UNKNOWN),
        it -> it.of(SEND).map(result -> SEND + " is " + result.decision()).orElse("not asked"));
  }

  /**
   * Everybody is denied everything; then the canary too may not read the queue, and its own denial
   * says why.
   */
  static Function<Evidence, CheckResult> deniedToAll() {
    return account ->
        account.queue() instanceof Finding.Unreadable<Queue>(_, var why, _)
                && why.contains("explicit deny in a resource-based policy")
            ? CheckResult.believed("queue", "the canary may not read the queue either: " + why)
            : deniedByQueue("of everything to everybody", Statement::deniesEverything)
                .apply(account);
  }

  /** A Deny of the queue's policy matches the role; of these statements only, told so. */
  static Function<Evidence, CheckResult> deniedByQueue(
      String description, Predicate<Statement> which) {
    return Policies.both(
        Evidence::role,
        Evidence::queue,
        (role, queue) ->
            Policies.of(
                queue.policy(),
                "queue policy",
                policy -> denied(policy, description, which, role, queue)));
  }

  private static CheckResult denied(
      Policy policy, String description, Predicate<Statement> which, Role role, Queue queue) {
    var chosen = new Policy(policy.name(), policy.statements().stream().filter(which).toList());
    var decision = chosen.decide(PolicyKind.RESOURCE, Requests.send(role, queue));
    return CheckResult.of(
        decision.denies().answer(),
        "queue policy",
        new Decision(decision.denies(), decision.denies()),
        decision.denies().answer() == Answer.NO
            ? "no Deny matches that is %s".formatted(description)
            : Policies.describe(decision));
  }

  /** Role and queue are in two accounts, and the queue's policy does not let the role in. */
  static Function<Evidence, CheckResult> notAllowedByForeignQueue() {
    return Policies.both(
        Evidence::role,
        Evidence::queue,
        (role, queue) -> {
          if (role.arn().account().equals(queue.arn().account())) {
            return CheckResult.of(Answer.NO, "queue policy", "queue and role are in one account");
          }
          var decision = Rights.toSend(role, queue);
          var says = "queue and role are in two accounts: " + Policies.describe(decision);
          return queue.policy() instanceof Finding.Absent<Policy>
              ? CheckResult.of(Answer.YES, "queue policy", says)
              : CheckResult.of(Policies.notGranted(decision), "queue policy", decision, says);
        });
  }

  @FunctionalInterface
  private interface SendingQuestion {
    CheckResult ask(Role role, Queue queue, Decision decision);
  }

  private static Function<Evidence, CheckResult> sending(SendingQuestion question) {
    return Policies.both(
        Evidence::role,
        Evidence::queue,
        (role, queue) -> question.ask(role, queue, Rights.toSend(role, queue)));
  }
}
