package canary.aws;

import canary.aws.ParallelReads.Pending;
import canary.evidence.ApiExport;
import canary.evidence.ApiFindings;
import canary.evidence.ApiKeys;
import canary.evidence.ContextFindings;
import canary.evidence.CustomDomain;
import canary.evidence.Endpoint;
import canary.evidence.Evidence;
import canary.evidence.History;
import canary.evidence.Identity;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.QueueFindings;
import canary.evidence.Role;
import canary.evidence.Simulation;
import canary.evidence.Stage;
import canary.evidence.TestInvocation;
import canary.evidence.Topic;
import canary.evidence.TrailEvent;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.probe.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The order of the reads: all start at once, and each waits for those that it learns from. */
record ReadPlan(Clients clients, ParallelReads reads, MethodAddress place, Optional<Arn> topicArn) {

  /** Where the URL does not name the API, the mapping of its custom domain is read first. */
  Evidence evidence(Optional<Payload> testMessage) {
    var domain = reads.start("custom domain", this::domain).finding();
    var judged = CustomDomain.judged(place, domain);
    return (judged.isKnown()
            ? new ReadPlan(clients, reads, judged, topicArn).path(testMessage)
            : Evidence.unread(judged, CustomDomain.unknownBehind(judged, domain)))
        .withDomain(domain);
  }

  private Finding<CustomDomain> domain() {
    return place
        .domain()
        .map(
            it ->
                new DomainReader(
                        clients.apiGateway(place.region()), clients.signedCalls(), place.region())
                    .read(it.host()))
        .orElseGet(Finding::absent);
  }

  private Evidence path(Optional<Payload> testMessage) {
    var gateway = new ApiReader(clients.apiGateway(place.region()), place, partition());

    var keys = new ApiKeyReader(clients.apiGateway(place.region()), partition(), place.region());

    var identity = reads.start("identity", this::identity);
    var topic = reads.start("topic", this::topic);

    var api = reads.start("API", gateway::api);
    var endpoints = reads.start("VPC endpoints", () -> unlessHidden(api, this::endpoints));
    var gatewayResponses = reads.start("gateway responses", gateway::gatewayResponses);
    var stage = reads.start("stage", gateway::stage);
    var route = reads.after(stage, "deployment", gateway::route);
    var usagePlans = reads.after(route, "usage plans", gateway::usagePlans);
    var apiKeys = reads.after(usagePlans, "API keys", keys::read);
    var resource = reads.start("resources", gateway::resource);
    var method = reads.after(resource, "method", gateway::method);
    var saved = reads.after(method, "saved integration", SavedMethod::integration);
    var export = reads.start("deployed integration", gateway::export);
    var deployed =
        reads.start(
            "deployed integration",
            () -> gateway.deployed(resource.finding(), export.finding(), ApiExport::integration));
    var contract =
        reads.start(
            "request validation",
            () -> gateway.deployed(resource.finding(), export.finding(), ApiExport::contract));
    var running =
        reads.start(
            "integration",
            () -> NextReads.running(deployed.finding(), saved.finding(), stage.finding()));
    var test = reads.start("test invocation", () -> test(resource, stage, testMessage));

    var roleArn = reads.start("role", () -> NextReads.role(place, running.finding()));
    var role = reads.after(roleArn, "role", it -> role("role", it, identity));
    var queueArn = reads.start("queue", () -> NextReads.queue(place, running.finding()));
    var queue = reads.after(queueArn, "queue", it -> queue("queue", it, identity));
    var deadLetterArn = reads.after(queue, "dead-letter queue", Queue::deadLetterArn);
    var deadLetters =
        reads.after(
            deadLetterArn, "dead-letter queue", it -> queue("dead-letter queue", it, identity));
    var keyArn = reads.start("key", () -> NextReads.key(place, queue.finding()));
    var key = reads.after(keyArn, "key", it -> key("key", it, roleArn.found()));
    var consumers =
        place.consumerRoleArns().stream()
            .map(
                it ->
                    reads.start("consumer", () -> role("consumer " + it.lastName(), it, identity)))
            .toList();

    var simulation = reads.after(roleArn, "simulation", it -> simulation(it, queueArn, key));
    var history =
        reads.start(
            "event history",
            () ->
                unlessHidden(
                    api,
                    () ->
                        history(
                            new TrailEvent.Path(
                                place.apiId(),
                                resource.found().map(ApiResource::id),
                                isHidden(role) ? Optional.empty() : roleArn.found(),
                                isHidden(queue) ? Optional.empty() : queueArn.found(),
                                key.found().map(Key::arn)))));

    var owners = new StackReader(clients.signedCalls(), reads).owners(place, api, role, queue, key);

    return new Evidence(
        place,
        new ApiFindings(
            Finding.absent(),
            api.finding(),
            gatewayResponses.finding(),
            stage.finding(),
            method.finding().map(SavedMethod::method),
            route.finding(),
            usagePlans.finding(),
            ApiKeys.of(apiKeys.finding()),
            saved.finding(),
            deployed.finding(),
            contract.finding()),
        new QueueFindings(
            role.finding(),
            queue.finding(),
            deadLetters.finding(),
            key.finding(),
            consumers.stream().map(Pending::finding).toList()),
        new ContextFindings(
            identity.finding(),
            endpoints.finding(),
            simulation.finding(),
            test.finding(),
            topic.finding(),
            history.finding(),
            owners.get()));
  }

