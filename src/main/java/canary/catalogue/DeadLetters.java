package canary.catalogue;

import canary.evidence.Evidence;
import canary.finding.Answer;
import java.util.Set;
import java.util.function.Function;

/** What the dead-letter queue tells of the consumers. */
final class DeadLetters {
  private static final String SOURCE = "dead-letter queue";

  private DeadLetters() {}

  /** Messages wait there; whose they are no attribute tells. */
  static Function<Evidence, CheckResult> waiting() {
    return account ->
        Ask.of(
            SOURCE,
            account.deadLetters(),
            queue -> {
              var waiting = queue.waiting();
              if (waiting.isEmpty()) {
                return CheckResult.unknown(SOURCE, Set.of("how many messages are in it"));
              }
              var description =
                  "about %d messages are in %s"
                      .formatted(waiting.getAsInt(), queue.arn().resource());
              return waiting.getAsInt() > 0
                  ? CheckResult.possible(
                      SOURCE, description, "whether the messages are the canary's")
                  : CheckResult.of(Answer.NO, SOURCE, description);
            });
  }
}
