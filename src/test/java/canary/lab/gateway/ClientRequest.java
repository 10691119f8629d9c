package canary.lab.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as it arrived; header names without regard to case, path and query still encoded.
 *
 * @param sentPath begins with the stage, as at the API's own host; or with {@code
 *     /_aws/execute-api/API} before it, as where all APIs share a host, which is LocalStack's form:
 *     https://docs.localstack.cloud/aws/services/apigateway/
 * @param mapped where the mapping of a custom domain leads, in the second of these forms
 */
public record ClientRequest(
    String method,
    String sentPath,
    Optional<String> mapped,
    String query,
    Map<String, String> headers,
    byte[] body,
    String sourceIp) {
  private static final Pattern SHARED_HOST = Pattern.compile("^/_aws/execute-api/([^/]+)");

  public ClientRequest {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = Collections.unmodifiableMap(byName);
  }

  /** The same request, led on by a mapping. */
  ClientRequest mappedTo(String path) {
    return new ClientRequest(method, sentPath, Optional.of(path), query, headers, body, sourceIp);
  }

  /** The path at the API's own host. */
  public String path() {
    return SHARED_HOST.matcher(mapped.orElse(sentPath)).replaceFirst("");
  }

  /** The API that the request is to; the empty one is whichever serves the host. */
  Optional<String> apiId() {
    Matcher shared = SHARED_HOST.matcher(mapped.orElse(sentPath));
    return shared.lookingAt() ? Optional.of(shared.group(1)) : Optional.empty();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * A request without a Content-Type is taken for JSON
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html).
   */
  public String contentType() {
    return header("Content-Type").orElse("application/json");
  }

  /** The content type without its parameters; that AWS ignores them, too, is not documented. */
  public String mediaType() {
    return contentType().split(";", 2)[0].strip();
  }

  /** Names and values decoded, in the order of the request. */
  public List<Map.Entry<String, String>> queryParameters() {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.add(Map.entry(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : ""));
    }
    return parameters;
  }

  /** Of a repeated parameter the last value counts. */
  public Map<String, String> queryByName() {
    Map<String, String> byName = new LinkedHashMap<>();
    queryParameters().forEach(pair -> byName.put(pair.getKey(), pair.getValue()));
    return byName;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
