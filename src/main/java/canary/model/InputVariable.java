package canary.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code $input} of a mapping template
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 * Maps print as {@code {a=b}} and lists as JSON, and an absent body is {@code {}}: recorded by
 * LocalStack's test suite on 2025-06-18 and 2025-03-19.
 */
public final class InputVariable {
  private final String body;
  private final Map<String, Map<String, String>> params;
  private final Notes notes;

  /**
   * @param params by place: path, querystring and header
   */
  public InputVariable(String body, Map<String, Map<String, String>> params) {
    this(body, params, new Notes());
  }

  InputVariable(String body, Map<String, Map<String, String>> params, Notes notes) {
    this.notes = notes;
    this.body = body.isEmpty() ? "{}" : body;
    this.params = new LinkedHashMap<>();
    params.forEach((place, it) -> this.params.put(place, new NotedParameters(it, notes)));
  }

  /** The body as it arrived. */
  public String getBody() {
    return body;
  }

  /** What a JSONPath finds, as an object; nothing found prints nothing. */
  public Object path(String path) {
    Optional<Object> found = new JsonPath(path).in(JsonValue.of(body, notes));
    if (found.isEmpty()) {
      notes.missing("$." + String.join(".", new JsonPath(path).names()));
    }
    return found.orElse("");
  }

  /** What a JSONPath finds, as JSON text; nothing found is an empty string. */
  public String json(String path) {
    return JsonValue.text(path(path));
  }

  /** All parameters of the request: path, querystring and header. */
  public Map<String, Map<String, String>> params() {
    return params;
  }

  /** One parameter, looked for in path, querystring and header, in this order. */
  public Object params(String name) {
    var found =
        params.values().stream()
            .filter(it -> it.containsKey(name))
            .map(it -> it.get(name))
            .findFirst();
    if (found.isEmpty()) {
      notes.missing(name);
    }
    return found.orElse("");
  }

  Notes notes() {
    return notes;
  }
}
