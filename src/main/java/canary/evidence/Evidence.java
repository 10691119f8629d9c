package canary.evidence;

import canary.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All findings along one target's path and around it.
 *
 * @param derived what questions to it have in common
 */
public record Evidence(
    MethodAddress place,
    ApiFindings apiFindings,
    QueueFindings queueFindings,
    ContextFindings contextFindings,
    Derived derived) {

  public Evidence(
      MethodAddress place,
      ApiFindings apiFindings,
      QueueFindings queueFindings,
      ContextFindings contextFindings) {
    this(place, apiFindings, queueFindings, contextFindings, new Derived());
  }

  /** Nothing was read, for this reason. */
  public static Evidence unread(MethodAddress place, String why) {
    return new Evidence(
        place,
        ApiFindings.unread(why),
        QueueFindings.unread(place, why),
        ContextFindings.unread(why));
  }

  /** The same evidence, as if this were deployed. */
  public Evidence withDeployed(Finding<Integration> other) {
    return new Evidence(place, apiFindings.withDeployed(other), queueFindings, contextFindings);
  }

  /** The same evidence beside what was read of the URL's custom domain. */
  public Evidence withDomain(Finding<CustomDomain> other) {
    return new Evidence(place, apiFindings.withDomain(other), queueFindings, contextFindings);
  }

  /** The same evidence where this API key was sent, or none. */
  public Evidence sendingKey(Optional<String> value) {
    var keys = apiKeys().sending(value);
    return new Evidence(place, apiFindings.withApiKeys(keys), queueFindings, contextFindings);
  }

  public Evidence withApi(RestApi other) {
    return new Evidence(place, apiFindings.withApi(other), queueFindings, contextFindings);
  }

  /** The same evidence with this in place of the role or consumer of the same ARN. */
  public Evidence withRole(Role other) {
    return new Evidence(place, apiFindings, queueFindings.withRole(other), contextFindings);
  }

  public Evidence withQueue(Queue other) {
    return new Evidence(place, apiFindings, queueFindings.withQueue(other), contextFindings);
  }

  public Evidence withKey(Key other) {
    return new Evidence(place, apiFindings, queueFindings.withKey(other), contextFindings);
  }

  /** The same evidence with this in place of the endpoint of the same id. */
  public Evidence withEndpoint(Endpoint other) {
    return new Evidence(place, apiFindings, queueFindings, contextFindings.withEndpoint(other));
  }

  public Evidence withTopic(Topic other) {
    return new Evidence(place, apiFindings, queueFindings, contextFindings.withTopic(other));
  }

  public Evidence withTestInvocation(Finding<TestInvocation> other) {
    return new Evidence(
        place, apiFindings, queueFindings, contextFindings.withTestInvocation(other));
  }

  public Finding<CustomDomain> domain() {
    return apiFindings.domain();
  }

  public Finding<RestApi> api() {
    return apiFindings.api();
  }

  public Finding<List<GatewayResponse>> gatewayResponses() {
    return apiFindings.gatewayResponses();
  }

  public Finding<Stage> stage() {
    return apiFindings.stage();
  }

  public Finding<Method> method() {
    return apiFindings.method();
  }

  public Finding<DeployedMethod> route() {
    return apiFindings.route();
  }

  public Finding<List<UsagePlan>> usagePlans() {
    return apiFindings.usagePlans();
  }

  public ApiKeys apiKeys() {
    return apiFindings.apiKeys();
  }

  public Finding<Integration> saved() {
    return apiFindings.saved();
  }

  public Finding<Integration> deployed() {
    return apiFindings.deployed();
  }

  public Finding<RequestContract> contract() {
    return apiFindings.contract();
  }

  public Finding<Role> role() {
    return queueFindings.role();
  }

  public Finding<Queue> queue() {
    return queueFindings.queue();
  }

  public Finding<Queue> deadLetters() {
    return queueFindings.deadLetters();
  }

  public Finding<Key> key() {
    return queueFindings.key();
  }

  public List<Finding<Role>> consumers() {
    return queueFindings.consumers();
  }

  public Finding<Identity> identity() {
    return contextFindings.identity();
  }

  public Finding<List<Endpoint>> endpoints() {
    return contextFindings.endpoints();
  }

  public Finding<Simulation> simulation() {
    return contextFindings.simulation();
  }

  public Finding<TestInvocation> testInvocation() {
    return contextFindings.testInvocation();
  }

  public Finding<Topic> topic() {
    return contextFindings.topic();
  }

  public Finding<History> history() {
    return contextFindings.history();
  }

  public Owners owners() {
    return contextFindings.owners();
  }

  public Finding<UndeployedEdit> undeployedEdit() {
    return UndeployedEdit.between(saved(), deployed());
  }

  /**
   * Changes along the path, as CloudTrail has them and as far as things carry a date themselves;
   * latest first.
   */
  public List<Change> changes() {
    var dated =
        Stream.of(
                stage()
                    .found()
                    .flatMap(Stage::lastUpdated)
                    .map(at -> new Change(at, "the stage was updated")),
                route()
                    .found()
                    .flatMap(DeployedMethod::deployed)
                    .map(at -> new Change(at, "the API was deployed")),
                queue()
                    .found()
                    .flatMap(Queue::lastModified)
                    .map(at -> new Change(at, "the queue's attributes were set")))
            .flatMap(Optional::stream);
    return Stream.concat(dated, history().found().stream().flatMap(it -> it.changes().stream()))
        .sorted(Comparator.comparing(Change::when).reversed())
        .toList();
  }

  /** All that could not be read, inside other findings too. */
  public List<Finding.Unreadable<?>> notRead() {
    return unreadable(Stream.concat(onThePath(), owners().all()));
  }

  /** Whether all was read that may decide about messages; who owns a thing does not. */
  public boolean isPathRead() {
    return unreadable(onThePath()).isEmpty();
  }

  private Stream<Finding<?>> onThePath() {
    return Stream.of(
            Stream.of(identity(), domain(), api(), gatewayResponses(), stage(), method(), route()),
            Stream.of(
                usagePlans(),
                apiKeys().all(),
                endpoints(),
                saved(),
                deployed(),
                role(),
                queue(),
                deadLetters(),
                key()),
            consumers().stream(),
            Stream.of(simulation(), testInvocation(), topic(), history()),
            api().found().stream().map(RestApi::policy),
            endpoints().found().stream().flatMap(List::stream).map(Endpoint::policy),
            role().found().stream().flatMap(Role::parts),
            queue().found().stream().map(Queue::policy),
            key().found().stream().flatMap(Key::parts),
            consumers().stream().flatMap(it -> it.found().stream()).flatMap(Role::parts),
            topic().found().stream().flatMap(it -> Stream.of(it.policy(), it.key())),
            topic().found().flatMap(it -> it.key().found()).stream().flatMap(Key::parts),
            history().found().stream().map(History::rest))
        .flatMap(findings -> findings);
  }

  private static List<Finding.Unreadable<?>> unreadable(Stream<? extends Finding<?>> findings) {
    return findings
        .filter(it -> it instanceof Finding.Unreadable<?>)
        .<Finding.Unreadable<?>>map(it -> (Finding.Unreadable<?>) it)
        .distinct()
        .toList();
  }
}
