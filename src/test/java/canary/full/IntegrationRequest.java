package canary.full;

import canary.lab.template.Place;
import canary.lab.template.Resolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.jr.ob.JSON;

/**
 * How an integration speaks to SQS: all that the configuration faults change, for a real API and
 * for the lab's alike.
 *
 * @param contentType the mapped header's value, empty where none is mapped
 * @param queuePath account and queue
 */
public record IntegrationRequest(Optional<String> contentType, String template, String queuePath) {

  private static final String HEADER = "integration.request.header.Content-Type";
  private static final String JSON_TYPE = "application/json";

  /** As {@code template.yaml} has it. */
  public static IntegrationRequest sound(String queuePath) {
    return new IntegrationRequest(
        Optional.of("'application/x-www-form-urlencoded'"),
        "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        queuePath);
  }

  IntegrationRequest withoutContentType() {
    return new IntegrationRequest(Optional.empty(), template, queuePath);
  }

  IntegrationRequest withTemplate(String other) {
    return new IntegrationRequest(contentType, other, queuePath);
  }

  IntegrationRequest toQueue(String otherPath) {
    return new IntegrationRequest(contentType, template, otherPath);
  }

  /** The patch of UpdateIntegration that makes a deployed integration speak so. */
  public String patch(String region) {
    Map<String, Object> header =
        contentType
            .map(value -> operation("add", "/requestParameters/" + HEADER, value))
            .orElseGet(() -> operation("remove", "/requestParameters/" + HEADER, ""));
    return JSON.std.asString(
        List.of(
            operation("replace", "/uri", uri(region)),
            operation("replace", "/requestTemplates/application~1json", template),
            header));
  }

  private static Map<String, Object> operation(String kind, String path, String value) {
    Map<String, Object> operation = new LinkedHashMap<>(Map.of("op", kind, "path", path));
    if (!value.isEmpty()) {
      operation.put("value", value);
    }
    return operation;
  }

  /** The lab's stack with an integration that speaks so. */
  Resolved in(Resolved stack) {
    Resolved directed = at(stack, "uri").put(uri(stack.stack().region()));
    Resolved mapped = at(directed, "requestTemplates", JSON_TYPE).put(template);
    Place header = at(mapped, "requestParameters", HEADER);
    return contentType.map(header::put).orElseGet(header::remove);
  }

  private static Place at(Resolved stack, String... keys) {
    return stack
        .at("Api", "DefinitionBody", "paths", "/messages", "post")
        .at("x-amazon-apigateway-integration")
        .at(keys);
  }

  private String uri(String region) {
    return "arn:aws:apigateway:%s:sqs:path/%s".formatted(region, queuePath);
  }
}
