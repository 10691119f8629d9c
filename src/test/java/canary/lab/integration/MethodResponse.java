package canary.lab.integration;

import canary.lab.gateway.GatewayAnswer;
import canary.lab.gateway.GatewayError;
import canary.model.ExecutableTemplate;
import canary.model.MappingExpression;
import canary.model.Overrides;
import canary.model.ServiceCall;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The answer that API Gateway makes of the service's for the client. */
final class MethodResponse {
  private MethodResponse() {}

  /**
   * A status that the method does not declare is a 500 although the service has done its work
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html).
   */
  static GatewayAnswer of(Execution execution, BackendResponse response) {
    IntegrationResponse mapping = execution.route().integration().response(response.status());
    if (!execution.route().methodResponses().contains(mapping.statusCode())) {
      throw GatewayError.configuration(
          "Output mapping refers to an invalid method response: " + mapping.statusCode());
    }
    String accept = execution.request().header("Accept").orElse("application/json");
    Optional<String> type = mapping.templateType(accept);
    byte[] body = body(mapping, type, execution, accept, response);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Amzn-Trace-Id", execution.context().traceId());
    headers.put("Content-Type", type.orElse("application/json"));
    headers.putAll(mapped(mapping, execution, response));
    Overrides overrides = execution.context().responseOverride();
    headers.putAll(overrides.parameters("header"));
    int status = overrides.status().orElseGet(() -> Integer.valueOf(mapping.statusCode()));
    return new GatewayAnswer(status, headers, body);
  }

  private static byte[] body(
      IntegrationResponse mapping,
      Optional<String> type,
      Execution execution,
      String accept,
      BackendResponse response) {
    byte[] payload =
        mapping
            .contentHandling()
            .response(
                response.body(),
                value("integration.response.header.Content-Type", execution, response)
                    .orElse("application/json"),
                accept,
                execution.api().binaryMediaTypes());
    return type.map(mapping.responseTemplates()::get)
        .map(ExecutableTemplate::new)
        .map(template -> execution.render(template, ServiceCall.utf8(payload)))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .orElse(payload);
  }

  private static Map<String, String> mapped(
      IntegrationResponse mapping, Execution execution, BackendResponse response) {
    Map<String, String> mapped = new LinkedHashMap<>();
    mapping
        .responseParameters()
        .forEach(
            (target, source) ->
                value(source, execution, response)
                    .ifPresent(
                        value -> mapped.put(target.replace("method.response.header.", ""), value)));
    return mapped;
  }

  private static Optional<String> value(
      String source, Execution execution, BackendResponse response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    return new MappingExpression(source)
        .ofResponse(
            headers, new String(response.body(), StandardCharsets.UTF_8), execution.surroundings());
  }
}
