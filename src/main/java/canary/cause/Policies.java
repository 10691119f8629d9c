package canary.cause;

import canary.evidence.Answer;
import canary.evidence.Decision;
import canary.evidence.Effect;
import canary.evidence.Evidence;
import canary.evidence.Finding;
import canary.evidence.Judgement;
import canary.evidence.Key;
import canary.evidence.Policy;
import canary.evidence.PolicyKind;
import canary.evidence.Queue;
import canary.evidence.Requests;
import canary.evidence.Rights;
import canary.evidence.Role;
import canary.evidence.Ruling;
import canary.evidence.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questions of the catalogue that policies answer: who may do what, and which statement says
 * so.
 */
final class Policies {
  private Policies() {}

  /** API Gateway may not assume the role, and no condition is in doubt. */
  static Function<Evidence, Holding> notAssumable() {
    return role(Rights::toAssume, it -> refused(it.ruling()), "trust policy");
  }

  /** Whether API Gateway may assume the role hangs on a condition. */
  static Function<Evidence, Holding> assumableOnCondition() {
    return role(
        Rights::toAssume,
        it -> it.ruling() == Ruling.UNKNOWN && !it.unknown().isEmpty() ? Answer.UNKNOWN : Answer.NO,
        "trust policy");
  }

  /** Nothing lets the role send to the queue, and nothing comes near it. */
  static Function<Evidence, Holding> mayNotSend() {
    return sending(
        (role, decision) -> notGranted(decision).and(nearMiss(role, "sqs:SendMessage").not()));
  }

  /** The role may send, but not to this queue. */
  static Function<Evidence, Holding> sendsElsewhere() {
    return sending((role, decision) -> notGranted(decision).and(nearMiss(role, "sqs:SendMessage")));
  }

  /** The permission to send hangs on a condition that is not met or not known. */
  static Function<Evidence, Holding> sendsOnCondition() {
    return sending(
        (role, decision) ->
            decision.ruling() == Ruling.UNKNOWN
                ? Answer.UNKNOWN
                : notGranted(decision).and(Answer.of(conditional(role, "sqs:SendMessage"))));
  }

  /** A policy of the role allows an action of SQS that sending does not need. */
  static Function<Evidence, Holding> allowsTooMuch() {
    return Reads.role(
        role ->
            Answer.of(
                allowing(documents(role), "sqs:SetQueueAttributes").findAny().isPresent()
                    || allowing(documents(role), "sqs:PurgeQueue").findAny().isPresent()
                    || allowing(documents(role), "sqs:DeleteQueue").findAny().isPresent()),
        role ->
            "actions allowed: "
                + documents(role)
                    .flatMap(it -> it.statements().stream())
                    .filter(it -> it.effect() == Effect.ALLOW)
                    .flatMap(it -> it.actions().patterns().stream())
                    .distinct()
                    .toList());
  }

  /** A policy of the role itself denies sending. */
  static Function<Evidence, Holding> roleDenies() {
    return sendingByRole((decision, _) -> decision.denies());
  }

  /** The permissions boundary does not let the role send. */
  static Function<Evidence, Holding> boundaryStops() {
    return account ->
        both(
            account,
            account.role(),
            account.queue(),
            (role, queue) ->
                switch (role.boundary()) {
                  case Finding.Absent<Policy> _ ->
                      Holding.of(Answer.NO, "permissions boundary", "the role has none");
                  case Finding.Unreadable<Policy>(var what, var why, _) ->
                      Holding.unknown("permissions boundary", Set.of(what + ": " + why));
                  case Finding.Known<Policy>(var policy) -> {
                    var decision = policy.decide(PolicyKind.IDENTITY, Requests.send(role, queue));
                    yield Holding.of(
                        refused(decision.ruling()),
                        "permissions boundary",
                        decision,
                        told(decision));
                  }
                });
  }

  /** The simulator says that the organisation's policies do not let the role send. */
  static Function<Evidence, Holding> organisationStops() {
    return Reads.ask(
        "IAM policy simulator",
        Evidence::simulation,
        it ->
            it.of("sqs:SendMessage")
                .map(result -> result.allowedByOrganizations().not())
                .orElse(Answer.UNKNOWN),
        it ->
            it.of("sqs:SendMessage")
                .map(result -> "sqs:SendMessage is " + result.decision())
                .orElse("not asked"));
  }

