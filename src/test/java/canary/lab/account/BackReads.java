package canary.lab.account;

import canary.evidence.Integration;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.QueuePath;
import canary.evidence.Role;
import canary.evidence.Simulation;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.lab.service.Account;
import java.util.Optional;

/**
 * What IAM's, SQS's and KMS's read operations give of what the integration leads to.
 *
 * @param running the integration that serves
 */
record BackReads(Reads reads, Laboratory lab, MethodAddress place, Finding<Integration> running) {
  /** Another account's role IAM does not show: there it would read a namesake. */
  Finding<Role> role() {
    return reads.of(
        "role",
        () ->
            roleArn()
                .then(
                    arn ->
                        arn.account().equals(lab.stack().stack().account())
                            ? account()
                                .role(arn.toString())
                                .map(it -> Finding.known(Policies.role(reads, arn, it)))
                                .orElseGet(Finding::absent)
                            : Finding.unreadable("role", "belongs to another account")));
  }

  Finding<Queue> queue() {
    return reads.of("queue", () -> queueArn().then(arn -> queue("queue", arn)));
  }

  /** The key that the queue names; the one that is meant where the queue cannot be read. */
  Finding<Key> key(Finding<Queue> queue) {
    return reads.of(
        "key",
        () ->
            queue instanceof Finding.Known<Queue>(var it)
                ? it.keyId().map(id -> named(it, id)).orElseGet(Finding::absent)
                : place
                    .keyArn()
                    .map(
                        arn ->
                            key(
                                account().keys().stream()
                                    .filter(found -> found.arn().equals(arn.toString()))
                                    .findFirst()))
                    .orElseGet(() -> queue.then(_ -> Finding.absent())));
  }

  Finding<Simulation> simulation(Finding<Key> key) {
    return reads.of(
        "simulation",
        () ->
            roleArn()
                .then(
                    role ->
                        queueArn()
                            .then(
                                queue ->
                                    Simulator.of(lab, role)
                                        .map(it -> it.simulate(queue, key.found().map(Key::arn)))
                                        .map(Finding::known)
                                        .orElseGet(Finding::absent))));
  }

  private Finding<Key> named(Queue queue, String id) {
    return key(account().queue(queue.arn().toString()).flatMap(it -> account().key(id, it)));
  }

  private Finding<Key> key(Optional<canary.lab.kms.Key> found) {
    return Policies.key("key", reads, lab, found);
  }

  private Finding<Queue> queue(String what, Arn arn) {
    var found = account().queue(arn.toString());
    if (found.isEmpty()) {
      return arn.account().equals(lab.stack().stack().account())
          ? Finding.absent()
          : Finding.unreadable(what, "SQS returned that it does not exist, as it does to others");
    }
    return new Reader(lab)
        .refused(found.get())
        .map(why -> Finding.<Queue>unreadable(what, "AccessDenied: " + why))
        .orElseGet(() -> Finding.known(Policies.queue(lab.stack(), arn, found.get())));
  }

  private Finding<Arn> roleArn() {
    return switch (running) {
      case Finding.Known<Integration>(var it) ->
          it.credentials()
              .filter(_ -> !it.usesCallerCredentials())
              .flatMap(Arn::parse)
              .map(Finding::known)
              .orElseGet(() -> Finding.unreadable("role", "is not named by the integration"));
      case Finding.Absent<Integration> _ ->
          place.roleArn().map(Finding::known).orElseGet(() -> unnamed("role"));
      case Finding.Unreadable<Integration> _ ->
          place.roleArn().map(Finding::known).orElseGet(() -> running.then(_ -> Finding.absent()));
    };
  }

  private static <T> Finding<T> unnamed(String what) {
    return Finding.unreadable(what, "no integration names it");
  }

  private Finding<Arn> queueArn() {
    return place
        .queueArn()
        .map(Finding::known)
        .orElseGet(
            () ->
                running instanceof Finding.Absent<Integration>
                    ? unnamed("queue")
                    : running.then(
                        it ->
                            it.queuePath()
                                .map(QueuePath::arn)
                                .map(Finding::known)
                                .orElseGet(() -> unnamed("queue"))));
  }

  private Account account() {
    return lab.account();
  }
}
