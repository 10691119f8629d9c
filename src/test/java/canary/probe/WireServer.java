package canary.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** Takes connections on the loopback, reads each request whole and does with the socket as told. */
public final class WireServer implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** What the server does once it has read a request; the socket is closed after it. */
  @FunctionalInterface
  interface Behavior {
    void answer(Socket socket) throws IOException, InterruptedException;
  }

  /** The same for a server that answers by what was asked. */
  @FunctionalInterface
  public interface Answerer {
    void answer(String request, Socket socket) throws IOException, InterruptedException;
  }

  public WireServer(Answerer answerer) throws IOException {
    this(ServerSocketFactory.getDefault(), answerer);
  }

  WireServer(Behavior behavior) throws IOException {
    this(ServerSocketFactory.getDefault(), behavior);
  }

  WireServer(ServerSocketFactory sockets, Behavior behavior) throws IOException {
    this(sockets, (Answerer) (_, socket) -> behavior.answer(socket));
  }

  private WireServer(ServerSocketFactory sockets, Answerer behavior) throws IOException {
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(behavior));
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The requests that came, each as head and body. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  static Behavior says(String text) {
    return socket -> socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  private void serve(Answerer behavior) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket, behavior));
      } catch (IOException e) {
        // Closed: the loop ends by its condition.
      }
    }
  }

  private void serve(Socket socket, Answerer behavior) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      var head = head(in);
      if (!head.isEmpty()) {
        var request = head + new String(in.readNBytes(length(head)), ISO_8859_1);
        requests.add(request);
        behavior.answer(request, socket);
      } else {
        says("HTTP/1.1 400 Bad Request\r\n\r\n").answer(socket);
      }
    } catch (IOException e) {
      // The client has gone, or never spoke the same language; the test looks at what it met.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Head of the request; empty as soon as it is clear that the client does not speak HTTP. */
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (var next = in.read(); next >= ' ' || next == '\r' || next == '\n'; next = in.read()) {
      head.append((char) next);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