  /** A Deny of the queue's policy matches the role; of these statements only. */
  static Function<Evidence, Holding> queueDenies(Predicate<Statement> which) {
    return account ->
        both(
            account,
            account.role(),
            account.queue(),
            (role, queue) ->
                switch (queue.policy()) {
                  case Finding.Absent<Policy> _ ->
                      Holding.of(Answer.NO, "queue policy", "the queue has none");
                  case Finding.Unreadable<Policy>(var what, var why, _) ->
                      Holding.unknown("queue policy", Set.of(what + ": " + why));
                  case Finding.Known<Policy>(var policy) -> denying(policy, which, role, queue);
                });
  }

  private static Holding denying(
      Policy policy, Predicate<Statement> which, Role role, Queue queue) {
    var chosen = new Policy(policy.name(), policy.statements().stream().filter(which).toList());
    var decision = chosen.decide(PolicyKind.RESOURCE, Requests.send(role, queue));
    return Holding.of(decision.denies().answer(), "queue policy", decision, told(decision));
  }

  /** Role and queue are in two accounts, and the queue's policy does not let the role in. */
  static Function<Evidence, Holding> foreignQueueDoesNotAllow() {
    return account ->
        both(
            account,
            account.role(),
            account.queue(),
            (role, queue) -> {
              if (role.arn().account().equals(queue.arn().account())) {
                return Holding.of(Answer.NO, "queue policy", "queue and role are in one account");
              }
              return Reads.queue(
                      it ->
                          it.policy() instanceof Finding.Absent<Policy>
                              ? Answer.YES
                              : Rights.toSend(role, it).allows().answer().not(),
                      it -> "queue and role are in two accounts: " + told(Rights.toSend(role, it)))
                  .apply(account);
            });
  }

  /** Neither the role's policies nor the key's let SQS use the key for the role. */
  static Function<Evidence, Holding> mayNotUseKey(String action) {
    return usingKey(
        action, (role, key, decision) -> notGranted(decision).and(Answer.of(delegates(key))));
  }

  /** The key's policy neither names the role nor leaves the key to the account. */
  static Function<Evidence, Holding> keyDoesNotAdmit() {
    return usingKey(
        "kms:GenerateDataKey",
        (role, key, decision) -> notGranted(decision).and(Answer.of(!delegates(key))));
  }

  /** A Deny on the key matches. */
  static Function<Evidence, Holding> keyDenied() {
    return usingKey("kms:GenerateDataKey", (role, key, decision) -> decision.denies().answer());
  }

  /** The right to use the key hangs on a condition that is not met or not known. */
  static Function<Evidence, Holding> keyOnCondition() {
    return usingKey(
        "kms:GenerateDataKey",
        (role, key, decision) ->
            decision.ruling() == Ruling.UNKNOWN
                ? Answer.UNKNOWN
                : notGranted(decision)
                    .and(
                        Answer.of(
                            conditional(role, "kms:GenerateDataKey")
                                || conditional(
                                    key.policy().found().stream(), "kms:GenerateDataKey"))));
  }

  // --- how the questions are put
  // ----------------------------------------------------------------------------------

  private static Function<Evidence, Holding> role(
      Function<Role, Decision> decide, Function<Decision, Answer> answer, String source) {
    return account ->
        switch (account.role()) {
          case Finding.Known<Role>(var role) -> {
            var decision = decide.apply(role);
            yield Holding.of(answer.apply(decision), source, decision, told(decision));
          }
          case Finding.Absent<Role> _ -> Holding.of(Answer.NO, source, "the role does not exist");
          case Finding.Unreadable<Role>(var what, var why, _) ->
              Holding.unknown(source, Set.of(what + ": " + why));
        };
  }

  private static Function<Evidence, Holding> sending(BiFunction<Role, Decision, Answer> answer) {
    return account ->
        both(
            account,
            account.role(),
            account.queue(),
            (role, queue) -> {
              var decision = Rights.toSend(role, queue);
              return Holding.of(
                  answer.apply(role, decision), "role and queue policy", decision, told(decision));
            });
  }

