package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.policy.Decision;
import canary.policy.Effect;
import canary.policy.Policy;
import canary.policy.Ruling;
import canary.rights.Rights;
import canary.rights.Unconditional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The questions about who may use the queue's key. */
final class KeyRights {
  private static final String GENERATE = "kms:GenerateDataKey";

  private KeyRights() {}

  /** The key leaves its use to the account, and no policy of the role allows it. */
  static Function<Evidence, CheckResult> missing(String action) {
    return using(
        action,
        it ->
            Policies.notGranted(it.decision())
                .and(delegates(it.key()))
                .and(it.conditionsAlone().not()));
  }

  /** The key's policy neither names the role nor leaves the key to the account. */
  static Function<Evidence, CheckResult> notAdmitted() {
    return using(
        GENERATE,
        it ->
            Policies.notGranted(it.decision())
                .and(delegates(it.key()).not())
                .and(it.conditionsAlone().not()));
  }

  /** A Deny on the key matches. */
  static Function<Evidence, CheckResult> denied() {
    return using(GENERATE, it -> it.decision().denies().answer());
  }

  /** The right to use the key hangs on a condition that is not met or not known. */
  static Function<Evidence, CheckResult> onCondition() {
    return using(GENERATE, it -> it.conditionsAlone().and(Policies.notGranted(it.decision())));
  }

  /** A consumer that is named may not decrypt. */
  static Function<Evidence, CheckResult> consumerMayNotDecrypt() {
    return account ->
        Ask.of(
            "key policy and the consumers' own",
            account.key(),
            key ->
                account.consumers().isEmpty()
                    ? CheckResult.unknown("", Set.of("which roles receive from the queue"))
                    : worst(
                        account.consumers().stream()
                            .map(
                                it ->
                                    Ask.of(
                                        "consumer",
                                        it,
                                        role -> mayNotDecrypt(role, key, queueArn(account))))
                            .toList()));
  }

  private static Optional<Arn> queueArn(Evidence account) {
    return account.queue().found().map(Queue::arn);
  }

  private static CheckResult mayNotDecrypt(Role consumer, Key key, Optional<Arn> queue) {
    var decision = Rights.toDecrypt(consumer, key, queue);
    return CheckResult.of(
        Policies.refused(decision.ruling()),
        "key policy and " + consumer.name(),
        decision,
        consumer.name() + ", kms:Decrypt: " + Policies.describe(decision));
  }

  /** The first that holds, else the first that is not known, else the first. */
  private static CheckResult worst(List<CheckResult> holdings) {
    return Stream.of(Answer.YES, Answer.UNKNOWN, Answer.NO)
        .flatMap(answer -> holdings.stream().filter(it -> it.answer() == answer))
        .findFirst()
        .orElseThrow();
  }

  private record Use(String action, Role role, Key key, Optional<Arn> queue) {

    Decision decision() {
      return Rights.toUse(role, key, queue, action);
    }

    Answer conditionsAlone() {
      return Unconditional.alone(decision(), unconditional());
    }

    private Decision unconditional() {
      return Rights.toUse(Unconditional.allows(role), Unconditional.allows(key), queue, action);
    }

    /** The decision, and where nothing grants it what comes near. */
    String describe() {
      var near =
          conditionsAlone() == Answer.YES
              ? "; without its Condition this would: "
                  + Policies.conditional(unconditional(), policies(), action)
              : delegates(key) == Answer.YES
                  ? "; the key's policy leaves it to its account's IAM policies"
                  : "; the key's policy does not leave it to its account's IAM policies";
      return Policies.describe(decision())
          + (decision().ruling() == Ruling.NOT_GRANTED ? near : "");
    }

    private Stream<Policy> policies() {
      return Stream.concat(key.policy().found().stream(), Policies.read(role));
    }
  }

  private static Function<Evidence, CheckResult> using(
      String action, Function<Use, Answer> question) {
    return account ->
        Policies.both(
                Evidence::role,
                Evidence::key,
                (role, key) -> {
                  var use = new Use(action, role, key, queueArn(account));
                  return CheckResult.of(
                      question.apply(use),
                      "role and key policy",
                      use.decision(),
                      action + ": " + use.describe());
                })
            .apply(account);
  }

  /** Whether the key's policy leaves the key to the account's own policies. */
  private static Answer delegates(Key key) {
    return key.policy().is(policy -> delegates(policy, key.arn().account()));
  }

  private static boolean delegates(Policy policy, String account) {
    return policy.statements().stream()
        .filter(it -> it.effect() == Effect.ALLOW)
        .flatMap(it -> it.principals().stream())
        .flatMap(it -> it.entries().stream())
        .anyMatch(
            it ->
                it.value().equals("*")
                    || it.value().equals(account)
                    || it.value().endsWith(":iam::" + account + ":root"));
  }
}
