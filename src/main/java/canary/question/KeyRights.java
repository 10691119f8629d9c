package canary.question;

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

/** Who is allowed to use the queue's key. */
public final class KeyRights {
  private static final String GENERATE = "kms:GenerateDataKey";
  private static final String SOURCE = "role and key policy";

  private KeyRights() {}

  /** The key leaves its use to the account, and no policy of the role allows to encrypt. */
  public static CheckResult lackGenerateDataKey(Evidence account) {
    return lack(GENERATE, account)
        .settledBy(
            "iam GetRolePolicy and kms GetKeyPolicy: does either allow kms:GenerateDataKey to"
                + " {role.arn}");
  }

  /** The key leaves its use to the account, and no policy of the role allows to decrypt. */
  public static CheckResult lackDecrypt(Evidence account) {
    return lack("kms:Decrypt", account)
        .settledBy("iam SimulatePrincipalPolicy for {role.arn} and kms:Decrypt; kms DescribeKey");
  }

  private static CheckResult lack(String action, Evidence account) {
    return using(
        action,
        account,
        it -> it.decision().notGranted().and(delegates(it.key())).and(it.conditionsAlone().not()));
  }

  /** The key's policy neither names the role nor leaves the key to the account. */
  public static CheckResult excludeTheRole(Evidence account) {
    return using(
            GENERATE,
            account,
            it ->
                it.decision()
                    .notGranted()
                    .and(delegates(it.key()).not())
                    .and(it.conditionsAlone().not()))
        .settledBy(
            "kms GetKeyPolicy and ListGrants: is {role.arn} or the account root a principal");
  }

  /** A Deny on the key matches. */
  public static CheckResult areDenied(Evidence account) {
    return using(GENERATE, account, it -> it.decision().denies().answer())
        .settledBy("kms GetKeyPolicy: which Deny matches {role.arn}");
  }

  /** The permission to use the key hangs on a condition that is not met or not known. */
  public static CheckResult hangOnCondition(Evidence account) {
    return asking(
            GENERATE,
            account,
            it ->
                it.conditionsAlone() == Answer.YES && it.decision().ruling() == Ruling.UNKNOWN
                    ? CheckResult.hanging(SOURCE, it.describe(), it.decision().unknown())
                    : it.result(it.conditionsAlone().and(it.decision().notGranted())))
        .settledBy(
            "iam GetRolePolicy and kms GetKeyPolicy: does the call that SQS makes for the role meet"
                + " the Condition");
  }

  /** A configured consumer role is not allowed to decrypt. */
  public static CheckResult lackDecryptForConsumer(Evidence account) {
    return Ask.of(
            "key policy and the consumers' own", account.key(), key -> ofConsumers(key, account))
        .settledBy(
            "iam GetRole and its policies for each consumer's role, and kms GetKeyPolicy: is"
                + " kms:Decrypt allowed");
  }

  private static CheckResult ofConsumers(Key key, Evidence account) {
    return account.consumers().isEmpty()
        ? CheckResult.unknown("", Set.of("which roles receive from the queue"))
        : worst(
            account.consumers().stream()
                .map(it -> Ask.of("consumer", it, role -> decrypting(role, key, queueArn(account))))
                .toList());
  }

  private static Optional<Arn> queueArn(Evidence account) {
    return account.queue().found().map(Queue::arn);
  }

  private static CheckResult decrypting(Role consumer, Key key, Optional<Arn> queue) {
    var decision = Rights.toDecrypt(consumer, key, queue);
    return CheckResult.of(
        decision.refused(),
        "key policy and " + consumer.name(),
        decision,
        consumer.name() + ", kms:Decrypt: " + decision.describe());
  }

  /** The first that holds, else the first that is not known, else the first. */
  private static CheckResult worst(List<CheckResult> results) {
    return Stream.of(Answer.YES, Answer.UNKNOWN, Answer.NO)
        .flatMap(answer -> results.stream().filter(it -> it.answer() == answer))
        .findFirst()
        .orElseThrow();
  }

  /** What the role may do with the key, as the policies are and as if none had a condition. */
  private record Use(String action, Role role, Key key, Decision decision, Decision unconditional) {

    static Use of(String action, Role role, Key key, Optional<Arn> queue) {
      return new Use(
          action,
          role,
          key,
          Rights.toUse(role, key, queue, action),
          Rights.toUse(Unconditional.allows(role), Unconditional.allows(key), queue, action));
    }

    Answer conditionsAlone() {
      return Unconditional.alone(decision, unconditional);
    }

    /** The decision, and where nothing grants it what comes near. */
    String describe() {
      var near =
          conditionsAlone() == Answer.YES
              ? "; without its Condition this would: "
                  + Statements.conditional(unconditional, policies(), action)
              : delegates(key) == Answer.YES
                  ? "; the key's policy delegates to its account's IAM policies"
                  : "; the key's policy does not delegate to its account's IAM policies";
      return "%s: %s%s"
          .formatted(
              action, decision.describe(), decision.ruling() == Ruling.NOT_GRANTED ? near : "");
    }

    CheckResult result(Answer answer) {
      return CheckResult.of(answer, SOURCE, decision, describe());
    }

    private Stream<Policy> policies() {
      return Stream.concat(key.policy().found().stream(), Statements.read(role));
    }
  }

  private static CheckResult using(
      String action, Evidence account, Function<Use, Answer> question) {
    return asking(action, account, it -> it.result(question.apply(it)));
  }

  private static CheckResult asking(
      String action, Evidence account, Function<Use, CheckResult> question) {
    return Ask.both(
        account.role(),
        account.key(),
        (role, key) ->
            question.apply(
                account
                    .derived()
                    .once(Use.class, action, () -> Use.of(action, role, key, queueArn(account)))));
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
