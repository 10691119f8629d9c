package canary.lab;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Something real that stands between the canary and the API. */
public interface Obstacle extends AutoCloseable {
  /** Where the canary meets it. */
  URI address();

  @Override
  default void close() {}

  /** A name that the domain name system does not know: RFC 6761 keeps .invalid free. */
  static Obstacle unknownName() {
    return () -> URI.create("http://api.invalid");
  }

  /** A port that nobody listens on. */
  static Obstacle nobody() {
    try (ServerSocket taken = listening()) {
      int port = taken.getLocalPort();
      return () -> URI.create("http://127.0.0.1:" + port);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A port that is spoken to in TLS and answers in plain HTTP. */
  static Obstacle plainSpeaker() {
    Standing plain =
        listener(
            connection -> {
              connection.getInputStream().read();
              connection
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            });
    return new Standing(
        URI.create(plain.address().toString().replace("http:", "https:")), plain.removal());
  }

  /** A proxy that answers for itself, with an HTML page. */
  static Obstacle page(int status, String html) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getRequestBody().readAllBytes();
              byte[] body = html.getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Content-Type", "text/html");
              // As in HttpFront.
              exchange.getResponseHeaders().set("Connection", "close");
              exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
      return new Standing(
          URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> server.stop(0));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A listener that takes connections and ends them without a word. */
  static Obstacle hangingUp() {
    return listener(_ -> {});
  }

  /** A listener that takes connections and says nothing for as long as the other side waits. */
  static Obstacle silent() {
    return listener(
        connection -> connection.getInputStream().transferTo(OutputStream.nullOutputStream()));
  }

  private static Standing listener(Manners manners) {
    try {
      ServerSocket listener = listening();
      Thread.startVirtualThread(() -> serve(listener, manners));
      return new Standing(
          URI.create("http://127.0.0.1:" + listener.getLocalPort()), listener::close);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void serve(ServerSocket listener, Manners manners) {
    while (!listener.isClosed()) {
      try (Socket connection = listener.accept()) {
        manners.treat(connection);
      } catch (IOException _) {
        // The canary went, or the obstacle is being taken away: then the loop ends.
      }
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** An obstacle that has to be taken away again. */
  record Standing(URI address, Removal removal) implements Obstacle {
    @Override
    public void close() {
      try {
        removal.remove();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  /** What becomes of a connection before it is closed. */
  @FunctionalInterface
  interface Manners {
    void treat(Socket connection) throws IOException;
  }

  /** How an obstacle is taken away. */
  @FunctionalInterface
  interface Removal {
    void remove() throws IOException;
  }
}
