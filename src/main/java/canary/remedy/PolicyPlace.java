package canary.remedy;

import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.Identity;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.Topic;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy that was read, where it is attached.
 *
 * @param owner what has it: the role, queue, key, API, endpoint or topic; itself where it is a
 *     managed one
 * @param name of an inline policy; of the role that has a managed one; of an API's stage; else
 *     empty
 */
record PolicyPlace(Type type, Arn owner, String name, Policy policy) {

  /** The kinds of policies, by how they are set. */
  enum Type {
    INLINE,
    MANAGED,
    BOUNDARY,
    TRUST,
    QUEUE,
    KEY,
    API,
    ENDPOINT,
    TOPIC
  }

  /** The role's own policies that were read. */
  static Stream<PolicyPlace> ofRole(Role role) {
    return role.policies().stream()
        .flatMap(
            it ->
                it.document().found().stream()
                    .flatMap(
                        policy ->
                            switch (it.kind()) {
                              case INLINE ->
                                  Stream.of(
                                      new PolicyPlace(Type.INLINE, role.arn(), it.name(), policy));
                              case ATTACHED -> managed(Type.MANAGED, role, policy);
                            }));
  }

  static Stream<PolicyPlace> boundary(Role role) {
    return role.boundary().found().stream().flatMap(it -> managed(Type.BOUNDARY, role, it));
  }

  /** A policy's name ends with its ARN. */
  private static Stream<PolicyPlace> managed(Type type, Role role, Policy policy) {
    return Arn.parse(policy.name().substring(policy.name().lastIndexOf(' ') + 1)).stream()
        .map(it -> new PolicyPlace(type, it, role.name(), policy));
  }

  static Stream<PolicyPlace> trust(Role role) {
    return of(Type.TRUST, role.arn(), role.trust());
  }

  static Stream<PolicyPlace> of(Queue queue) {
    return of(Type.QUEUE, queue.arn(), queue.policy());
  }

  static Stream<PolicyPlace> of(Key key) {
    return key.isAwsManaged() ? Stream.empty() : of(Type.KEY, key.arn(), key.policy());
  }

  static Stream<PolicyPlace> of(Topic topic) {
    return of(Type.TOPIC, topic.arn(), topic.policy());
  }

  static Stream<PolicyPlace> of(RestApi api, Evidence account) {
    var place = account.place();
    return api.policy().found().stream()
        .map(
            it ->
                new PolicyPlace(
                    Type.API,
                    new Arn(
                        "aws",
                        "apigateway",
                        place.region(),
                        account.identity().found().map(Identity::account).orElse(""),
                        place.apiId()),
                    place.stage(),
                    it));
  }

  static Stream<PolicyPlace> of(Endpoint endpoint, Evidence account) {
    return of(
        Type.ENDPOINT,
        new Arn(
            "aws",
            "ec2",
            account.place().region(),
            account.identity().found().map(Identity::account).orElse(""),
            endpoint.id()),
        endpoint.policy());
  }

  private static Stream<PolicyPlace> of(Type type, Arn owner, Finding<Policy> policy) {
    return policy.found().stream().map(it -> new PolicyPlace(type, owner, "", it));
  }

  PolicyKind kind() {
    return switch (type) {
      case INLINE, MANAGED, BOUNDARY -> PolicyKind.IDENTITY;
      case TRUST -> PolicyKind.TRUST;
      case QUEUE, KEY, API, ENDPOINT, TOPIC -> PolicyKind.RESOURCE;
    };
  }

  /** As a sentence names it, after the. */
  String words() {
    return switch (type) {
      case INLINE -> "policy %s of role %s".formatted(name, owner.lastName());
      case MANAGED -> "managed policy " + owner;
      case BOUNDARY -> "permissions boundary " + owner;
      case TRUST -> "trust policy of role " + owner.lastName();
      case QUEUE -> "policy of queue " + owner.resource();
      case KEY -> "policy of key " + owner.lastName();
      case API -> "resource policy of API " + owner.resource();
      case ENDPOINT -> "policy of VPC endpoint " + owner.resource();
      case TOPIC -> "policy of topic " + owner.resource();
    };
  }

  /** One of AWS's own, which no customer can change. */
  boolean isOfAws() {
    return owner.account().equals("aws");
  }

  /** The account that alone can change it, where that is another than the canary's. */
  Optional<String> foreign(Evidence account) {
    return account
        .identity()
        .found()
        .map(Identity::account)
        .filter(it -> !isOfAws() && !it.equals(owner.account()))
        .map(_ -> owner.account());
  }

  PolicyPlace having(Policy other) {
    return new PolicyPlace(type, owner, name, other);
  }

  /** A policy of ours beside those that the role has; the one of its name where it has it. */
  static List<PolicyPlace> own(Finding<Role> found, String name) {
    return found.found().stream()
        .map(
            role ->
                PolicyPlace.ofRole(role)
                    .filter(it -> it.type() == Type.INLINE && it.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> added(role.arn(), name)))
        .toList();
  }

  /** A policy that the role does not have. */
  static PolicyPlace added(Arn role, String name) {
    return new PolicyPlace(Type.INLINE, role, name, new Policy("policy " + name, List.of()));
  }
}