  private static Function<Evidence, Holding> sendingByRole(
      BiFunction<Decision, Role, Judgement> judge) {
    return account ->
        both(
            account,
            account.role(),
            account.queue(),
            (role, queue) -> {
              var decision = Rights.ofIdentity(role, Requests.send(role, queue));
              return Holding.of(
                  judge.apply(decision, role).answer(), "role", decision, told(decision));
            });
  }

  @FunctionalInterface
  private interface KeyQuestion {
    Answer ask(Role role, Key key, Decision decision);
  }

  private static Function<Evidence, Holding> usingKey(String action, KeyQuestion question) {
    return account ->
        both(
            account,
            account.role(),
            account.key(),
            (role, key) -> {
              var decision = Rights.toUse(role, key, action);
              return Holding.of(
                  question.ask(role, key, decision),
                  "role and key policy",
                  decision,
                  action + ": " + told(decision));
            });
  }

  private static <A, B> Holding both(
      Evidence account, Finding<A> one, Finding<B> other, BiFunction<A, B, Holding> question) {
    var unread =
        Stream.of(one, other)
            .flatMap(
                it ->
                    it instanceof Finding.Unreadable<?>(var what, var why, _)
                        ? Stream.of(what + ": " + why)
                        : Stream.empty())
            .collect(Collectors.toSet());
    if (!unread.isEmpty()) {
      return Holding.unknown("policies", unread);
    }
    return one.found()
        .flatMap(a -> other.found().map(b -> question.apply(a, b)))
        .orElseGet(() -> Holding.of(Answer.NO, "policies", "role, queue or key does not exist"));
  }

  private static Answer refused(Ruling ruling) {
    return switch (ruling) {
      case ALLOWED -> Answer.NO;
      case DENIED, NOT_GRANTED -> Answer.YES;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  private static Answer notGranted(Decision decision) {
    return switch (decision.ruling()) {
      case ALLOWED, DENIED -> Answer.NO;
      case NOT_GRANTED -> Answer.YES;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  /** Whether a policy of the role allows the action, on whatever resource. */
  private static Answer nearMiss(Role role, String action) {
    return Answer.of(allowing(documents(role), action).findAny().isPresent());
  }

  private static boolean conditional(Role role, String action) {
    return conditional(documents(role), action);
  }

  private static boolean conditional(Stream<Policy> policies, String action) {
    return allowing(policies, action).anyMatch(it -> !it.conditions().isEmpty());
  }

  private static Stream<Statement> allowing(Stream<Policy> policies, String action) {
    return policies
        .flatMap(it -> it.statements().stream())
        .filter(
            it -> it.effect() == Effect.ALLOW && it.actions().coversAction(action) == Answer.YES);
  }

  private static Stream<Policy> documents(Role role) {
    return role.policies().stream().flatMap(it -> it.document().found().stream());
  }

  /** Whether the key's policy leaves the key to the account's own policies. */
  private static boolean delegates(Key key) {
    return key.policy().found().stream()
        .flatMap(it -> it.statements().stream())
        .filter(it -> it.effect() == Effect.ALLOW)
        .flatMap(it -> it.principals().stream())
        .flatMap(it -> it.entries().stream())
        .anyMatch(
            it ->
                it.value().equals("*")
                    || it.value().equals(key.arn().account())
                    || it.value().endsWith(":iam::" + key.arn().account() + ":root"));
  }

  /** The decision in words, with the statements that made it and what it hangs on. */
  private static String told(Decision decision) {
    var statements =
        Stream.of(decision.denies(), decision.allows())
            .map(Judgement::statements)
            .flatMap(List::stream)
            .distinct()
            .toList();
    var words =
        switch (decision.ruling()) {
          case ALLOWED -> "allowed";
          case DENIED -> "denied";
          case NOT_GRANTED -> "no statement allows it";
          case UNKNOWN -> "not certain";
        };
    var by = statements.isEmpty() ? "" : " (" + String.join("; ", statements) + ")";
    var hangs =
        decision.unknown().isEmpty()
            ? ""
            : ", it hangs on " + String.join(", ", decision.unknown());
    return words + by + hangs;
  }
}
