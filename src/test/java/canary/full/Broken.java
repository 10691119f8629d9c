package canary.full;

import canary.catalogue.Cause;
import canary.lab.Laboratory;
import canary.lab.fault.Fault;
import canary.lab.fault.Faults;
import canary.lab.fault.Healthy;
import canary.lab.fault.Shapes;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One way to have a cause in the laboratory.
 *
 * @param breaks whether messages fail of it; else an inspection alone shows it
 */
record Broken(
    String id,
    Cause cause,
    Map<String, String> parameters,
    Consumer<Laboratory> change,
    boolean breaks) {

  /** All ways to have this cause, the plainest first. */
  static List<Broken> of(Cause cause) {
    return Stream.of(
            Faults.ALL.stream().filter(it -> it.cause() == cause).map(Broken::of),
            Faults.ALL.stream()
                .filter(it -> it.cause() != cause && it.has(cause.id()))
                .map(it -> inspected(cause, it.parameters(), it.change())),
            Stream.concat(Healthy.ALL.stream(), Shapes.ALL.stream())
                .filter(it -> it.has(cause.id()))
                .map(it -> inspected(cause, it.parameters(), it.change())))
        .flatMap(it -> it)
        .toList();
  }

  private static Broken of(Fault it) {
    return new Broken(it.id(), it.cause(), it.parameters(), it.change(), true);
  }

  private static Broken inspected(
      Cause cause, Map<String, String> parameters, Consumer<Laboratory> change) {
    return new Broken(cause.id(), cause, parameters, change, false);
  }
}
