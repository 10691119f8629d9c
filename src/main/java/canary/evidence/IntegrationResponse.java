package canary.evidence;

import canary.finding.Finding;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What an integration makes of the answers of SQS that a pattern selects.
 *
 * @param templates by content type
 * @param parameters method response headers by their mapping source
 */
public record IntegrationResponse(
    String statusCode, Map<String, String> templates, Map<String, String> parameters) {
  // A longer one could exhaust the stack of the regular expressions' compiler.
  private static final int MAX_PATTERN = 256;

  public IntegrationResponse {
    templates = Map.copyOf(templates);
    parameters = Map.copyOf(parameters);
  }

  public boolean isSuccess() {
    return statusCode.startsWith("2");
  }

  boolean overridesStatus() {
    return templates.values().stream()
        .anyMatch(template -> template.contains("context.responseOverride.status"));
  }

  /**
   * The response whose pattern matches the whole status, else the default one.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
   */
  static Finding<IntegrationResponse> select(
      Map<String, IntegrationResponse> responses, String status) {
    var selected = new ArrayList<IntegrationResponse>();
    for (var entry : responses.entrySet()) {
      if (entry.getKey().length() > MAX_PATTERN) {
        return Finding.unreadable(
            "selection pattern",
            entry.getKey().length() + " characters; at most " + MAX_PATTERN + " are read");
      }
      if (!entry.getKey().equals(Integration.DEFAULT)) {
        try {
          if (Pattern.matches(entry.getKey(), status)) {
            selected.add(entry.getValue());
          }
        } catch (PatternSyntaxException broken) {
          return Finding.unreadable("selection pattern " + entry.getKey(), broken.getDescription());
        }
      }
    }
    if (selected.size() > 1) {
      return Finding.unreadable("integration response", "several patterns match " + status);
    }
    return selected.stream()
        .findFirst()
        .or(() -> Optional.ofNullable(responses.get(Integration.DEFAULT)))
        .map(Finding::known)
        .orElseGet(Finding::absent);
  }
}
