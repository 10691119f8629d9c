package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.jr.ob.JSON;

/** Where CloudFormation takes responses: what it got, and the status that it gives. */
final class ResponseUrl implements AutoCloseable {
  private final HttpServer server;
  private final List<Map<String, Object>> taken = new CopyOnWriteArrayList<>();
  private final List<String> contentTypes = new CopyOnWriteArrayList<>();
  private final int status;

  ResponseUrl(int status) throws IOException {
    this.status = status;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    assertTrue(body.length < 4096, () -> body.length + " bytes");
    taken.add(JSON.std.mapFrom(new String(body, UTF_8)));
    contentTypes.addAll(exchange.getRequestHeaders().getOrDefault("Content-Type", List.of()));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  List<Map<String, Object>> taken() {
    return taken;
  }

  /** Of the requests that had one. */
  List<String> contentTypes() {
    return contentTypes;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/response?X-Amz-Signature=1";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
