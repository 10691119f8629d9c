package canary.report;

import canary.catalogue.Component;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A component of the message's path and its state. */
public record Hop(Component at, State state) {

  /** PASSED only where the reply could not exist otherwise. */
  public enum State {
    PASSED,
    BROKEN,
    UNKNOWN
  }

  static final Set<Component> ALL = Set.of(Component.values());

  /** The whole path, in the order of a message. */
  static List<Hop> path(Optional<Component> broken, Set<Component> passed) {
    var path = new ArrayList<Hop>();
    for (var hop : EnumSet.complementOf(EnumSet.of(Component.CANARY))) {
      path.add(
          new Hop(
              hop,
              broken.equals(Optional.of(hop))
                  ? State.BROKEN
                  : passed.contains(hop) ? State.PASSED : State.UNKNOWN));
    }
    return List.copyOf(path);
  }

  /** What an outcome and its causes leave of the path. */
  static List<Hop> path(String mode, Outcome outcome, List<ReportedCause> causes) {
    if (Status.of(mode, outcome) == Status.BLIND) {
      return path(Optional.empty(), Set.of());
    }
    var broken =
        causes.stream()
            .filter(it -> it.verdict() == Verdict.CONFIRMED || it.verdict() == Verdict.LIKELY)
            .findFirst()
            .map(it -> it.cause().component());
    return path(
        broken,
        switch (outcome) {
          case Outcome.Delivered _ -> ALL;
          case Outcome.Damaged _ -> EnumSet.complementOf(EnumSet.of(Component.INTEGRATION));
          // What SQS answered has passed API Gateway, and been sent by an integration.
          case Outcome.Refused(var refusal, _) when refusal.layer() == Layer.QUEUE ->
              Set.of(Component.GATEWAY, Component.INTEGRATION);
          case Outcome.Refused _, Outcome.Unproven _, Outcome.Unanswered _, Outcome.NotProbed _ ->
              Set.of();
        });
  }
}
