package canary.evidence;

import canary.finding.Finding;
import java.util.List;

/** Evidence in the making: each setter replaces one finding. */
public final class EvidenceDraft {
  private MethodAddress place;
  private Finding<Identity> identity;
  private Finding<CustomDomain> domain;
  private Finding<RestApi> api;
  private Finding<List<GatewayResponse>> gatewayResponses;
  private Finding<Stage> stage;
  private Finding<Method> method;
  private Finding<DeployedMethod> route;
  private Finding<List<UsagePlan>> usagePlans;
  private ApiKeys apiKeys;
  private Finding<List<Endpoint>> endpoints;
  private Finding<Integration> saved;
  private Finding<Integration> deployed;
  private Finding<RequestContract> contract;
  private Finding<Role> role;
  private Finding<Queue> queue;
  private Finding<Queue> deadLetters;
  private Finding<Key> key;
  private List<Finding<Role>> consumers;
  private Finding<Simulation> simulation;
  private Finding<TestInvocation> testInvocation;
  private Finding<Topic> topic;
  private Finding<History> history;
  private Owners owners;

  /** A draft of the same evidence. */
  public static EvidenceDraft of(Evidence start) {
    return new EvidenceDraft(start);
  }

  private EvidenceDraft(Evidence start) {
    place = start.place();
    identity = start.identity();
    domain = start.domain();
    api = start.api();
    gatewayResponses = start.gatewayResponses();
    stage = start.stage();
    method = start.method();
    route = start.route();
    usagePlans = start.usagePlans();
    apiKeys = start.apiKeys();
    endpoints = start.endpoints();
    saved = start.saved();
    deployed = start.deployed();
    contract = start.contract();
    role = start.role();
    queue = start.queue();
    deadLetters = start.deadLetters();
    key = start.key();
    consumers = start.consumers();
    simulation = start.simulation();
    testInvocation = start.testInvocation();
    topic = start.topic();
    history = start.history();
    owners = start.owners();
  }

  public EvidenceDraft place(MethodAddress other) {
    place = other;
    return this;
  }

  public EvidenceDraft identity(Finding<Identity> finding) {
    identity = finding;
    return this;
  }

  public EvidenceDraft domain(Finding<CustomDomain> finding) {
    domain = finding;
    return this;
  }

  public EvidenceDraft api(Finding<RestApi> finding) {
    api = finding;
    return this;
  }

  public EvidenceDraft gatewayResponses(Finding<List<GatewayResponse>> finding) {
    gatewayResponses = finding;
    return this;
  }

  public EvidenceDraft stage(Finding<Stage> finding) {
    stage = finding;
    return this;
  }

  public EvidenceDraft method(Finding<Method> finding) {
    method = finding;
    return this;
  }

  public EvidenceDraft route(Finding<DeployedMethod> finding) {
    route = finding;
    return this;
  }

  public EvidenceDraft usagePlans(Finding<List<UsagePlan>> finding) {
    usagePlans = finding;
    return this;
  }

  public EvidenceDraft apiKeys(ApiKeys keys) {
    apiKeys = keys;
    return this;
  }

  public EvidenceDraft endpoints(Finding<List<Endpoint>> finding) {
    endpoints = finding;
    return this;
  }

  public EvidenceDraft saved(Finding<Integration> finding) {
    saved = finding;
    return this;
  }

  public EvidenceDraft deployed(Finding<Integration> finding) {
    deployed = finding;
    return this;
  }

  public EvidenceDraft contract(Finding<RequestContract> finding) {
    contract = finding;
    return this;
  }

  public EvidenceDraft role(Finding<Role> finding) {
    role = finding;
    return this;
  }

  public EvidenceDraft queue(Finding<Queue> finding) {
    queue = finding;
    return this;
  }

  public EvidenceDraft deadLetters(Finding<Queue> finding) {
    deadLetters = finding;
    return this;
  }

  public EvidenceDraft key(Finding<Key> finding) {
    key = finding;
    return this;
  }

  public EvidenceDraft consumers(List<Finding<Role>> findings) {
    consumers = findings;
    return this;
  }

  public EvidenceDraft simulation(Finding<Simulation> finding) {
    simulation = finding;
    return this;
  }

  public EvidenceDraft testInvocation(Finding<TestInvocation> finding) {
    testInvocation = finding;
    return this;
  }

  public EvidenceDraft topic(Finding<Topic> finding) {
    topic = finding;
    return this;
  }

  public EvidenceDraft owners(Owners found) {
    owners = found;
    return this;
  }

  public EvidenceDraft history(Finding<History> finding) {
    history = finding;
    return this;
  }

  public Evidence done() {
    return new Evidence(
        place,
        new ApiFindings(
            domain,
            api,
            gatewayResponses,
            stage,
            method,
            route,
            usagePlans,
            apiKeys,
            saved,
            deployed,
            contract),
        new QueueFindings(role, queue, deadLetters, key, consumers),
        new ContextFindings(
            identity, endpoints, simulation, testInvocation, topic, history, owners));
  }
}
