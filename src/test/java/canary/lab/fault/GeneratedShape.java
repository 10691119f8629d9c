package canary.lab.fault;

import static canary.lab.fault.Edit.definition;

import canary.lab.template.Resolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An integration as somebody could have written it, and what a canary sends to it.
 *
 * @param uri what stands behind {@code sqs:}; {@code {queue}} stands for the queue's name, here and
 *     in the templates
 * @param binaryTypes of the API
 */
public record GeneratedShape(
    SentMessage sent,
    String uri,
    Map<String, String> parameters,
    Map<String, String> templates,
    List<String> binaryTypes,
    String handling,
    Map<String, Object> responses,
    String passthrough,
    boolean fifo) {

  /** The integration in OpenAPI, but for what the stack's own has beside. */
  public Map<String, Object> integration(String queue) {
    var integration = new LinkedHashMap<String, Object>();
    integration.put("uri", "arn:aws:apigateway:eu-west-1:sqs:" + uri.replace("{queue}", queue));
    integration.put("requestParameters", parameters);
    var named = new LinkedHashMap<String, Object>();
    templates.forEach((type, text) -> named.put(type, text.replace("{queue}", queue)));
    integration.put("requestTemplates", named);
    integration.put("passthroughBehavior", passthrough);
    if (!handling.isEmpty()) {
      integration.put("contentHandling", handling);
    }
    if (!responses.isEmpty()) {
      integration.put("responses", responses);
    }
    return integration;
  }

  /** The change that makes it of the project's own stack. */
  Edit edit() {
    Edit queue = fifo ? QueueFaults.fifo() : it -> it;
    Edit types =
        binaryTypes.isEmpty()
            ? it -> it
            : definition("x-amazon-apigateway-binary-media-types", binaryTypes);
    return queue.and(types).and(this::integrated).and(this::by);
  }

  private Resolved integrated(Resolved stack) {
    return integration(stack.attribute("Queue", "QueueName")).entrySet().stream()
        .map(it -> Edit.integration(it.getKey(), it.getValue()))
        .reduce(Edit::and)
        .orElseThrow()
        .apply(stack);
  }

  private Resolved by(Resolved stack) {
    var path = stack.at("Api", "DefinitionBody", "paths", "/messages");
    return path.put(
        Map.of(sent.method().toLowerCase(java.util.Locale.ROOT), path.at("post").value()));
  }
}
