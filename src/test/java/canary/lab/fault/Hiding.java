package canary.lab.fault;

import canary.evidence.ApiKeys;
import canary.evidence.EvidenceDraft;
import canary.evidence.Grant;
import canary.evidence.Key;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Accounts of which one thing could not be read. */
final class Hiding {
  static final Map<String, UnaryOperator<EvidenceDraft>> ONE_READ =
      Map.ofEntries(
          Map.entry("identity", it -> it.identity(hidden())),
          Map.entry("custom domain", it -> it.domain(hidden())),
          Map.entry("API", it -> it.api(hidden())),
          Map.entry("stage", it -> it.stage(hidden())),
          Map.entry("method", it -> it.method(hidden())),
          Map.entry("deployment", it -> it.route(hidden())),
          Map.entry("saved integration", it -> it.saved(hidden())),
          Map.entry("deployed integration", it -> it.deployed(hidden())),
          Map.entry("role", it -> it.role(hidden())),
          Map.entry("queue", it -> it.queue(hidden())),
          Map.entry("key", it -> it.key(hidden())),
          Map.entry("simulation", it -> it.simulation(hidden())),
          Map.entry("test invocation", it -> it.testInvocation(hidden())),
          Map.entry("gateway responses", it -> it.gatewayResponses(hidden())),
          Map.entry("usage plans", it -> it.usagePlans(hidden())),
          Map.entry("API keys", it -> it.apiKeys(ApiKeys.of(hidden()))),
          Map.entry("VPC endpoints", it -> it.endpoints(hidden())),
          Map.entry("dead letters", it -> it.deadLetters(hidden())),
          Map.entry("topic", it -> it.topic(hidden())),
          Map.entry("event history", it -> it.history(hidden())),
          Map.entry("policy of the API", inApi(Hiding::withoutPolicy)),
          Map.entry("policies of the role", inRole(Hiding::withoutPolicies)),
          Map.entry("trust policy", inRole(Hiding::withoutTrust)),
          Map.entry("permissions boundary", inRole(Hiding::withoutBoundary)),
          Map.entry("policy of the queue", inQueue(Hiding::withoutPolicy)),
          Map.entry("policy of the key", inKey(Hiding::withoutPolicy)),
          Map.entry("grants of the key", inKey(Hiding::withoutGrants)));

  private Hiding() {}

  private static UnaryOperator<EvidenceDraft> inApi(UnaryOperator<RestApi> change) {
    return it -> it.api(it.done().api().map(change));
  }

  private static RestApi withoutPolicy(RestApi it) {
    return new RestApi(
        hidden(),
        it.endpointTypes(),
        it.vpcEndpointIds(),
        it.disableExecuteApiEndpoint(),
        it.binaryMediaTypes(),
        it.tags());
  }

  private static UnaryOperator<EvidenceDraft> inRole(UnaryOperator<Role> change) {
    return it -> it.role(it.done().role().map(change));
  }

  private static Role withoutPolicies(Role it) {
    var unread = List.of(new RolePolicy("all", RolePolicy.Kind.INLINE, hidden()));
    return new Role(it.arn(), it.roleId(), it.trust(), unread, it.boundary(), it.tags());
  }

  private static Role withoutTrust(Role it) {
    return new Role(it.arn(), it.roleId(), hidden(), it.policies(), it.boundary(), it.tags());
  }

  private static Role withoutBoundary(Role it) {
    return new Role(it.arn(), it.roleId(), it.trust(), it.policies(), hidden(), it.tags());
  }

  private static UnaryOperator<EvidenceDraft> inQueue(UnaryOperator<Queue> change) {
    return it -> it.queue(it.done().queue().map(change));
  }

  private static Queue withoutPolicy(Queue it) {
    return new Queue(it.arn(), hidden(), it.attributes());
  }

  private static UnaryOperator<EvidenceDraft> inKey(UnaryOperator<Key> change) {
    return it -> it.key(it.done().key().map(change));
  }

  private static Key withoutPolicy(Key it) {
    return with(it, hidden(), it.grants());
  }

  private static Key withoutGrants(Key it) {
    return with(it, it.policy(), hidden());
  }

  private static Key with(Key it, Finding<Policy> policy, Finding<List<Grant>> grants) {
    return new Key(it.arn(), it.state(), it.manager(), it.usage(), it.spec(), policy, grants);
  }

  private static <T> Finding<T> hidden() {
    return Finding.unreadable("something", "AccessDenied: the canary is not allowed to read this");
  }
}
