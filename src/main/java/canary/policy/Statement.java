package canary.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    return Match.of(actions.coversAction(request.action()), "Action")
        .and(kind.principals(principals, effect, request, counted))
        .and(kind.resources(resources, request))
        .and(Match.all(conditions.stream().map(one -> one.holds(request.context())).toList()));
  }

  /** The ids that stand in place of ARNs: of principals who were deleted, or still are there. */
  public List<String> principalIds() {
    return principals.stream()
        .flatMap(some -> some.entries().stream())
        .filter(Principals.Entry::isId)
        .map(Principals.Entry::value)
        .toList();
  }

  /** A Deny to everybody for every action of a service, without a condition. */
  public boolean deniesEverything() {
    return effect == Effect.DENY
        && conditions.isEmpty()
        && !actions.inverted()
        && actions.patterns().stream().anyMatch(action -> action.matches("\\*|[A-Za-z0-9-]+:\\*"))
        && principals
            .filter(some -> !some.inverted())
            .filter(some -> some.entries().stream().anyMatch(Principals.Entry::isEveryone))
            .isPresent();
  }
}
