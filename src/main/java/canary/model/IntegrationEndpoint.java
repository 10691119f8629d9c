package canary.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URI of an AWS integration: {@code arn:aws:apigateway:REGION:SERVICE:path/PATH} or {@code
 * ...:action/ACTION} (https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html).
 */
public record IntegrationEndpoint(
    String region, String service, String path, Optional<String> action) {
  private static final Pattern URI =
      Pattern.compile("arn:[^:]+:apigateway:([^:]+):([^:]+):(path|action)/(.*)");
  private static final Pattern STAGE_VARIABLE = Pattern.compile("\\$\\{stageVariables\\.(\\w+)}");

  static IntegrationEndpoint of(
      String uri, Map<String, String> path, Map<String, String> stageVariables) {
    String filled = filled(uri, stageVariables);
    for (Map.Entry<String, String> parameter : path.entrySet()) {
      filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    Matcher parts = URI.matcher(filled);
    if (!parts.matches()) {
      throw Stopped.invalidEndpoint();
    }
    boolean byPath = parts.group(3).equals("path");
    return new IntegrationEndpoint(
        parts.group(1),
        parts.group(2),
        byPath ? "/" + parts.group(4) : "/",
        byPath ? Optional.empty() : Optional.of(parts.group(4)));
  }

  /**
   * The text with its stage variables.
   *
   * @throws Stopped for one that the stage does not define, as recorded by LocalStack's test suite
   *     on 2025-09-29
   */
  public static String filled(String text, Map<String, String> stageVariables) {
    return STAGE_VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Optional.ofNullable(stageVariables.get(found.group(1)))
                    .map(Matcher::quoteReplacement)
                    .orElseThrow(Stopped::invalidEndpoint));
  }
}
