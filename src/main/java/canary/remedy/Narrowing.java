package canary.remedy;

import canary.finding.Answer;
import canary.policy.Effect;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Principals;
import canary.policy.Reach;
import canary.policy.Request;
import canary.policy.Selector;
import canary.policy.Statement;
import canary.remedy.StatementChange.Carved;
import canary.remedy.StatementChange.Excepted;
import canary.remedy.StatementChange.Meeting;
import canary.remedy.StatementChange.Removed;
import canary.remedy.StatementChange.Unconditioned;
import canary.remedy.StatementChange.WithoutActions;
import canary.remedy.StatementChange.WithoutPrincipals;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of one statement after which it blocks no requests, the narrowest first. */
final class Narrowing {
  private static final Set<Reach> NAMED = Set.of(Reach.CALLER, Reach.SESSION);

  private Narrowing() {}

  /** Of a statement that denies, or may, at least one of the requests of one caller. */
  static List<StatementChange> ofDeny(
      Statement statement, PolicyKind kind, List<Request> requests) {
    var actions = requests.stream().map(Request::action).distinct().toList();
    var request = requests.getFirst();
    var named =
        statement.principals().stream()
            .filter(it -> !it.inverted())
            .flatMap(it -> it.entries().stream())
            .filter(it -> NAMED.contains(request.caller().reachedBy(it)))
            .toList();
    return Stream.of(
            kind == PolicyKind.IDENTITY && isEverything(statement)
                ? Stream.of(new Carved(actions, request.resource()))
                : withoutActions(statement, actions),
            kind == PolicyKind.RESOURCE && named.isEmpty()
                ? excepting(request)
                : withoutPrincipals(statement, named),
            Stream.of(new Removed()))
        .<StatementChange>flatMap(changes -> changes)
        .toList();
  }

  /** Where others are left: a statement of nothing is removed. */
  private static Stream<WithoutActions> withoutActions(Statement statement, List<String> actions) {
    boolean left =
        statement.actions().patterns().stream()
            .anyMatch(it -> actions.stream().noneMatch(it::equalsIgnoreCase));
    return left && !statement.actions().inverted()
        ? Stream.of(new WithoutActions(actions))
        : Stream.empty();
  }

  private static Stream<WithoutPrincipals> withoutPrincipals(
      Statement statement, List<Principals.Principal> named) {
    boolean left =
        statement.principals().stream()
            .flatMap(it -> it.entries().stream())
            .anyMatch(it -> !named.contains(it));
    return left && !named.isEmpty() ? Stream.of(new WithoutPrincipals(named)) : Stream.empty();
  }

  private static boolean isEverything(Statement statement) {
    return statement.resources().map(Selector::patterns).filter(List.of("*")::equals).isPresent()
        && statement.resources().filter(Selector::inverted).isEmpty();
  }

  private static Stream<Excepted> excepting(Request request) {
    return request.context().value("aws:PrincipalArn").stream().map(Excepted::new);
  }

  /** What makes the statement's conditions hold, one change for each that does not. */
  static List<StatementChange> ofConditions(Statement statement, Request request) {
    return statement.conditions().stream()
        .filter(it -> it.holds(request.context()).answer() != Answer.YES)
        .<StatementChange>map(
            it ->
                request
                    .context()
                    .value(it.key())
                    .filter(_ -> !it.operator().contains("Not") && !it.operator().equals("Null"))
                    .<StatementChange>map(value -> new Meeting(it.operator(), it.key(), value))
                    .orElseGet(() -> new Unconditioned(it.operator(), it.key())))
        .toList();
  }

  /** Whether it allows another action of SQS than the request's. */
  static boolean isBeyond(Statement statement, Request request) {
    return statement.effect() == Effect.ALLOW
        && (statement.actions().inverted()
            || statement.actions().patterns().stream()
                .anyMatch(
                    it ->
                        !it.equalsIgnoreCase(request.action())
                            && (it.startsWith("*") || it.regionMatches(true, 0, "sqs:", 0, 4))));
  }

  static boolean hasNoneBeyond(Policy policy, Request request) {
    return policy.statements().stream().noneMatch(it -> isBeyond(it, request));
  }

  /** Whether the statement alone speaks, or may speak, about the request. */
  static Answer speaks(Statement statement, PolicyKind kind, Request request) {
    var decision = new Policy("", List.of(statement)).decide(kind, request, Reach.ANY);
    return (statement.effect() == Effect.DENY ? decision.denies() : decision.allows()).answer();
  }
}
