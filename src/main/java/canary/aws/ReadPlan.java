package canary.aws;

import canary.evidence.ApiFindings;
import canary.evidence.ContextFindings;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The order of the reads: all start at once, and each waits for those that it learns from. */
record ReadPlan(Clients clients, ParallelReads reads, MethodAddress place, Optional<Arn> topicArn) {

  Evidence evidence(Optional<String> testMessage) {
    var gateway = new ApiReader(clients.apiGateway(place.region()), place, partition());

    var identity = reads.start("identity", this::identity);
    var api = reads.start("API", gateway::api);
    var gatewayResponses = reads.start("gateway responses", gateway::gatewayResponses);
    var stage = reads.start("stage", gateway::stage);
    var route = reads.start("deployment", () -> stage.finding().then(gateway::route));
    var usagePlans = reads.start("usage plans", () -> route.finding().then(gateway::usagePlans));
    var endpoints = reads.start("VPC endpoints", this::endpoints);
    var resource = reads.start("resources", gateway::resource);
    var method = reads.start("method", () -> resource.finding().then(gateway::method));
    var saved =
        reads.start("saved integration", () -> method.finding().then(SavedMethod::integration));
    var deployed = reads.start("deployed integration", () -> gateway.deployed(resource.finding()));
    var test =
        reads.start(
            "test invocation", () -> test(resource.finding(), stage.finding(), testMessage));

    var running =
        reads.start(
            "integration",
            () -> NextReads.running(deployed.finding(), saved.finding(), stage.finding()));
    var roleArn = reads.start("role", () -> NextReads.role(place, running.finding()));
    var role = reads.start("role", () -> role(identity.finding(), roleArn.finding()));
    var queueArn = reads.start("queue", () -> NextReads.queue(place, running.finding()));
    var queue = reads.start("queue", () -> queue(identity.finding(), queueArn.finding()));
    var deadLetters =
        reads.start("dead-letter queue", () -> deadLetters(identity.finding(), queue.finding()));
    var key =
        reads.start(
            "key", () -> key(NextReads.key(place, queue.finding()), roleArn.finding().found()));
    var simulation =
        reads.start(
            "simulation", () -> simulation(roleArn.finding(), queueArn.finding(), key.finding()));

    var consumers =
        place.consumerRoleArns().stream()
            .map(it -> reads.start("consumer", () -> consumer(identity.finding(), it)))
            .toList();
    var topic = reads.start("topic", this::topic);
    var history =
        reads.start(
            "event history",
            () ->
                history(
                    resource.finding().found().map(Resource::id),
                    roleArn.finding().found(),
                    queueArn.finding().found(),
                    key.finding().found().map(Key::arn)));

    return new Evidence(
        place,
        new ApiFindings(
            api.finding(),
            gatewayResponses.finding(),
            stage.finding(),
            method.finding().map(SavedMethod::method),
            route.finding(),
            usagePlans.finding(),
            saved.finding(),
            deployed.finding()),
        new QueueFindings(
            role.finding(),
            queue.finding(),
            deadLetters.finding(),
            key.finding(),
            consumers.stream().map(ParallelReads.Pending::finding).toList()),
        new ContextFindings(
            identity.finding(),
            endpoints.finding(),
            simulation.finding(),
            test.finding(),
            topic.finding(),
            history.finding()));
  }

  private String partition() {
    return PartitionMetadata.of(Region.of(place.region())).id();
  }

  private Finding<Identity> identity() {
    return new IdentityReader(clients.sts(place.region())).read();
  }

  private Finding<Role> role(Finding<Identity> identity, Finding<Arn> arn) {
    return arn.then(it -> roles("role", identity).read(it));
  }

  private Finding<Role> consumer(Finding<Identity> identity, Arn arn) {
    return roles("consumer " + arn.lastName(), identity).read(arn);
  }

  private RoleReader roles(String what, Finding<Identity> identity) {
    return new RoleReader(what, clients.iam(place.region()), reads, identity);
  }

  private Finding<Queue> queue(Finding<Identity> identity, Finding<Arn> arn) {
    return arn.then(it -> new QueueReader(clients.sqs(it.region()), identity).read("queue", it));
  }

  private Finding<Queue> deadLetters(Finding<Identity> identity, Finding<Queue> queue) {
    return queue
        .then(Queue::deadLetterArn)
        .then(
            it ->
                new QueueReader(clients.sqs(it.region()), identity).read("dead-letter queue", it));
  }

  private Finding<Topic> topic() {
    return topicArn
        .map(
            arn ->
                new TopicReader(
                        clients.sns(arn.region()),
                        key ->
                            new KeyReader("topic's key", clients.kms(key.region()), reads)
                                .read(key, Optional.empty()))
                    .read(arn))
        .orElseGet(Finding::absent);
  }

  private Finding<List<Endpoint>> endpoints() {
    return new EndpointReader(clients.signedCalls(), place.region()).read();
  }

  private Finding<History> history(
      Optional<String> resourceId, Optional<Arn> role, Optional<Arn> queue, Optional<Arn> key) {
    return new HistoryReader(clients.signedCalls(), place.region(), Instant.now())
        .read(new TrailEvent.Path(place.apiId(), resourceId, role, queue, key));
  }

  private Finding<Key> key(Finding<Arn> arn, Optional<Arn> role) {
    return arn.then(it -> new KeyReader("key", clients.kms(it.region()), reads).read(it, role));
  }

  private Finding<Simulation> simulation(Finding<Arn> role, Finding<Arn> queue, Finding<Key> key) {
    return role.then(
        from ->
            queue.then(
                to ->
                    new RoleSimulator(clients.iam(place.region()), from)
                        .simulate(to, key.found().map(Key::arn))));
  }

  private Finding<TestInvocation> test(
      Finding<Resource> resource, Finding<Stage> stage, Optional<String> message) {
    if (message.isEmpty()) {
      return Finding.unreadable("test invocation", "is not asked for in this run");
    }
    var client = clients.apiGatewayWithoutRetry(place.region());
    return resource.then(
        it ->
            stage.then(on -> new TestCall(client, place, partition()).send(it, on, message.get())));
  }
}
