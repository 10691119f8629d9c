package canary.lab.integration;

import canary.lab.gateway.GatewayError;
import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An integration of type AWS or MOCK as its OpenAPI extension writes it
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html).
 * An AWS integration without credentials is refused: what AWS does then is not known. A mock needs
 * no method, URI or credentials.
 */
public record Integration(
    Type type,
    canary.evidence.Integration request,
    Duration timeout,
    List<IntegrationResponse> responses) {
  private static final int DEFAULT_TIMEOUT_MILLIS = 29_000;

  /** The types that the lab models. */
  enum Type {
    AWS,
    MOCK
  }

  public static Integration of(Tree written) {
    Type type = type(written.get("type"));
    int timeout =
        written
            .find("timeoutInMillis")
            .map(millis -> (int) millis.number())
            .orElse(DEFAULT_TIMEOUT_MILLIS);
    return new Integration(
        type,
        new canary.evidence.Integration(
            type.name(),
            line("httpMethod", type, written),
            line("uri", type, written),
            Optional.of(line("credentials", type, written)),
            written.texts("requestParameters"),
            written.texts("requestTemplates"),
            written.find("passthroughBehavior").map(Tree::text).orElse("WHEN_NO_MATCH"),
            written.find("contentHandling").map(Tree::text),
            timeout,
            Map.of()),
        Duration.ofMillis(timeout),
        responses(written));
  }

  String credentials() {
    return request.credentials().orElse("");
  }

  /** The first response whose pattern matches the whole status, or else the default. */
  IntegrationResponse response(int status) {
    return responses.stream()
        .filter(response -> response.matches(status))
        .findFirst()
        .or(() -> responses.stream().filter(IntegrationResponse::isDefault).findFirst())
        .orElseThrow(
            () ->
                GatewayError.configuration(
                    "No match for output mapping and no default output mapping configured."
                        + " Endpoint Response Status Code: "
                        + status));
  }

  private static String line(String key, Type type, Tree written) {
    return switch (type) {
      case AWS -> written.get(key).text();
      case MOCK -> written.find(key).map(Tree::text).orElse("");
    };
  }

  private static Type type(Tree written) {
    return Arrays.stream(Type.values())
        .filter(type -> written.text().equalsIgnoreCase(type.name()))
        .findFirst()
        .orElseThrow(() -> new TemplateException(written.path(), "is a type that is not modeled"));
  }

  private static List<IntegrationResponse> responses(Tree written) {
    List<IntegrationResponse> responses = new ArrayList<>();
    written
        .find("responses")
        .map(Tree::entries)
        .orElse(Map.of())
        .forEach((pattern, response) -> responses.add(IntegrationResponse.of(pattern, response)));
    return responses;
  }
}
