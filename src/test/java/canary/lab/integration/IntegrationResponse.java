package canary.lab.integration;

import canary.lab.template.Tree;
import canary.model.ContentHandling;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an answer of the service is mapped; a pattern is matched against its status
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html).
 */
record IntegrationResponse(
    Optional<Pattern> selectionPattern,
    String statusCode,
    Map<String, String> responseParameters,
    Map<String, String> responseTemplates,
    ContentHandling contentHandling) {
  static IntegrationResponse of(String pattern, Tree written) {
    return new IntegrationResponse(
        pattern.equals("default") ? Optional.empty() : Optional.of(Pattern.compile(pattern)),
        written.get("statusCode").text(),
        written.texts("responseParameters"),
        written.texts("responseTemplates"),
        ContentHandling.of(
            written.find("contentHandling").map(value -> value.text().toUpperCase(Locale.ROOT))));
  }

  boolean isDefault() {
    return selectionPattern.isEmpty();
  }

  boolean matches(int status) {
    return selectionPattern
        .filter(pattern -> pattern.matcher(Integer.toString(status)).matches())
        .isPresent();
  }

  /**
   * The content type whose template is used: the one that the client accepts, or else JSON, or else
   * the first
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html).
   */
  Optional<String> templateType(String accept) {
    if (responseTemplates.containsKey(accept)) {
      return Optional.of(accept);
    }
    return responseTemplates.containsKey("application/json")
        ? Optional.of("application/json")
        : responseTemplates.keySet().stream().findFirst();
  }
}
