package canary.model;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A client's request as it arrives at a method.
 *
 * @param headers without regard to the case of their names
 * @param query by name, decoded
 * @param path the path parameters by name
 */
public record Received(
    Map<String, String> headers, Map<String, String> query, Map<String, String> path, byte[] body) {
  static final String JSON = "application/json";

  public Received {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = Collections.unmodifiableMap(byName);
    query = Map.copyOf(query);
    path = Map.copyOf(path);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * A request without a Content-Type is taken for JSON
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html).
   */
  String contentType() {
    return header("Content-Type").orElse(JSON);
  }

  /** The content type without its parameters; that AWS ignores them, too, is not documented. */
  String mediaType() {
    return contentType().split(";", 2)[0].strip();
  }
}
