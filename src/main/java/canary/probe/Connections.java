package canary.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Opens connections that serve one exchange each. The JDK would keep them for the next exchange,
 * even against a header {@code Connection: close}, and a kept connection that the server has closed
 * meanwhile reads as a fault of the API.
 * https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/net/doc-files/net-properties.html
 */
final class Connections {
  static {
    // Read once, when the JDK opens its first connection; so before any.
    System.setProperty("http.keepAlive", "false");
  }

  private Connections() {}

  /** The header Host as the JDK sends it. */
  static String host(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  static HttpURLConnection open(URI url, int connectMillis, int readMillis) throws IOException {
    var connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setConnectTimeout(connectMillis);
    connection.setReadTimeout(readMillis);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    return connection;
  }
}
