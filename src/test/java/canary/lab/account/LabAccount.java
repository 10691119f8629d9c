package canary.lab.account;

import canary.evidence.Account;
import canary.evidence.CustomDomain;
import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.Integration;
import canary.evidence.MethodAddress;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.TestInvocation;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.probe.Payload;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS's read operations would give of a laboratory as it stands now.
 *
 * @param denied the reads that the canary is not allowed, by the names of {@link Evidence}'s
 *     findings in words: "role", "saved integration", "key" ...
 * @param deployer what the stack is deployed with
 */
public record LabAccount(Laboratory lab, Set<String> denied, Deployer deployer) implements Account {
  /** An account in which everything may be read that its policies let the canary read. */
  public static LabAccount of(Laboratory lab) {
    return new LabAccount(lab, Set.of(), Deployer.SAM);
  }

  /** The same account with one more read denied. */
  public LabAccount denying(String read) {
    var more = new HashSet<>(denied);
    more.add(read);
    return new LabAccount(lab, Set.copyOf(more), deployer);
  }

  /** The same account, as if the stack were deployed with something else. */
  public LabAccount deployedWith(Deployer other) {
    return new LabAccount(lab, denied, other);
  }

  @Override
  public Evidence read(MethodAddress place) {
    return evidence(place, Optional.empty());
  }

  @Override
  public Evidence readAndTest(MethodAddress place, Payload message) {
    return evidence(place, Optional.of(message));
  }

  private Evidence evidence(MethodAddress place, Optional<Payload> message) {
    var reads = new Reads(denied);
    var domain = new DomainReads(reads, lab).domain(place);
    var judged = CustomDomain.judged(place, domain);
    return (judged.isKnown()
            ? path(reads, judged, message)
            : Evidence.unread(judged, CustomDomain.unknownBehind(judged, domain)))
        .withDomain(domain);
  }

  private Evidence path(Reads reads, MethodAddress place, Optional<Payload> message) {
    var identity = reads.of("identity", () -> Finding.known(new Reader(lab).identity()));
    var api = new ApiReads(reads, lab, place);
    var deployed = api.deployed();
    var saved = api.saved();
    var running = deployed instanceof Finding.Known<Integration> ? deployed : saved;
    var behind = new BackReads(reads, lab, place, running.map(it -> api.onStage(it)));
    var queue = behind.queue();
    var key = behind.key(queue);
    var around = new AroundReads(reads, lab, place);
    var route = api.route();
    var plans = around.usagePlans(route);
    return EvidenceDraft.of(Evidence.unread(place, "the lab does not model it"))
        .identity(identity)
        .api(api.api().map(this::tagged))
        .gatewayResponses(around.gatewayResponses())
        .stage(api.stage())
        .method(api.method())
        .route(route)
        .usagePlans(plans)
        .apiKeys(around.apiKeys(plans))
        .endpoints(around.endpoints())
        .deadLetters(around.deadLetters(queue))
        .consumers(around.consumers())
        .topic(around.topic())
        .history(AroundReads.history())
        .owners(new StackReads(reads, lab, deployer).owners())
        .saved(saved)
        .deployed(deployed)
        .contract(api.contract())
        .role(behind.role().map(this::tagged))
        .queue(queue)
        .key(key)
        .simulation(behind.simulation(key))
        .testInvocation(test(reads, api, message))
        .done();
  }

  private RestApi tagged(RestApi it) {
    return new RestApi(
        it.policy(),
        it.endpointTypes(),
        it.vpcEndpointIds(),
        it.disableExecuteApiEndpoint(),
        it.binaryMediaTypes(),
        deployer.tags());
  }

  private Role tagged(Role it) {
    return new Role(
        it.arn(), it.roleId(), it.trust(), it.policies(), it.boundary(), deployer.tags());
  }

  private static Finding<TestInvocation> test(
      Reads reads, ApiReads api, Optional<Payload> message) {
    return message
        .map(it -> reads.of("test invocation", () -> api.test(it)))
        .orElseGet(() -> Finding.unreadable("test invocation", "is not part of this run"));
  }
}
