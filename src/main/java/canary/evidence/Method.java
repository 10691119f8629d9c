package canary.evidence;

import java.util.Set;

/**
 * A method as it is saved, apart from its integration.
 *
 * @param responses the status codes that are declared as method responses
 */
public record Method(String resourceId, Set<String> responses) {
  public Method {
    responses = Set.copyOf(responses);
  }

  public boolean declares(String statusCode) {
    return responses.contains(statusCode);
  }
}
