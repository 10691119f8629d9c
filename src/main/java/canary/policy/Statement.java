package canary.policy;

import canary.finding.Answer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One statement of a policy.
 *
 * @param name the Sid, or its place in the policy, as {@code #2}
 */
public record Statement(
    String name,
    Effect effect,
    Optional<Principals> principals,
    Selector actions,
    Optional<Selector> resources,
    List<Condition> conditions) {
  public Statement {
    conditions = List.copyOf(conditions);
  }

  /** Whether the statement speaks about the request, to callers it reaches as far as counted. */
  Match matches(PolicyKind kind, Request request, Set<Reach> counted) {
    var action = Match.of(actions.coversAction(request.action()), "Action");
    return action.answer() == Answer.NO
        ? action
        : action
            .and(kind.principals(principals, effect, request, counted))
            .and(kind.resources(resources, request))
            .and(Match.all(conditions.stream().map(one -> one.holds(request.context())).toList()));
  }

  /** What {@link Policy#hangsOn} says of this statement. */
  Stream<String> hangsOn(PolicyKind kind, Request request) {
    var context = request.context();
    boolean relevant =
        switch (effect) {
          case ALLOW -> withoutConditions().matches(kind, request, Reach.ANY).answer() != Answer.NO;
          case DENY -> matches(kind, request, Reach.ANY).answer() != Answer.NO;
        };
    return conditions.stream()
        .filter(_ -> relevant)
        .filter(it -> effect == Effect.DENY || it.holds(context).answer() != Answer.YES)
        .map(it -> it.describe(context));
  }

  private Statement withoutConditions() {
    return new Statement(name, effect, principals, actions, resources, List.of());
  }

  /** The ids that stand in place of ARNs: of principals who were deleted, or still are there. */
  public List<String> principalIds() {
    return principals.stream()
        .flatMap(some -> some.entries().stream())
        .filter(Principals.Principal::isId)
        .map(Principals.Principal::value)
        .toList();
  }

  /** A Deny to all principals for every action of a service, without a condition. */
  public boolean deniesEverything() {
    return effect == Effect.DENY
        && conditions.isEmpty()
        && !actions.inverted()
        && actions.patterns().stream().anyMatch(action -> action.matches("\\*|[A-Za-z0-9-]+:\\*"))
        && principals
            .filter(some -> !some.inverted())
            .filter(some -> some.entries().stream().anyMatch(Principals.Principal::isEveryone))
            .isPresent();
  }
}
