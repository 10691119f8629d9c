package canary.evidence;

import canary.finding.Finding;
import canary.finding.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stage's OpenAPI export with API Gateway's extensions: the definition as it is deployed. It is
 * parsed once for all that it says of a method.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
public record ApiExport(Map<String, Object> document) {
  private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
  private static final String WHAT = "deployed integration";

  /** An OpenAPI document always has paths; a text without is none. */
  public static Finding<ApiExport> parse(String json) {
    return Json.object(WHAT, json, MAX_CHARACTERS)
        .then(
            document ->
                Json.object(document.get("paths")).isPresent()
                    ? Finding.known(new ApiExport(document))
                    : Finding.unreadable(WHAT, "the export has no paths"));
  }

  /**
   * The integration of one method; absent when the stage has no such method.
   *
   * @param resourcePath as the resource is defined, braces and all
   */
  public Finding<Integration> integration(String resourcePath, String httpMethod) {
    return method(resourcePath, httpMethod)
        .then(method -> member(method, "x-amazon-apigateway-integration"))
        .map(ApiExport::read);
  }

  /** What the stage's validator requires of a request; absent when it has no such method. */
  public Finding<RequestContract> contract(String resourcePath, String httpMethod) {
    return method(resourcePath, httpMethod).map(method -> RequestContract.of(document, method));
  }

  private Finding<Map<String, Object>> method(String resourcePath, String httpMethod) {
    return member(document, "paths")
        .then(paths -> member(paths, resourcePath))
        .then(methods -> method(methods, httpMethod));
  }

  private static Finding<Map<String, Object>> method(Map<String, Object> methods, String verb) {
    return methods.containsKey(verb.toLowerCase(Locale.ROOT))
        ? member(methods, verb.toLowerCase(Locale.ROOT))
        : member(methods, "x-amazon-apigateway-any-method");
  }

  private static Finding<Map<String, Object>> member(Map<String, Object> object, String name) {
    if (!object.containsKey(name)) {
      return Finding.absent();
    }
    return Json.object(object.get(name))
        .map(Finding::known)
        .orElseGet(() -> Finding.unreadable(WHAT, name + " is not an object"));
  }

  private static Integration read(Map<String, Object> json) {
    return new Integration(
        text(json, "type").orElse(""),
        text(json, "httpMethod").orElse(""),
        text(json, "uri").orElse(""),
        text(json, "credentials"),
        texts(json, "requestParameters"),
        templates(json),
        text(json, "passthroughBehavior").orElse("WHEN_NO_MATCH"),
        text(json, "contentHandling"),
        json.get("timeoutInMillis") instanceof Number number
            ? number.intValue()
            : Integration.DEFAULT_TIMEOUT,
        responses(json));
  }

  private static Map<String, IntegrationResponse> responses(Map<String, Object> json) {
    var responses = new TreeMap<String, IntegrationResponse>();
    Json.object(json.get("responses"))
        .orElse(Map.of())
        .forEach(
            (pattern, value) ->
                Json.object(value)
                    .ifPresent(response -> responses.put(pattern, response(response))));
    return responses;
  }

  private static IntegrationResponse response(Map<String, Object> json) {
    return new IntegrationResponse(
        text(json, "statusCode").orElse(""),
        texts(json, "responseTemplates"),
        texts(json, "responseParameters"));
  }

  private static Optional<String> text(Map<String, Object> json, String name) {
    return Optional.ofNullable(json.get(name))
        .map(Object::toString)
        .filter(value -> !value.isEmpty());
  }

  /** An empty one is given as null, and says that its content type is taken as it is. */
  private static Map<String, String> templates(Map<String, Object> json) {
    var templates = new TreeMap<String, String>();
    var members = Json.object(json.get("requestTemplates")).orElse(Map.of());
    members.keySet().forEach(key -> templates.put(key, text(members, key).orElse("")));
    return templates;
  }

  private static Map<String, String> texts(Map<String, Object> json, String name) {
    var texts = new TreeMap<String, String>();
    var members = Json.object(json.get(name)).orElse(Map.of());
    members.keySet().forEach(key -> text(members, key).ifPresent(value -> texts.put(key, value)));
    return texts;
  }
}
