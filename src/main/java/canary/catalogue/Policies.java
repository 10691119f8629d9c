package canary.catalogue;

import canary.evidence.Evidence;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Decision;
import canary.policy.Effect;
import canary.policy.Match;
import canary.policy.Policy;
import canary.policy.Ruling;
import canary.policy.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the catalogue puts questions to policies, and how it tells what they said. */
final class Policies {
  private Policies() {}

  /** A question to two things at once; unless both were read the answer is UNKNOWN. */
  static <A, B> Function<Evidence, CheckResult> both(
      Function<Evidence, Finding<A>> one,
      Function<Evidence, Finding<B>> other,
      BiFunction<A, B, CheckResult> question) {
    return account -> {
      var unread =
          Stream.of(one.apply(account), other.apply(account))
              .flatMap(Policies::unread)
              .collect(Collectors.toSet());
      return unread.isEmpty()
          ? one.apply(account)
              .found()
              .flatMap(a -> other.apply(account).found().map(b -> question.apply(a, b)))
              .orElseGet(
                  () -> CheckResult.of(Answer.NO, "policies", "role, queue or key does not exist"))
          : CheckResult.unknown("policies", unread);
    };
  }

  private static Stream<String> unread(Finding<?> finding) {
    return finding instanceof Finding.Unreadable<?>(var what, var why, _)
        ? Stream.of(what + ": " + why)
        : Stream.empty();
  }

  /** A question to one policy of a thing; a policy that is not there has no such fault. */
  static CheckResult of(
      Finding<Policy> policy, String source, Function<Policy, CheckResult> question) {
    return switch (policy) {
      case Finding.Known<Policy>(var known) -> question.apply(known);
      case Finding.Absent<Policy> _ -> CheckResult.of(Answer.NO, source, "there is none");
      case Finding.Unreadable<Policy>(var what, var why, _) ->
          CheckResult.unknown(source, Set.of(what + ": " + why));
    };
  }

  /** YES where the request does not pass, for whatever reason. */
  static Answer refused(Ruling ruling) {
    return switch (ruling) {
      case ALLOWED -> Answer.NO;
      case DENIED, NOT_GRANTED -> Answer.YES;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  /** YES where nothing allows the request and nothing denies it. */
  static Answer notGranted(Decision decision) {
    return switch (decision.ruling()) {
      case ALLOWED, DENIED -> Answer.NO;
      case NOT_GRANTED -> Answer.YES;
      case UNKNOWN -> Answer.UNKNOWN;
    };
  }

  /**
   * The statements of the role's own policies that allow an action, on whatever resource and
   * condition.
   */
  static List<Statement> allowing(Role role, String action) {
    return read(role).flatMap(it -> allowing(it, action)).toList();
  }

  /** The role's own policies that were read. */
  static Stream<Policy> read(Role role) {
    return role.policies().stream().flatMap(it -> it.document().found().stream());
  }

  /** What a decision would rest on if no statement had a Condition, and has one. */
  static String conditional(Decision unconditional, Stream<Policy> policies, String action) {
    var conditional =
        policies
            .flatMap(
                policy ->
                    allowing(policy, action)
                        .filter(it -> !it.conditions().isEmpty())
                        .map(policy::cited))
            .collect(Collectors.toSet());
    return unconditional.allows().statements().stream()
        .filter(conditional::contains)
        .collect(Collectors.joining("; "));
  }

  /** What the statements speak of, as they write it. */
  static String resources(List<Statement> statements) {
    return statements.stream()
        .flatMap(it -> it.resources().stream())
        .map(it -> (it.inverted() ? "all but " : "") + String.join(", ", it.patterns()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Whether they allow it at all; one that was not read may. */
  static Answer allowSomewhere(Role role, String action) {
    return role.policies().stream()
        .map(it -> it.document().is(policy -> allowing(policy, action).findAny().isPresent()))
        .reduce(Answer.NO, Answer::or);
  }

  static Stream<Statement> allowing(Policy policy, String action) {
    return policy.statements().stream()
        .filter(
            it -> it.effect() == Effect.ALLOW && it.actions().coversAction(action) == Answer.YES);
  }

  /** The decision in words, with the statements that made it and what it hangs on. */
  static String describe(Decision decision) {
    var words =
        switch (decision.ruling()) {
          case ALLOWED -> "allowed";
          case DENIED -> "denied";
          case NOT_GRANTED -> "no statement allows it";
          case UNKNOWN -> "not certain";
        };
    var deciding =
        switch (decision.ruling()) {
          case ALLOWED, NOT_GRANTED -> Stream.of(decision.allows());
          case DENIED -> Stream.of(decision.denies());
          case UNKNOWN -> Stream.of(decision.denies(), decision.allows());
        };
    var statements = deciding.map(Match::statements).flatMap(List::stream).distinct().toList();
    var by = statements.isEmpty() ? "" : " (" + String.join("; ", statements) + ")";
    var hangs =
        decision.unknown().isEmpty()
            ? ""
            : ", it hangs on " + String.join(", ", decision.unknown());
    return words + by + hangs;
  }
}
