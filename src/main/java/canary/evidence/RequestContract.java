package canary.evidence;

import canary.finding.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The requirements of the stage's validator on a request, as the export of the deployed API has it.
 *
 * @param models the JSON schema of the body by content type; empty where bodies are not validated
 * @param parameters that are required, as {@code header.X-Group} or {@code query.source}
 * @param document the whole export, which the schemas refer to
 */
public record RequestContract(
    Map<String, Map<String, Object>> models,
    List<String> parameters,
    Map<String, Object> document) {
  private static final String VALIDATOR = "x-amazon-apigateway-request-validator";

  /** The names of the parameters of the query that are required. */
  public List<String> queryParameters() {
    return named("query.");
  }

  /** The names of the headers that are required. */
  public List<String> headers() {
    return named("header.");
  }

  private List<String> named(String in) {
    return parameters.stream()
        .filter(it -> it.startsWith(in))
        .map(it -> it.substring(in.length()))
        .toList();
  }

  /** A method without a validator requires nothing. */
  static RequestContract of(Map<String, Object> document, Map<String, Object> method) {
    var validator =
        Stream.of(method, document)
            .flatMap(it -> Json.string(it.get(VALIDATOR)).stream())
            .findFirst()
            .flatMap(name -> member(document, VALIDATOR + "s").flatMap(it -> member(it, name)));
    return new RequestContract(
        validates(validator, "validateRequestBody") ? models(method) : Map.of(),
        validates(validator, "validateRequestParameters") ? parameters(method) : List.of(),
        document);
  }

  private static boolean validates(Optional<Map<String, Object>> validator, String what) {
    return validator.map(it -> it.get(what)).filter(Boolean.TRUE::equals).isPresent();
  }

  private static Map<String, Map<String, Object>> models(Map<String, Object> method) {
    var models = new TreeMap<String, Map<String, Object>>();
    member(method, "requestBody")
        .flatMap(it -> member(it, "content"))
        .orElse(Map.of())
        .forEach(
            (type, media) ->
                Json.object(media)
                    .flatMap(it -> member(it, "schema"))
                    .ifPresent(it -> models.put(type, it)));
    return models;
  }

  private static List<String> parameters(Map<String, Object> method) {
    return method.get("parameters") instanceof List<?> listed
        ? listed.stream()
            .flatMap(it -> Json.object(it).stream())
            .filter(it -> Boolean.TRUE.equals(it.get("required")))
            .map(it -> it.get("in") + "." + it.get("name"))
            .toList()
        : List.of();
  }

  private static Optional<Map<String, Object>> member(Map<String, Object> object, String name) {
    return Json.object(object.get(name));
  }
}
