package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.RoleUses;
import java.util.List;
import java.util.Optional;

/** The fixes of policies that are computed, each for the causes of its kind. */
public final class PolicyFixes {
  private PolicyFixes() {}

  /** Nothing is known that helps. */
  public static Optional<Remedy> none(Evidence account, KnownNames names) {
    return Optional.empty();
  }

  /** A policy of the role denies sending. */
  public static Optional<Remedy> roleDenial(Evidence account, KnownNames names) {
    return PolicyRemedy.lifting(Goal.send(account), account, ofRole(account));
  }

  /** The role's permissions boundary denies sending. */
  public static Optional<Remedy> boundaryDenial(Evidence account, KnownNames names) {
    return PolicyRemedy.lifting(Goal.send(account), account, ofBoundary(account));
  }

  /** The role's permissions boundary denies sending, or does not allow it. */
  public static Optional<Remedy> boundary(Evidence account, KnownNames names) {
    var places = ofBoundary(account);
    return PolicyRemedy.allowing(Goal.send(account), account, places, places, AllowStatement::send);
  }

  /** The trust policy denies API Gateway. */
  public static Optional<Remedy> trustDenial(Evidence account, KnownNames names) {
    return PolicyRemedy.lifting(Goal.assume(account), account, ofTrust(account));
  }

  /** The trust policy denies API Gateway, leaves it out, or has a condition. */
  public static Optional<Remedy> trust(Evidence account, KnownNames names) {
    var places = ofTrust(account);
    return PolicyRemedy.allowing(
        Goal.assume(account), account, places, places, _ -> AllowStatement.assume());
  }

  /** The role lacks the permission to send. */
  public static Optional<Remedy> sending(Evidence account, KnownNames names) {
    return PolicyRemedy.allowing(
        Goal.send(account),
        account,
        List.of(),
        PolicyPlace.own(account.role(), "apigw-sqs-canary-send"),
        AllowStatement::send);
  }

  /** The role is allowed nothing of SQS but sending, unless another method needs more of it. */
  public static Optional<Remedy> onlySending(Evidence account, KnownNames names) {
    return Goal.send(account)
        .found()
        .filter(_ -> RoleUses.of(account).isEmpty())
        .flatMap(goal -> PolicyRemedy.onlySending(goal, account, ofRole(account)));
  }

  /** The role's permission to send has a condition. */
  public static Optional<Remedy> sendingCondition(Evidence account, KnownNames names) {
    return PolicyRemedy.allowing(
        Goal.send(account), account, ofRole(account), List.of(), AllowStatement::send);
  }

  /** The queue's policy denies the role. */
  public static Optional<Remedy> queueDenial(Evidence account, KnownNames names) {
    return PolicyRemedy.lifting(
        Goal.send(account),
        account,
        account.queue().found().stream().flatMap(PolicyPlace::of).toList());
  }

  /** The queue's policy names one deleted principal, where the role is meant to send. */
  public static Optional<Remedy> stalePrincipal(Evidence account, KnownNames names) {
    return Goal.send(account)
        .found()
        .flatMap(
            goal ->
                account.queue().found().stream()
                    .flatMap(PolicyPlace::of)
                    .flatMap(it -> PolicyRemedy.renaming(account, goal, it).stream())
                    .findFirst());
  }

  /** The API's resource policy denies the canary's call. */
  public static Optional<Remedy> apiDenial(Evidence account, KnownNames names) {
    return PolicyRemedy.lifting(Goal.invoke(account), account, ofApi(account));
  }

  /** The API's resource policy denies the canary's call, or allows no caller without policies. */
  public static Optional<Remedy> api(Evidence account, KnownNames names) {
    var places = ofApi(account);
    return PolicyRemedy.allowing(
        Goal.invoke(account), account, places, places, AllowStatement::invoke);
  }

  /** The policy of a VPC endpoint denies the canary's call. */
  public static Optional<Remedy> endpointDenial(Evidence account, KnownNames names) {
    return endpoint(account, true);
  }

  /** The policy of a VPC endpoint denies the canary's call, or does not allow it. */
  public static Optional<Remedy> endpoint(Evidence account, KnownNames names) {
    return endpoint(account, false);
  }

  private static Optional<Remedy> endpoint(Evidence account, boolean denied) {
    return account.endpoints().found().stream()
        .flatMap(List::stream)
        .filter(it -> it.isForApis())
        .flatMap(
            it -> {
              var goal = Goal.through(it, account);
              var places = PolicyPlace.of(it, account).toList();
              return (denied
                      ? PolicyRemedy.lifting(goal, account, places)
                      : PolicyRemedy.allowing(
                          goal, account, places, places, AllowStatement::invoke))
                  .stream();
            })
        .findFirst();
  }

  private static List<PolicyPlace> ofApi(Evidence account) {
    return account.api().found().stream().flatMap(it -> PolicyPlace.of(it, account)).toList();
  }

  private static List<PolicyPlace> ofRole(Evidence account) {
    return account.role().found().stream().flatMap(PolicyPlace::ofRole).toList();
  }

  private static List<PolicyPlace> ofBoundary(Evidence account) {
    return account.role().found().stream().flatMap(PolicyPlace::boundary).toList();
  }

  private static List<PolicyPlace> ofTrust(Evidence account) {
    return account.role().found().stream().flatMap(PolicyPlace::trust).toList();
  }
}
