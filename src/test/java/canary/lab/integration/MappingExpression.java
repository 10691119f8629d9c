package canary.lab.integration;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.GatewayError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The right side of a parameter mapping
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html).
 * AWS refuses a literal without single quotes when the mapping is made ("Invalid mapping expression
 * specified"); a lab that is given one answers as for any other fault of the configuration.
 */
record MappingExpression(String text) {
  /** The value for an integration request; empty when the request does not have it. */
  Optional<String> ofRequest(Execution execution) {
    ClientRequest request = execution.request();
    return after("method.request.header.")
        .or(() -> after("method.request.multivalueheader."))
        .map(request::header)
        .or(
            () ->
                after("method.request.querystring.")
                    .or(() -> after("method.request.multivaluequerystring."))
                    .map(name -> Optional.ofNullable(request.queryByName().get(name))))
        .or(
            () ->
                after("method.request.path.")
                    .map(name -> Optional.ofNullable(execution.pathParameters().get(name))))
        .or(() -> body("method.request.body", request.text()))
        .orElseGet(() -> ofEither(execution));
  }

  /** The value for a method response; empty when the integration response does not have it. */
  Optional<String> ofResponse(Execution execution, BackendResponse response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    return after("integration.response.header.")
        .map(name -> Optional.ofNullable(headers.get(name)))
        .or(
            () ->
                body(
                    "integration.response.body",
                    new String(response.body(), StandardCharsets.UTF_8)))
        .orElseGet(() -> ofEither(execution));
  }

  private Optional<String> ofEither(Execution execution) {
    if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
      return Optional.of(text.substring(1, text.length() - 1));
    }
    return after("context.")
        .map(name -> execution.context().find(name))
        .or(
            () ->
                after("stageVariables.")
                    .map(name -> Optional.ofNullable(execution.stageVariables().get(name))))
        .orElseThrow(
            () -> GatewayError.configuration("Invalid mapping expression specified: " + text));
  }

  private Optional<Optional<String>> body(String prefix, String body) {
    if (text.equals(prefix)) {
      return Optional.of(Optional.of(body));
    }
    return after(prefix + ".")
        .map(
            path ->
                Optional.of(new InputVariable(body, Map.of()).path("$." + path).toString())
                    .filter(value -> !value.isEmpty()));
  }

  private Optional<String> after(String prefix) {
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }
}
