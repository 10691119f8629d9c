package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.evidence.RolePolicy.Kind;
import canary.evidence.Topic;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.stream.Stream;

/** The account as it would be with another policy in a place. */
final class Supposed {
  private Supposed() {}

  static Evidence in(Evidence account, PolicyPlace place) {
    var policy = Finding.known(place.policy());
    return switch (place.type()) {
      case INLINE, MANAGED, BOUNDARY, TRUST ->
          roles(account)
              .reduce(account, (it, role) -> it.withRole(role(role, place)), (_, it) -> it);
      case QUEUE ->
          account
              .queue()
              .found()
              .map(it -> account.withQueue(new Queue(it.arn(), policy, it.attributes())))
              .orElse(account);
      case KEY -> key(account, place);
      case API ->
          account.api().found().map(it -> account.withApi(it.withPolicy(policy))).orElse(account);
      case ENDPOINT ->
          account.endpoints().found().stream()
              .flatMap(List::stream)
              .filter(it -> it.id().equals(place.owner().resource()))
              .map(it -> account.withEndpoint(it.withPolicy(policy)))
              .findFirst()
              .orElse(account);
      case TOPIC ->
          account
              .topic()
              .found()
              .map(it -> account.withTopic(new Topic(it.arn(), policy, it.key())))
              .orElse(account);
    };
  }

  private static Stream<Role> roles(Evidence account) {
    return Stream.concat(Stream.of(account.role()), account.consumers().stream())
        .flatMap(it -> it.found().stream());
  }

  private static Role role(Role role, PolicyPlace place) {
    var policy = Finding.known(place.policy());
    boolean own = role.arn().equals(place.owner());
    return switch (place.type()) {
      case INLINE -> own ? role.withPolicies(inline(role, place)) : role;
      case MANAGED ->
          role.withPolicies(
              role.policies().stream()
                  .map(it -> isOfName(it.document(), place) ? attached(it.name(), policy) : it)
                  .toList());
      case BOUNDARY -> isOfName(role.boundary(), place) ? role.withBoundary(policy) : role;
      case TRUST -> own ? role.withTrust(policy) : role;
      case QUEUE, KEY, API, ENDPOINT, TOPIC -> role;
    };
  }

  /** In place of the one of its name, or beside the others. */
  private static List<RolePolicy> inline(Role role, PolicyPlace place) {
    var others =
        role.policies().stream()
            .filter(it -> it.kind() != Kind.INLINE || !it.name().equals(place.name()));
    var policy = new RolePolicy(place.name(), Kind.INLINE, Finding.known(place.policy()));
    return Stream.concat(others, Stream.of(policy)).toList();
  }

  private static RolePolicy attached(String name, Finding<Policy> policy) {
    return new RolePolicy(name, Kind.ATTACHED, policy);
  }

  private static boolean isOfName(Finding<Policy> found, PolicyPlace place) {
    return found.is(it -> it.name().equals(place.policy().name())) == Answer.YES;
  }

  /** A key may be the queue's, the topic's, or both's. */
  private static Evidence key(Evidence account, PolicyPlace place) {
    var policy = Finding.known(place.policy());
    var ofQueue =
        account
            .key()
            .found()
            .filter(it -> it.arn().equals(place.owner()))
            .map(it -> account.withKey(it.withPolicy(policy)))
            .orElse(account);
    return ofQueue
        .topic()
        .found()
        .filter(it -> it.key().is(key -> key.arn().equals(place.owner())) == Answer.YES)
        .map(
            it ->
                ofQueue.withTopic(
                    new Topic(it.arn(), it.policy(), it.key().map(key -> key.withPolicy(policy)))))
        .orElse(ofQueue);
  }
}
