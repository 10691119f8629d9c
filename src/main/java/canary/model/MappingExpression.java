package canary.model;

import java.util.Map;
import java.util.Optional;

/**
 * The right side of a parameter mapping
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html).
 * AWS refuses a literal without single quotes when the mapping is made ("Invalid mapping expression
 * specified"); an existing one counts as any other fault of the configuration.
 */
public record MappingExpression(String text) {
  /**
   * The value for an integration request; empty when the request does not have it.
   *
   * @throws Stopped for an expression that is none
   */
  Optional<String> ofRequest(Received request, Surroundings around) {
    return after("method.request.header.")
        .or(() -> after("method.request.multivalueheader."))
        .map(request::header)
        .or(
            () ->
                after("method.request.querystring.")
                    .or(() -> after("method.request.multivaluequerystring."))
                    .map(name -> Optional.ofNullable(request.query().get(name))))
        .or(
            () ->
                after("method.request.path.")
                    .map(name -> Optional.ofNullable(request.path().get(name))))
        .or(() -> body("method.request.body", request.text()))
        .orElseGet(() -> ofEither(around));
  }

  /**
   * The value for a method response; empty when the integration response does not have it.
   *
   * @param headers of the integration response, without regard to case
   * @throws Stopped for an expression that is none
   */
  public Optional<String> ofResponse(
      Map<String, String> headers, String body, Surroundings around) {
    return after("integration.response.header.")
        .map(name -> Optional.ofNullable(headers.get(name)))
        .or(() -> body("integration.response.body", body))
        .orElseGet(() -> ofEither(around));
  }

  private Optional<String> ofEither(Surroundings around) {
    if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
      return Optional.of(text.substring(1, text.length() - 1));
    }
    return after("context.")
        .map(name -> variable(around.context(), name))
        .or(
            () ->
                after("stageVariables.")
                    .map(name -> Optional.ofNullable(around.stageVariables().get(name))))
        .orElseThrow(() -> Stopped.invalidMapping(text));
  }

  /** A variable by its dotted name, such as {@code identity.sourceIp}. */
  private static Optional<String> variable(Map<String, Object> context, String name) {
    Object value = context;
    for (String key : name.split("\\.")) {
      value = value instanceof Map<?, ?> map && map.get(key) != null ? map.get(key) : "";
    }
    return Optional.of(value.toString()).filter(text -> !text.isEmpty());
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
