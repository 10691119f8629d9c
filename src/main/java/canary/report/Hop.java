package canary.report;

import canary.catalogue.Component;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A station of the message's path and what is known of it. */
public record Hop(Component at, State state) {

  /** PASSED only where the reply could not exist otherwise. */
  public enum State {
    PASSED,
    BROKEN,
    UNKNOWN
  }

  /** The whole path, in the order of a message. */
  static List<Hop> path(Optional<Component> broken, Predicate<Component> passed) {
    return Arrays.stream(Component.values())
        .filter(hop -> hop != Component.CANARY)
        .map(
            hop ->
                new Hop(
                    hop,
                    broken.filter(hop::equals).isPresent()
                        ? State.BROKEN
                        : passed.test(hop) ? State.PASSED : State.UNKNOWN))
        .toList();
  }

  /** What an outcome and its causes leave of the path. */
  static List<Hop> path(String mode, Outcome outcome, List<ReportedCause> causes) {
    if (Status.of(mode, outcome) == Status.BLIND) {
      return path(Optional.empty(), hop -> false);
    }
    var broken =
        causes.stream()
            .filter(it -> it.verdict() == Verdict.CONFIRMED || it.verdict() == Verdict.LIKELY)
            .findFirst()
            .map(it -> it.cause().component());
    return path(
        broken,
        hop ->
            switch (outcome) {
              case Outcome.Delivered _ -> true;
              case Outcome.Damaged _ -> hop != Component.INTEGRATION;
              // What SQS answered has passed API Gateway, and been sent by an integration.
              case Outcome.Refused(var refusal, _) ->
                  refusal.layer() == Layer.QUEUE
                      && (hop == Component.GATEWAY || hop == Component.INTEGRATION);
              case Outcome.Unproven _, Outcome.Unanswered _, Outcome.NotProbed _ -> false;
            });
  }
}
