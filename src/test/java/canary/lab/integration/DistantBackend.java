package canary.lab.integration;

import canary.lab.gateway.caller.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A backend whose answers take their time. */
public record DistantBackend(Backend backend, Supplier<Duration> latency) implements Backend {
  @Override
  public Optional<Session> assume(String roleArn, String servicePrincipal) {
    return backend.assume(roleArn, servicePrincipal);
  }

  @Override
  public BackendResponse call(BackendRequest request) {
    try {
      Thread.sleep(latency.get());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return backend.call(request);
  }
}
