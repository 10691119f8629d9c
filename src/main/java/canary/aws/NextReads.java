package canary.aws;

import canary.evidence.Integration;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.QueuePath;
import canary.evidence.Stage;
import canary.finding.Arn;
import canary.finding.Finding;
import java.util.Optional;

/** The reads that follow from what the integration and the queue point to. */
final class NextReads {
  private NextReads() {}

  /** What really runs: the deployed integration, else the saved one, on the stage. */
  static Finding<Integration> running(
      Finding<Integration> deployed, Finding<Integration> saved, Finding<Stage> stage) {
    return (deployed instanceof Finding.Known<Integration> ? deployed : saved)
        .map(it -> stage.found().map(it::on).orElse(it));
  }

  /**
   * The role that the integration names, and only where it could not be read the one meant. One
   * that is not named is not a role that is missing.
   */
  static Finding<Arn> role(MethodAddress place, Finding<Integration> running) {
    return switch (running) {
      case Finding.Known<Integration>(var it) ->
          it.credentials()
              .filter(_ -> !it.usesCallerCredentials())
              .map(text -> arn("role", text))
              .orElseGet(() -> Finding.unreadable("role", "is not named by the integration"));
      case Finding.Absent<Integration> _ ->
          place.roleArn().map(Finding::known).orElseGet(() -> unnamed("role"));
      case Finding.Unreadable<Integration>(var what, var why, var grant) ->
          place
              .roleArn()
              .map(Finding::known)
              .orElseGet(() -> new Finding.Unreadable<>(what, why, grant));
    };
  }

  /** Where there is no integration nothing was asked for, and so nothing is missing. */
  private static <T> Finding<T> unnamed(String what) {
    return Finding.unreadable(what, "is unknown: the method has no integration that names it");
  }

  /** The queue that is meant, else the one that the integration leads to. */
  static Finding<Arn> queue(MethodAddress place, Finding<Integration> running) {
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
                                .orElseGet(
                                    () ->
                                        Finding.unreadable(
                                            "queue", "the URI " + it.uri() + " names no queue"))));
  }

  /** The queue's key or its alias; absent when the queue has none, or there is no queue. */
  static Finding<Arn> key(MethodAddress place, Finding<Queue> queue) {
    Finding<Arn> named =
        queue.then(it -> it.keyId().map(id -> keyArn(it.arn(), id)).orElseGet(Finding::absent));
    return queue instanceof Finding.Known<Queue>
        ? named
        : place.keyArn().map(Finding::known).orElse(named);
  }

  /** The key as a queue or topic names it: an ARN, or the id or alias of one beside it. */
  static Finding<Arn> keyArn(Arn beside, String id) {
    return id.startsWith("arn:")
        ? arn("key", id)
        : Finding.known(
            new Arn(
                beside.partition(),
                "kms",
                beside.region(),
                beside.account(),
                id.startsWith("alias/") ? id : "key/" + id));
  }

  private static Finding<Arn> arn(String what, String text) {
    Optional<Arn> parsed = Arn.parse(text).filter(_ -> !text.contains("${"));
    return parsed
        .map(Finding::known)
        .orElseGet(
            () -> Finding.unreadable(what, "is named " + text + "; only an ARN can be read"));
  }
}
