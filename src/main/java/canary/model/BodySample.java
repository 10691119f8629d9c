package canary.model;

import canary.json.JsonReader;
import canary.json.JsonWriter;
import canary.probe.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a message that meets a model, with the canary's slots where they may stand. */
public final class BodySample {
  private static final String TEXT = "a&DelaySeconds=901&b=1+1 %41 'single' \"double\" \\ \u00e9";
  private static final int DEEPEST = 10;

  private final List<String> obstacles = new ArrayList<>();
  private boolean marked;

  private BodySample() {}

  /** A message, or the keywords of the model that keep it from being made. */
  public sealed interface Made {
    /**
     * @param body with {@code {{marker}}}, {@code {{id}}} and {@code {{text}}} in it
     */
    record Body(String body) implements Made {}

    record Obstructed(List<String> keywords) implements Made {}
  }

  /** What is made is held against the model before it is given away. */
  public static Made of(BodyModel model) {
    var sample = new BodySample();
    var body = sample.value(model.resolved(), "the body", true, 0);
    sample.obstacles.addAll(model.unread());
    if (sample.obstacles.isEmpty() && !sample.marked) {
      sample.obstacles.add("additionalProperties or type: no property takes a marker or an id");
    }
    if (sample.obstacles.isEmpty()) {
      sample.obstacles.addAll(model.faults(filled(body)));
    }
    return sample.obstacles.isEmpty()
        ? new Made.Body(body)
        : new Made.Obstructed(sample.obstacles.stream().distinct().toList());
  }

  private static Object filled(String body) {
    return JsonReader.read(
        body.replace("\"{{text}}\"", JsonWriter.write(TEXT))
            .replace("{{id}}", Payload.EXAMPLE_ID)
            .replace(
                "{{marker}}",
                "{\"v\":1,\"id\":\"" + Payload.EXAMPLE_ID + "\",\"exp\":1795420800}"));
  }

  private String value(BodyModel model, String where, boolean isRoot, int depth) {
    if (depth > DEEPEST) {
      obstacles.add("$ref: " + where + " is too deep");
      return "null";
    }
    if (model.choices().isPresent()) {
      return JsonWriter.write(model.choices().get().getFirst());
    }
    return switch (model.type().orElse(isRoot || model.hasProperties() ? "object" : "string")) {
      case "object" -> object(model, isRoot, depth);
      case "array" -> array(model, where, depth);
      case "string" -> text(model, where);
      case "integer", "number" ->
          model.number("minimum").or(() -> model.number("maximum")).orElse(1).toString();
      case "boolean" -> "false";
      case "null" -> "null";
      case String other -> {
        obstacles.add("type of " + where + ": " + other);
        yield "null";
      }
    };
  }

  /** A text for the damage test first; without room for it, what the property takes. */
  private String text(BodyModel model, String where) {
    var format = Optional.ofNullable(model.schema().get("format")).map(String::valueOf);
    if (format.isPresent()) {
      return "\"" + formatted(format.get(), where) + "\"";
    }
    for (var slot :
        marked ? List.of(TEXT, Payload.EXAMPLE_ID) : List.of(Payload.EXAMPLE_ID, TEXT)) {
      if (model.faults(slot).isEmpty()) {
        marked |= slot.equals(Payload.EXAMPLE_ID);
        return slot.equals(Payload.EXAMPLE_ID) ? "\"{{id}}\"" : "\"{{text}}\"";
      }
    }
    return plain(model)
        .or(() -> derived(model))
        .map(JsonWriter::write)
        .orElseGet(
            () -> {
              obstacles.add("pattern or length of " + where);
              return "\"\"";
            });
  }

  private static Optional<String> derived(BodyModel model) {
    return model
        .pattern()
        .flatMap(
            it -> PatternSample.of(it.pattern(), Math.max(1, model.number("minLength").orElse(1))))
        .filter(it -> model.faults(it).isEmpty());
  }

  private static Optional<String> plain(BodyModel model) {
    var length = Math.max(1, model.number("minLength").orElse(1));
    return List.of(
            "canary",
            "CANARY",
            "1",
            "0",
            "a",
            "A",
            "x".repeat(length),
            "1".repeat(length),
            "A".repeat(length))
        .stream()
        .filter(it -> model.faults(it).isEmpty())
        .findFirst();
  }

  private String formatted(String format, String where) {
    return switch (format) {
      case "uuid" -> {
        marked = true;
        yield "{{id}}";
      }
      case "date-time" -> "2026-01-01T00:00:00Z";
      case "date" -> "2026-01-01";
      case "email" -> "canary@example.com";
      case "uri" -> "https://example.com/";
      case String other -> {
        obstacles.add("format of " + where + ": " + other);
        yield "";
      }
    };
  }

  private String object(BodyModel model, boolean isRoot, int depth) {
    var members = new ArrayList<String>();
    if (isRoot && model.admitsMore()) {
      members.add("\"__canary\": {{marker}}");
      marked = true;
    }
    var properties = model.properties();
    var wanted = new ArrayList<>(model.required());
    // An optional text is worth having where it is the only place for an id.
    if (isRoot && !model.admitsMore()) {
      properties.entrySet().stream()
          .filter(it -> it.getValue().resolved().type().filter("string"::equals).isPresent())
          .map(Map.Entry::getKey)
          .filter(it -> !wanted.contains(it))
          .limit(2)
          .forEach(wanted::add);
    }
    for (var name : wanted) {
      var property =
          Optional.ofNullable(properties.get(name))
              .map(BodyModel::resolved)
              .orElse(new BodyModel(Map.of(), model.document()));
      members.add(JsonWriter.write(name) + ": " + value(property, name, false, depth + 1));
    }
    return members.stream().collect(Collectors.joining(", ", "{", "}"));
  }

  private String array(BodyModel model, String where, int depth) {
    var item = model.items().map(BodyModel::resolved).orElse(new BodyModel(Map.of(), Map.of()));
    var count = model.number("minItems").orElse(0);
    var items = new ArrayList<String>();
    for (var i = 0; i < Math.min(count, DEEPEST); i++) {
      items.add(value(item, where, false, depth + 1));
    }
    return items.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
