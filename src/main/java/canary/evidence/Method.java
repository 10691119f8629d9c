package canary.evidence;

import java.util.Optional;
import java.util.Set;

/**
 * A method as it is saved, apart from its integration.
 *
 * @param requestValidatorId empty when no validator is set
 * @param responses the status codes that are declared as method responses
 */
public record Method(
    String resourceId,
    String httpMethod,
    String authorizationType,
    boolean apiKeyRequired,
    Optional<String> requestValidatorId,
    Set<String> responses) {
  public Method {
    responses = Set.copyOf(responses);
  }

  public boolean declares(String statusCode) {
    return responses.contains(statusCode);
  }
}
