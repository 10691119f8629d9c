package canary.evidence;

/** Evidence in the making: each setter replaces one finding. */
public final class EvidenceDraft {
  private final Place place;
  private Finding<Identity> identity;
  private Finding<RestApi> api;
  private Finding<Stage> stage;
  private Finding<Method> method;
  private Finding<Route> route;
  private Finding<Integration> saved;
  private Finding<Integration> deployed;
  private Finding<Role> role;
  private Finding<Queue> queue;
  private Finding<Key> key;
  private Finding<Simulation> simulation;
  private Finding<TestInvocation> testInvocation;

  EvidenceDraft(Evidence start) {
    place = start.place();
    identity = start.identity();
    api = start.api();
    stage = start.stage();
    method = start.method();
    route = start.route();
    saved = start.saved();
    deployed = start.deployed();
    role = start.role();
    queue = start.queue();
    key = start.key();
    simulation = start.simulation();
    testInvocation = start.testInvocation();
  }

  public EvidenceDraft identity(Finding<Identity> finding) {
    identity = finding;
    return this;
  }

  public EvidenceDraft api(Finding<RestApi> finding) {
    api = finding;
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

  public EvidenceDraft route(Finding<Route> finding) {
    route = finding;
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

  public EvidenceDraft role(Finding<Role> finding) {
    role = finding;
    return this;
  }

  public EvidenceDraft queue(Finding<Queue> finding) {
    queue = finding;
    return this;
  }

  public EvidenceDraft key(Finding<Key> finding) {
    key = finding;
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

  public Evidence done() {
    return new Evidence(
        place,
        identity,
        api,
        stage,
        method,
        route,
        saved,
        deployed,
        role,
        queue,
        key,
        simulation,
        testInvocation);
  }
}
