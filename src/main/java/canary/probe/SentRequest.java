package canary.probe;

import java.util.Locale;
import java.util.Map;

/** The request that led to a pasted reply; what was not pasted of it is empty. */
public record SentRequest(String method, String host, String path, String body) {
  private static final int LONGEST_URL = 2_048;

  /** Method, url and body under these names; a body that is JSON counts as it is written. */
  public static SentRequest of(Map<?, ?> request) {
    return of(text(request, "method"), text(request, "url"), text(request, "body"));
  }

  private static String text(Map<?, ?> request, String name) {
    return request.get(name) instanceof String text ? text : "";
  }

  static SentRequest of(String method, String url, String body) {
    var seen = url.substring(0, Math.min(url.length(), LONGEST_URL)).strip();
    var from = seen.indexOf("://");
    var rest = from < 0 ? seen : seen.substring(from + 3);
    var host = rest.split("[/?:#]", 2)[0];
    return new SentRequest(
        method.strip().toUpperCase(Locale.ROOT),
        host.toLowerCase(Locale.ROOT),
        rest.substring(host.length()).split("[?#]", 2)[0],
        body);
  }

  /** A host name of the API's own, where the answer may be a missing base path mapping's. */
  public boolean isToCustomDomain() {
    return !host.isEmpty() && !host.contains(".execute-api.");
  }

  /** At API Gateway's own host name a REST API's path begins with the stage; this has none. */
  public boolean lacksStage() {
    return host.contains(".execute-api.") && path.chars().allMatch(it -> it == '/');
  }

  /** A browser's question before the request itself. */
  public boolean isPreflight() {
    return method.equals("OPTIONS");
  }
}
