package canary.probe;

import java.io.IOException;
import java.net.URI;

/**
 * Loads what a first request needs (names, TLS, HTTP) by a request that reaches no method and
 * enqueues nothing.
 */
public final class Warmup {
  private static final int PATIENCE_MILLIS = 2_000;

  private Warmup() {}

  /** Whatever becomes of the request is of no account: the probe that follows will tell. */
  public static void of(URI url) {
    try {
      var connection = Connections.open(url.resolve("/"), PATIENCE_MILLIS, PATIENCE_MILLIS);
      connection.getResponseCode();
      connection.disconnect();
    } catch (IOException e) {
      // The probe meets the same fault and reports it.
    }
  }
}
