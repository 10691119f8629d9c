package canary.lab.integration;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.ParseContext;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * {@code $input} of a mapping template
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 * Maps print as {@code {a=b}} and lists as JSON, and an absent body is {@code {}}: recorded by
 * LocalStack's test suite on 2025-06-18 and 2025-03-19.
 */
public final class InputVariable {
  private static final Configuration LENIENT =
      Configuration.defaultConfiguration().addOptions(Option.SUPPRESS_EXCEPTIONS);
  private static final ParseContext PARSER = JsonPath.using(LENIENT);

  private final String body;
  private final Map<String, Map<String, String>> params;

  public InputVariable(String body, Map<String, Map<String, String>> params) {
    this.body = body.isEmpty() ? "{}" : body;
    this.params = params;
  }

  /** The body as it arrived. */
  public String getBody() {
    return body;
  }

  /** What a JSONPath finds, as an object; nothing found prints nothing. */
  public Object path(String path) {
    Object found = PARSER.parse(body).read(path);
    return found == null ? "" : found;
  }

  /** What a JSONPath finds, as JSON text; nothing found is an empty string. */
  public String json(String path) {
    return JSON.std.asString(path(path));
  }

  /** All parameters of the request: path, querystring and header. */
  public Map<String, Map<String, String>> params() {
    return params;
  }

  /** One parameter, looked for in path, querystring and header, in this order. */
  public Object params(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    params.values().stream()
        .filter(values -> values.containsKey(name))
        .findFirst()
        .ifPresent(found::putAll);
    return found.getOrDefault(name, "");
  }
}
