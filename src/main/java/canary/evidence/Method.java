package canary.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A method as it is saved, apart from its integration.
 *
 * @param path of the resource as it is defined, braces and all
 * @param responses the status codes that are declared as method responses
 */
public record Method(String resourceId, String path, Set<String> responses) {
  public Method {
    responses = Set.copyOf(responses);
  }

  /** The path parameters of a request to this path, by name. */
  public Map<String, String> parameters(String requested) {
    var parameters = new LinkedHashMap<String, String>();
    var defined = path.split("/", -1);
    var parts = requested.split("/", defined.length);
    for (var i = 0; i < parts.length; i++) {
      if (defined[i].startsWith("{")) {
        parameters.put(defined[i].replaceAll("[{}+]", ""), parts[i]);
      }
    }
    return parameters;
  }

  public boolean declares(String statusCode) {
    return responses.contains(statusCode);
  }
}
