package canary.paste;

import java.util.Locale;
import java.util.Map;

/** The request that led to a pasted reply; what was not pasted of it is empty. */
public record SentRequest(String method, String host, String body) {

  /** Method, url and body under these names; a body that is JSON counts as it is written. */
  public static SentRequest of(Map<?, ?> request) {
    return of(text(request, "method"), text(request, "url"), text(request, "body"));
  }

  private static String text(Map<?, ?> request, String name) {
    return request.get(name) instanceof String text ? text : "";
  }

  static SentRequest of(String method, String url, String body) {
    var from = url.indexOf("://");
    var rest = from < 0 ? url : url.substring(from + 3);
    return new SentRequest(
        method.toUpperCase(Locale.ROOT), rest.split("[/?:#]", 2)[0].toLowerCase(Locale.ROOT), body);
  }

  /** A host name of the API's own, where the answer may be a missing base path mapping's. */
  public boolean isToCustomDomain() {
    return !host.isEmpty() && !host.contains(".execute-api.");
  }

  /** A browser's question before the request itself. */
  public boolean isPreflight() {
    return method.equals("OPTIONS");
  }
}