  private String partition() {
    return PartitionMetadata.of(Region.of(place.region())).id();
  }

  private Finding<Identity> identity() {
    return new IdentityReader(clients.sts(place.region())).read();
  }

  private Finding<List<Endpoint>> endpoints() {
    return new EndpointReader(clients.signedCalls(), place.region()).read();
  }

  private Finding<Topic> topic() {
    return topicArn
        .map(
            arn ->
                new TopicReader(
                        clients.sns(arn.region()), it -> key("topic's key", it, Optional.empty()))
                    .read(arn))
        .orElseGet(Finding::absent);
  }

  private Finding<Role> role(String what, Arn arn, Pending<Identity> identity) {
    return new RoleReader(what, clients.iam(place.region()), reads, identity.finding()).read(arn);
  }

  private Finding<Queue> queue(String what, Arn arn, Pending<Identity> identity) {
    return new QueueReader(clients.sqs(arn.region()), identity.finding()).read(what, arn);
  }

  private Finding<Key> key(String what, Arn arn, Optional<Arn> role) {
    return new KeyReader(what, clients.kms(arn.region()), reads).read(arn, role);
  }

  private Finding<Simulation> simulation(Arn role, Pending<Arn> queue, Pending<Key> key) {
    return queue
        .finding()
        .then(
            it ->
                new RoleSimulator(clients.iam(place.region()), role)
                    .simulate(it, key.found().map(Key::arn)));
  }

  /**
   * A read whose permission covers the whole account: nobody must learn by this function of an API
   * that it is not allowed to read.
   */
  private static <T> Finding<T> unlessHidden(Pending<?> api, Supplier<Finding<T>> read) {
    return isHidden(api)
        ? Finding.unreadable("account", "is read only where the API itself may be read")
        : read.get();
  }

  private static boolean isHidden(Pending<?> pending) {
    return pending.finding() instanceof Finding.Unreadable<?>;
  }

  private Finding<History> history(TrailEvent.Path path) {
    return new HistoryReader(clients.signedCalls(), place.region(), Instant.now()).read(path);
  }

  private Finding<TestInvocation> test(
      Pending<ApiResource> resource, Pending<Stage> stage, Optional<Payload> message) {
    if (message.isEmpty()) {
      return Finding.unreadable("test invocation", "is not part of this run");
    }
    var client = clients.apiGatewayWithoutRetry(place.region());
    return resource
        .finding()
        .then(
            it ->
                stage
                    .finding()
                    .then(
                        on ->
                            new TestCall(client, place, partition()).send(it, on, message.get())));
  }
}
