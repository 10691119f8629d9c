package canary.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An AWS integration as its OpenAPI extension writes it
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html).
 */
record Integration(
    String httpMethod,
    String uri,
    Optional<String> credentials,
    Passthrough passthrough,
    Map<String, String> requestParameters,
    Map<String, String> requestTemplates,
    ContentHandling contentHandling,
    Duration timeout,
    List<IntegrationResponse> responses) {
  private static final int DEFAULT_TIMEOUT_MILLIS = 29_000;

  /** What becomes of a request for whose content type there is no template. */
  enum Passthrough {
    WHEN_NO_MATCH,
    WHEN_NO_TEMPLATES,
    NEVER
  }

  static Integration of(Tree written) {
    if (!written.get("type").text().equalsIgnoreCase("aws")) {
      throw new TemplateException(written.path() + ".type", "is not aws, the only one modelled");
    }
    return new Integration(
        written.get("httpMethod").text(),
        written.get("uri").text(),
        written.find("credentials").map(Tree::text),
        written
            .find("passthroughBehavior")
            .map(value -> Passthrough.valueOf(value.text().toUpperCase(Locale.ROOT)))
            .orElse(Passthrough.WHEN_NO_MATCH),
        written.texts("requestParameters"),
        written.texts("requestTemplates"),
        ContentHandling.of(written.find("contentHandling")),
        Duration.ofMillis(
            written
                .find("timeoutInMillis")
                .map(millis -> (int) millis.number())
                .orElse(DEFAULT_TIMEOUT_MILLIS)),
        responses(written));
  }

  /**
   * The template for a content type, whose parameters do not count
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html).
   */
  Optional<MappingTemplate> template(String contentType) {
    Optional<MappingTemplate> template =
        Optional.ofNullable(requestTemplates.get(contentType.split(";", 2)[0].strip()))
            .or(() -> Optional.ofNullable(requestTemplates.get("$default")))
            .map(MappingTemplate::new);
    boolean refused =
        switch (passthrough) {
          case WHEN_NO_MATCH -> false;
          case WHEN_NO_TEMPLATES -> !requestTemplates.isEmpty();
          case NEVER -> true;
        };
    if (template.isEmpty() && refused) {
      throw GatewayError.unsupportedMediaType();
    }
    return template;
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
