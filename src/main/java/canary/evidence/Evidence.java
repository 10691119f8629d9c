package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All findings along one target's path and around it.
 *
 * @param gatewayResponses those that the owner has changed
 * @param route the method in the summary of the stage's deployment
 * @param usagePlans those that list the stage; absent where the method asks for no API key
 * @param endpoints the VPC endpoints for SQS and, where the API is private, for it
 * @param saved the integration as it is being edited
 * @param deployed the integration that the stage serves
 * @param role the one that the deployed integration names
 * @param queue the one that is meant
 * @param deadLetters the queue's dead-letter queue; absent where it has none
 * @param consumers the roles of the consumers that are named
 * @param topic where notices and alarms go; absent where none is set
 */
public record Evidence(
    MethodAddress place,
    Finding<Identity> identity,
    Finding<RestApi> api,
    Finding<List<GatewayResponse>> gatewayResponses,
    Finding<Stage> stage,
    Finding<Method> method,
    Finding<DeployedMethod> route,
    Finding<List<UsagePlan>> usagePlans,
    Finding<List<Endpoint>> endpoints,
    Finding<Integration> saved,
    Finding<Integration> deployed,
    Finding<Role> role,
    Finding<Queue> queue,
    Finding<Queue> deadLetters,
    Finding<Key> key,
    List<Finding<Role>> consumers,
    Finding<Simulation> simulation,
    Finding<TestInvocation> testInvocation,
    Finding<Topic> topic,
    Finding<History> history) {

  /** Nothing was read, for this reason. */
  public static Evidence unread(MethodAddress place, String why) {
    return new Evidence(
        place,
        Finding.unreadable("identity", why),
        Finding.unreadable("API", why),
        Finding.unreadable("gateway responses", why),
        Finding.unreadable("stage", why),
        Finding.unreadable("method", why),
        Finding.unreadable("deployment", why),
        Finding.unreadable("usage plans", why),
        Finding.unreadable("VPC endpoints", why),
        Finding.unreadable("saved integration", why),
        Finding.unreadable("deployed integration", why),
        Finding.unreadable("role", why),
        Finding.unreadable("queue", why),
        Finding.unreadable("dead-letter queue", why),
        Finding.unreadable("key", why),
        place.consumerRoleArns().stream().map(it -> consumer(it, why)).toList(),
        Finding.unreadable("simulation", why),
        Finding.unreadable("test invocation", why),
        Finding.unreadable("topic", why),
        Finding.unreadable("event history", why));
  }

  private static Finding<Role> consumer(Arn role, String why) {
    return Finding.unreadable("consumer " + role.lastName(), why);
  }

  /** A draft of the same evidence, to be changed in parts. */
  public EvidenceDraft revise() {
    return new EvidenceDraft(this);
  }

  public Finding<UndeployedEdit> undeployedEdit() {
    return UndeployedEdit.between(saved, deployed);
  }

  /**
   * What was changed along the path, as CloudTrail tells it and as far as things carry a date
   * themselves; latest first.
   */
  public List<Change> changes() {
    var dated =
        Stream.of(
                stage
                    .found()
                    .flatMap(Stage::lastUpdated)
                    .map(at -> new Change(at, "the stage was updated")),
                route
                    .found()
                    .flatMap(DeployedMethod::deployed)
                    .map(at -> new Change(at, "the API was deployed")),
                queue
                    .found()
                    .flatMap(Queue::lastModified)
                    .map(at -> new Change(at, "the queue's attributes were set")))
            .flatMap(Optional::stream);
    return Stream.concat(dated, history.found().stream().flatMap(it -> it.changes().stream()))
        .sorted(Comparator.comparing(Change::when).reversed())
        .toList();
  }

  /** All that could not be read, inside other findings too. */
  public List<Finding.Unreadable<?>> notRead() {
    return Stream.of(
            Stream.of(identity, api, gatewayResponses, stage, method, route, usagePlans),
            Stream.of(endpoints, saved, deployed, role, queue, deadLetters, key),
            consumers.stream(),
            Stream.of(simulation, testInvocation, topic, history),
            api.found().stream().map(RestApi::policy),
            endpoints.found().stream().flatMap(List::stream).map(Endpoint::policy),
            role.found().stream().flatMap(Evidence::within),
            queue.found().stream().map(Queue::policy),
            key.found().stream().flatMap(Evidence::within),
            consumers.stream().flatMap(it -> it.found().stream()).flatMap(Evidence::within),
            topic.found().stream().flatMap(it -> Stream.of(it.policy(), it.key())),
            topic.found().flatMap(it -> it.key().found()).stream().flatMap(Evidence::within),
            history.found().stream().map(History::rest))
        .flatMap(findings -> findings)
        .<Finding.Unreadable<?>>mapMulti(
            (finding, unread) -> {
              if (finding instanceof Finding.Unreadable<?> unreadable) {
                unread.accept(unreadable);
              }
            })
        .distinct()
        .toList();
  }

  private static Stream<Finding<Policy>> within(Role role) {
    return Stream.concat(
        Stream.of(role.trust(), role.boundary()),
        role.policies().stream().map(RolePolicy::document));
  }

  private static Stream<Finding<?>> within(Key key) {
    return Stream.of(key.policy(), key.grants());
  }
}
