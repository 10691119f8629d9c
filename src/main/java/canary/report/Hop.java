package canary.report;

import canary.catalogue.Component;
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
}
