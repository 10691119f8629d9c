package canary.lab.fault;

import java.util.List;
import java.util.stream.Stream;

/** Every way in which the lab breaks the stack, in the order of the path. */
public final class Faults {
  public static final List<Fault> ALL =
      Stream.of(
              GatewayFaults.ALL,
              IntegrationFaults.ALL,
              RequestFaults.ALL,
              ResponseFaults.ALL,
              RoleFaults.ALL,
              QueueFaults.ALL,
              KeyFaults.ALL,
              CanaryFaults.ALL)
          .flatMap(List::stream)
          .toList();

  private Faults() {}
}
