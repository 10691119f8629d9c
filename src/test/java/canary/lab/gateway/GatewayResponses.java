package canary.lab.gateway;

import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/**
 * The gateway responses of an API, as its owner changed them
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html).
 */
public record GatewayResponses(Map<String, Custom> byType) {
  private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z.]+)");

  /** One changed response; what it leaves out keeps its default. */
  record Custom(Optional<Integer> status, Map<String, String> headers, Optional<String> template) {}

  static GatewayResponses of(Tree api, Tree definition) {
    Map<String, Custom> byType = new LinkedHashMap<>();
    definition
        .find("x-amazon-apigateway-gateway-responses")
        .map(Tree::entries)
        .orElse(Map.of())
        .forEach((type, written) -> byType.put(type, ofOpenApi(written)));
    api.find("GatewayResponses")
        .map(Tree::entries)
        .orElse(Map.of())
        .forEach((type, written) -> byType.put(type, ofSam(written)));
    return new GatewayResponses(byType);
  }

  /** The status and x-amzn-ErrorType say what happened, whatever the owner wrote. */
  public GatewayAnswer answer(GatewayError error, String requestId) {
    Optional<Custom> custom = custom(error.type());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("x-amzn-ErrorType", error.errorType());
    custom.ifPresent(response -> headers.putAll(response.headers()));
    String template =
        custom.flatMap(Custom::template).orElseGet(() -> defaultTemplate(error.type()));
    return new GatewayAnswer(
        custom.flatMap(Custom::status).orElse(error.type().status()),
        headers,
        filled(template, error, requestId).getBytes(StandardCharsets.UTF_8));
  }

  /** A denial by a policy writes Message with a capital: measured by Floci on 2026-10-02. */
  private static String defaultTemplate(GatewayError.Type type) {
    return type == GatewayError.Type.ACCESS_DENIED
        ? "{\"Message\":$context.error.messageString}"
        : "{\"message\":$context.error.messageString}";
  }

  private Optional<Custom> custom(GatewayError.Type type) {
    String fallback = type.status() < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
    return Optional.ofNullable(byType.get(type.name()))
        .or(() -> Optional.ofNullable(byType.get(fallback)));
  }

  private static String filled(String template, GatewayError error, String requestId) {
    return VARIABLE
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    switch (found.group(1)) {
                      case "error.message" -> error.getMessage();
                      case "error.messageString" -> JSON.std.asString(error.getMessage());
                      case "error.responseType" -> error.type().name();
                      case "requestId" -> requestId;
                      default ->
                          throw new TemplateException(
                              "GatewayResponses", found.group() + " is not modeled by the lab");
                    }));
  }

  private static Custom ofOpenApi(Tree written) {
    Map<String, String> headers = new LinkedHashMap<>();
    written
        .texts("responseParameters")
        .forEach(
            (name, value) ->
                headers.put(name.replace("gatewayresponse.header.", ""), literal(value)));
    return new Custom(
        written.find("statusCode").map(status -> (int) status.number()),
        headers,
        Optional.ofNullable(written.texts("responseTemplates").get("application/json")));
  }

  private static Custom ofSam(Tree written) {
    Map<String, String> headers = new LinkedHashMap<>();
    written
        .find("ResponseParameters")
        .map(parameters -> parameters.texts("Headers"))
        .orElse(Map.of())
        .forEach((name, value) -> headers.put(name, literal(value)));
    return new Custom(
        written.find("StatusCode").map(status -> (int) status.number()),
        headers,
        Optional.ofNullable(written.texts("ResponseTemplates").get("application/json")));
  }

  private static String literal(String expression) {
    if (!expression.matches("'.*'")) {
      throw new TemplateException("GatewayResponses", expression + " is not modeled by the lab");
    }
    return expression.substring(1, expression.length() - 1);
  }
}
