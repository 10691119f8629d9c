package canary.probe;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Loads what a first request needs (names, TLS, HTTP) by a request that reaches no method and
 * enqueues nothing.
 */
public final class Warmup {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Warmup() {}

  /** The result of the request is ignored: the probe that follows reports. */
  public static void of(URI url) {
    try (var connection = new HttpConnection(url.resolve("/"))) {
      Waited.atMost(
          PATIENCE, () -> connection.exchange("GET", Map.of(), new byte[0], PATIENCE).status());
    }
  }
}
