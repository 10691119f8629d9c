package canary.lab.fault;

import static canary.lab.fault.Edit.definition;

import canary.lab.template.Resolved;
import canary.model.ContentHandling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

  /** The template that is applied to what is sent; empty where none is. */
  public Optional<String> template() {
    return Optional.ofNullable(templates.get(sent.mediaType()))
        .or(() -> Optional.ofNullable(templates.get("$default")));
  }

  /** Whether what is sent is binary to the API. */
  public boolean isBinary() {
    return ContentHandling.matches(sent.contentType(), binaryTypes);
  }

  /** Whether the message is mapped into the query string. */
  public boolean isInQuery() {
    return parameters.containsKey("integration.request.querystring.MessageBody");
  }

  /** Whether it speaks the JSON protocol and names no queue. */
  public boolean isJsonWithoutQueueUrl() {
    return template().filter(it -> it.startsWith("{\"MessageBody\"")).isPresent();
  }

  /** Whether a value is looked for in the body by its JSON. */
  public boolean readsJson() {
    return (template().orElse("") + parameters)
        .matches("(?s).*(json\\(|path\\(|request\\.body\\.).*");
  }

  /** The same, of a method that validates no body. */
  public UnaryOperator<Resolved> unvalidated() {
    Edit open = stack -> Edit.method(stack).at("x-amazon-apigateway-request-validator").remove();
    Edit free = stack -> Edit.method(stack).at("requestBody").remove();
    return open.and(free).and(edit());
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
