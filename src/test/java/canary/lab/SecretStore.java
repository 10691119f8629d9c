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
import tools.jackson.jr.ob.JSON;

/**
 * Secrets Manager with one secret, at 127.0.0.1; it takes signed calls of GetSecretValue and no
 * others.
 */
final class SecretStore implements AutoCloseable {
  private final HttpServer server;
  private final String secret;

  SecretStore(String secret) {
    this.secret = secret;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
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
              && String.valueOf(asked.get("SecretId")).startsWith("arn:");
      var reply =
          JSON.std
              .asString(
                  taken
                      ? Map.of("ARN", asked.get("SecretId"), "SecretString", secret)
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
