package canary.question;

import canary.evidence.Role;
import canary.finding.Answer;
import canary.policy.Decision;
import canary.policy.Effect;
import canary.policy.Policy;
import canary.policy.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements of a role's policies that come near to an action, independent of the decision. */
final class Statements {
  private Statements() {}

  /** Those that allow the action, on any resource and condition. */
  static List<Statement> allowing(Role role, String action) {
    return read(role).flatMap(it -> allowing(it, action)).toList();
  }

  /** The role's own policies that were read. */
  static Stream<Policy> read(Role role) {
    return role.policies().stream().flatMap(it -> it.document().found().stream());
  }

  /** Whether they allow it at all; one that was not read may. */
  static Answer allowSomewhere(Role role, String action) {
    return role.policies().stream()
        .map(it -> it.document().is(policy -> allowing(policy, action).findAny().isPresent()))
        .reduce(Answer.NO, Answer::or);
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

  private static Stream<Statement> allowing(Policy policy, String action) {
    return policy.statements().stream()
        .filter(
            it -> it.effect() == Effect.ALLOW && it.actions().coversAction(action) == Answer.YES);
  }
}
