package canary.lab.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A server at 127.0.0.1 that hands each request to a gateway. */
public final class HttpFront implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<ClientRequest, GatewayAnswer> gateway;
  private final AtomicReference<Optional<RuntimeException>> defect =
      new AtomicReference<>(Optional.empty());

  public HttpFront(Function<ClientRequest, GatewayAnswer> gateway) throws IOException {
    this.gateway = gateway;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A defect of the lab itself must not pass for an answer of API Gateway, nor in silence. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
    defect
        .get()
        .ifPresent(
            found -> {
              throw new IllegalStateException("The lab failed while it answered", found);
            });
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      GatewayAnswer answer = gateway.apply(request(exchange));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      // Without it the JDK's server now and then resets a connection that the client asked to
      // close.
      exchange.getResponseHeaders().set("Connection", "close");
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (RuntimeException found) {
      defect.set(Optional.of(found));
    }
  }

  private static ClientRequest request(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(",", values)));
    URI uri = exchange.getRequestURI();
    return new ClientRequest(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        Optional.empty(),
        Optional.ofNullable(uri.getRawQuery()).orElse(""),
        headers,
        exchange.getRequestBody().readNBytes(Gateway.LARGEST_BODY + 1),
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }
}
