package canary.model;

import canary.evidence.RequestContract;
import canary.finding.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A model of API Gateway: a JSON schema of draft 4, of which the common keywords are read.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 *
 * @param document that references lead into
 */
public record BodyModel(Map<String, Object> schema, Map<String, Object> document) {
  static final Set<String> READ =
      Set.of(
          "type",
          "required",
          "properties",
          "additionalProperties",
          "enum",
          "minLength",
          "maxLength",
          "pattern",
          "format",
          "items",
          "minItems",
          "minimum",
          "maximum",
          "$ref");

  /** Keywords that judge nothing. */
  static final Set<String> NOTES =
      Set.of("$schema", "title", "description", "id", "default", "example", "nullable");

  private static final int DEEPEST = 20;

  /** Of a stage for bodies of this content type; empty where it validates none. */
  public static Optional<BodyModel> of(RequestContract contract, String contentType) {
    return Optional.ofNullable(contract.models().get(contentType))
        .map(it -> new BodyModel(it, contract.document()));
  }

  /** Why a body does not meet the model; empty where it does. */
  public List<String> faults(Object body) {
    var faults = new ArrayList<String>();
    judge("the body", body, 0, faults);
    return faults;
  }

  /** The keywords in the model that are not read: what they ask for is not known. */
  public List<String> unread() {
    var unread = new ArrayList<String>();
    collect(0, unread);
    return unread.stream().distinct().sorted().toList();
  }

  private void collect(int depth, List<String> unread) {
    var model = resolved();
    model.schema.keySet().stream()
        .filter(it -> !READ.contains(it) && !NOTES.contains(it))
        .forEach(unread::add);
    if (depth > DEEPEST) {
      unread.add("$ref to itself");
      return;
    }
    model.properties().values().forEach(it -> it.collect(depth + 1, unread));
    model.items().ifPresent(it -> it.collect(depth + 1, unread));
  }

  private void judge(String where, Object value, int depth, List<String> faults) {
    var model = resolved();
    model
        .type()
        .filter(it -> depth <= DEEPEST && !isOf(it, value))
        .ifPresent(it -> faults.add(where + " is not of type " + it));
    model
        .choices()
        .filter(it -> !it.contains(value))
        .ifPresent(it -> faults.add(where + " is none of " + it));
    if (value instanceof String text) {
      model.judgeText(where, text, faults);
    }
    if (value instanceof List<?> list) {
      model.items().ifPresent(it -> list.forEach(one -> it.judge(where, one, depth + 1, faults)));
    }
    Json.object(value).ifPresent(it -> model.judgeObject(where, it, depth, faults));
  }

  private void judgeText(String where, String text, List<String> faults) {
    var length = text.codePointCount(0, text.length());
    number("minLength")
        .filter(it -> length < it)
        .ifPresent(it -> faults.add(where + " is shorter than minLength " + it));
    number("maxLength")
        .filter(it -> length > it)
        .ifPresent(it -> faults.add(where + " is longer than maxLength " + it));
    pattern()
        .filter(it -> !it.matcher(text).find())
        .ifPresent(it -> faults.add(where + " does not match pattern " + it));
  }

  private void judgeObject(
      String where, Map<String, Object> object, int depth, List<String> faults) {
    required().stream()
        .filter(it -> !object.containsKey(it))
        .forEach(it -> faults.add(where + " lacks the required property " + it));
    var known = properties();
    object.forEach(
        (name, value) -> {
          if (known.containsKey(name)) {
            known.get(name).judge(name, value, depth + 1, faults);
          } else if (!admitsMore()) {
            faults.add(where + " has " + name + ", and additionalProperties is false");
          }
        });
  }

  private static boolean isOf(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map<?, ?>;
      case "array" -> value instanceof List<?>;
      case "string" -> value instanceof String;
      case "integer" ->
          value instanceof Number number
              && new BigDecimal(number.toString()).stripTrailingZeros().scale() <= 0;
      case "number" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      case "null" -> value == null;
      case String _ -> false;
    };
  }

  /** Where it only refers to another model, that one. */
  public BodyModel resolved() {
    var model = this;
    for (var step = 0; step < DEEPEST; step++) {
      var next = Json.string(model.schema.get("$ref")).flatMap(this::referred);
      if (next.isEmpty()) {
        return model;
      }
      model = new BodyModel(next.get(), document);
    }
    return model;
  }

  private Optional<Map<String, Object>> referred(String reference) {
    var found = Optional.of(document);
    for (var part : reference.replaceFirst("^#/", "").split("/")) {
      found = found.flatMap(it -> Json.object(it.get(part.replace("~1", "/"))));
    }
    return found;
  }

  Optional<String> type() {
    return Json.string(schema.get("type"));
  }

  Optional<List<?>> choices() {
    return schema.get("enum") instanceof List<?> list ? Optional.of(list) : Optional.empty();
  }

  List<String> required() {
    return schema.get("required") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  boolean admitsMore() {
    return !Boolean.FALSE.equals(schema.get("additionalProperties"));
  }

  Map<String, BodyModel> properties() {
    var properties = new LinkedHashMap<String, BodyModel>();
    Json.object(schema.get("properties"))
        .orElse(Map.of())
        .forEach(
            (name, value) ->
                Json.object(value)
                    .ifPresent(it -> properties.put(name, new BodyModel(it, document))));
    return properties;
  }

  boolean hasProperties() {
    return schema.containsKey("properties");
  }

  Optional<BodyModel> items() {
    return Json.object(schema.get("items")).map(it -> new BodyModel(it, document));
  }

  Optional<Integer> number(String keyword) {
    return schema.get(keyword) instanceof Number number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  Optional<Pattern> pattern() {
    try {
      return Json.string(schema.get("pattern")).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
