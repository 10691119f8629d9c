package canary.question;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.PolicyKind;
import canary.policy.Ruling;
import canary.rights.Requests;
import canary.rights.Rights;
import canary.rights.Unconditional;
import java.util.function.BiFunction;

/** The execution role, and its permission to send to the queue. */
public final class SendingRights {
  private static final String SEND = "sqs:SendMessage";
  private static final String SOURCE = "role and queue policy";

  private SendingRights() {}

  /** There is no such role. */
  public static CheckResult lackTheRole(Evidence account) {
    return Ask.absent("execution role", account.role())
        .settledBy("iam GetRole for the role in the integration's credentials");
  }

  /** Nothing lets the role send to the queue, and nothing comes near it. */
  public static CheckResult lackSending(Evidence account) {
    return ungranted(
            account,
            (role, queue) ->
                Statements.allowSomewhere(role, SEND)
                    .or(QueuePrincipals.gone(queue, Finding.known(role)))
                    .not())
        .settledBy(
            "iam GetRolePolicy, ListAttachedRolePolicies and SimulatePrincipalPolicy for {role.arn}"
                + " and sqs:SendMessage on {queue.arn}");
  }

  /** The role is allowed to send, but not to this queue. */
  public static CheckResult leadElsewhere(Evidence account) {
    return ungranted(
            account,
            (role, queue) ->
                Statements.allowSomewhere(role, SEND)
                    .and(Unconditional.wouldSend(role, queue).not())
                    .and(Answer.of(!onlyBoundaryStops(role, queue))))
        .settledBy(
            "iam GetRolePolicy: does the Resource of a statement that allows sqs:SendMessage match"
                + " {queue.arn}");
  }

  /** The role could send if the conditions of its permissions were met. */
  public static CheckResult hangOnCondition(Evidence account) {
    return sending(
            account,
            (role, queue, decision) ->
                Unconditional.wouldSend(role, queue) == Answer.YES
                        && decision.ruling() == Ruling.UNKNOWN
                    ? CheckResult.hanging(
                        SOURCE, describe(role, queue, decision), decision.unknown())
                    : ungranted(Unconditional.wouldSend(role, queue), role, queue, decision))
        .settledBy("iam GetRolePolicy: has the statement that allows sqs:SendMessage a Condition");
  }

  private static CheckResult ungranted(Evidence account, BiFunction<Role, Queue, Answer> how) {
    return sending(
        account,
        (role, queue, decision) -> ungranted(how.apply(role, queue), role, queue, decision));
  }

  private static CheckResult ungranted(Answer how, Role role, Queue queue, Decision decision) {
    // The statements are certain, also where the decision is not.
    return how == Answer.NO
        ? CheckResult.of(how, SOURCE, describe(role, queue, decision))
        : CheckResult.of(
            decision.notGranted().and(how), SOURCE, decision, describe(role, queue, decision));
  }

  /** The decision, and where nothing grants it what comes near. */
  private static String describe(Role role, Queue queue, Decision decision) {
    if (decision.ruling() != Ruling.NOT_GRANTED) {
      return decision.describe();
    }
    var allowing = Statements.allowing(role, SEND);
    var near =
        Unconditional.wouldSend(role, queue) == Answer.YES
            ? "; without its Condition this would: "
                + Statements.conditional(
                    Rights.toSend(Unconditional.allows(role), queue), Statements.read(role), SEND)
            : onlyBoundaryStops(role, queue)
                ? "; without the permissions boundary it would be allowed"
                : !allowing.isEmpty()
                    ? "; it is allowed on " + Statements.resources(allowing)
                    : QueuePrincipals.gone(queue, Finding.known(role)) == Answer.YES
                        ? "; the queue's policy names a deleted principal"
                        : "";
    return near.isEmpty()
        ? "no statement allows " + SEND + " on any queue"
        : decision.describe() + near;
  }

  private static boolean onlyBoundaryStops(Role role, Queue queue) {
    return Rights.toSend(unbounded(role), queue).ruling() == Ruling.ALLOWED;
  }

  private static Role unbounded(Role role) {
    return role.withBoundary(Finding.absent());
  }

  /** A policy of the role itself denies sending. */
  public static CheckResult areDenied(Evidence account) {
    return Ask.both(
        account.role(),
        account.queue(),
        (role, queue) -> {
          var decision = Rights.ofIdentity(unbounded(role), Requests.send(role, queue));
          return CheckResult.of(decision.denies().answer(), "role", decision, decision.describe());
        });
  }

  /** The permissions boundary does not let the role send. */
  public static CheckResult areBounded(Evidence account) {
    var source = "permissions boundary";
    return Ask.both(
        account.role(),
        account.queue(),
        (role, queue) ->
            Ask.of(
                source,
                role.boundary(),
                policy -> {
                  var decision = policy.decide(PolicyKind.IDENTITY, Requests.send(role, queue));
                  return CheckResult.of(decision.refused(), source, decision, decision.describe());
                }));
  }

  /** IAM's simulator: the organization's policies deny the role sending. */
  public static CheckResult areStoppedByOrganization(Evidence account) {
    return Ask.answer(
        "IAM policy simulator",
        account.simulation(),
        it ->
            it.of(SEND).map(result -> result.allowedByOrganizations().not()).orElse(Answer.UNKNOWN),
        it -> it.of(SEND).map(result -> SEND + " is " + result.decision()).orElse("not asked"));
  }

  @FunctionalInterface
  private interface SendingQuestion {
    CheckResult ask(Role role, Queue queue, Decision decision);
  }

  private static CheckResult sending(Evidence account, SendingQuestion question) {
    return Ask.both(
        account.role(),
        account.queue(),
        (role, queue) -> question.ask(role, queue, Rights.toSend(role, queue)));
  }
}
