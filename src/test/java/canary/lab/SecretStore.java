package canary.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.jr.ob.JSON;

/** Secrets Manager at 127.0.0.1; it takes signed calls of GetSecretValue and no others. */
final class SecretStore implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> secrets = new ConcurrentHashMap<>();

  SecretStore() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Puts a secret, new or rotated. */
  void put(String arn, String value) {
    secrets.put(arn, value);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = JSON.std.mapFrom(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      var headers = exchange.getRequestHeaders();
      var signed = String.valueOf(headers.getFirst("Authorization"));
      var taken =
          "secretsmanager.GetSecretValue".equals(headers.getFirst("X-Amz-Target"))
              && signed.contains("/secretsmanager/aws4_request")
              && signed.contains("SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date")
              && signed.contains("x-amz-target,")
              && secrets.containsKey(String.valueOf(asked.get("SecretId")));
      var reply =
          JSON.std
              .asString(
                  taken
                      ? Map.of(
                          "ARN",
                          asked.get("SecretId"),
                          "SecretString",
                          secrets.get(asked.get("SecretId")))
                      : Map.of("__type", "InvalidRequestException"))
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(taken ? 200 : 400, reply.length);
      // Closed before the exchange, which would else cut off what is not sent yet.
      try (var out = exchange.getResponseBody()) {
        out.write(reply);
      }
    }
  }
}
