package canary.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All findings along one target's path.
 *
 * @param route the method in the summary of the stage's deployment
 * @param saved the integration as it is being edited
 * @param deployed the integration that the stage serves
 * @param role the one that the deployed integration names
 * @param queue the one that is meant
 */
public record Evidence(
    Place place,
    Finding<Identity> identity,
    Finding<RestApi> api,
    Finding<Stage> stage,
    Finding<Method> method,
    Finding<Route> route,
    Finding<Integration> saved,
    Finding<Integration> deployed,
    Finding<Role> role,
    Finding<Queue> queue,
    Finding<Key> key,
    Finding<Simulation> simulation,
    Finding<TestInvocation> testInvocation) {

  /** Nothing was read, for this reason. */
  public static Evidence unread(Place place, String why) {
    return new Evidence(
        place,
        Finding.unreadable("identity", why),
        Finding.unreadable("API", why),
        Finding.unreadable("stage", why),
        Finding.unreadable("method", why),
        Finding.unreadable("deployment", why),
        Finding.unreadable("saved integration", why),
        Finding.unreadable("deployed integration", why),
        Finding.unreadable("role", why),
        Finding.unreadable("queue", why),
        Finding.unreadable("key", why),
        Finding.unreadable("simulation", why),
        Finding.unreadable("test invocation", why));
  }

  /** A draft of the same evidence, to be changed in parts. */
  public EvidenceDraft revise() {
    return new EvidenceDraft(this);
  }

  public Finding<Drift> drift() {
    return Drift.between(saved, deployed);
  }

  /**
   * When parts of the path were last changed, as far as they carry a date themselves; latest first.
   */
  public List<Change> changes() {
    return Stream.of(
            stage
                .found()
                .flatMap(Stage::lastUpdated)
                .map(at -> new Change(at, "the stage was updated")),
            route
                .found()
                .flatMap(Route::deployed)
                .map(at -> new Change(at, "the API was deployed")),
            queue
                .found()
                .flatMap(Queue::lastModified)
                .map(at -> new Change(at, "the queue's attributes were set")))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Change::when).reversed())
        .toList();
  }

  /** All that could not be read, inside other findings too. */
  public List<Finding.Unreadable<?>> notRead() {
    return Stream.of(
            Stream.of(identity, api, stage, method, route, saved, deployed, role, queue),
            Stream.of(key, simulation, testInvocation),
            api.found().stream().map(RestApi::policy),
            role.found().stream().flatMap(Evidence::within),
            queue.found().stream().map(Queue::policy),
            key.found().stream().flatMap(it -> Stream.of(it.policy(), it.grants())))
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
}
