package canary.probe;

import java.net.URI;
import java.time.Duration;

/**
 * Loads what a first request needs (names, TLS, HTTP) by a request that reaches no method and
 * enqueues nothing.
 */
public final class Warmup {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Warmup() {}

  /** The result of the request is ignored: the probe that follows reports. */
  public static void of(URI url) {
    Waited.atMost(
        PATIENCE,
        () -> {
          var limit = (int) PATIENCE.toMillis();
          var connection = Connections.open(url.resolve("/"), limit, limit);
          try {
            return connection.getResponseCode();
          } finally {
            connection.disconnect();
          }
        });
  }
}
