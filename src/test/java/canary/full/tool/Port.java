package canary.full.tool;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

/** A port of the loopback interface. */
public final class Port {

  private Port() {}

  /** One that nothing listened on a moment ago. */
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns when something listens there; an {@link AssertionError} after ten seconds. */
  public static void await(int port) {
    Instant limit = Instant.now().plusSeconds(10);
    while (Instant.now().isBefore(limit)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        Pause.of(Duration.ofMillis(50));
      }
    }
    throw new AssertionError("nothing has listened on port " + port + " for 10 s");
  }
}
