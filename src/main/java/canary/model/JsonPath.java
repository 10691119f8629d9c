package canary.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JSONPath of {@code $input.path}: members, indices, {@code *} and {@code ..}, as the reference
 * of mapping templates uses them
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html).
 * Filters, slices, unions and functions are not modeled.
 */
final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile(
          "(?<deep>\\.\\.)?\\.?(?:(?<name>[\\w-]+|\\*)(?!\\()"
              + "|\\[\\s*(?:'(?<one>[^']*)'|\"(?<two>[^\"]*)\"|(?<index>-?\\d{1,6})|(?<all>\\*))\\s*])");

  private record Segment(boolean deep, boolean all, Optional<String> name, int index) {}

  private final List<Segment> steps = new ArrayList<>();

  /**
   * Reads a path; one that does not begin with {@code $} is taken from the root.
   *
   * @throws Stopped for what is not modeled
   */
  JsonPath(String path) {
    String text = path.strip();
    String rest =
        text.startsWith("$") ? text.substring(1) : text.startsWith("[") ? text : "." + text;
    Matcher step = STEP.matcher(rest);
    int at = 0;
    while (at < rest.length()) {
      if (!step.find(at) || step.start() != at) {
        throw Stopped.notModeled("the JSONPath " + path);
      }
      steps.add(step(step));
      at = step.end();
    }
  }

  /**
   * What is found; a path with {@code *} or {@code ..} gives a list. Empty when it leads nowhere.
   */
  Optional<Object> in(Object root) {
    List<Object> found = List.of(root);
    for (Segment step : steps) {
      found = found.stream().flatMap(value -> taken(step, value)).toList();
    }
    if (steps.stream().anyMatch(step -> step.deep() || step.all())) {
      JsonValue.Array list = new JsonValue.Array();
      list.addAll(found);
      return Optional.of(list);
    }
    return found.stream().findFirst();
  }

  /** The names on the way, where all steps are names; empty otherwise. */
  List<String> names() {
    return steps.stream().allMatch(step -> step.name().isPresent() && !step.deep())
        ? steps.stream().flatMap(step -> step.name().stream()).toList()
        : List.of();
  }

  private static Segment step(Matcher found) {
    String name =
        Stream.of("name", "one", "two")
            .map(found::group)
            .filter(group -> group != null)
            .findFirst()
            .orElse("");
    boolean all = "*".equals(found.group("name")) || found.group("all") != null;
    boolean byIndex = found.group("index") != null;
    return new Segment(
        found.group("deep") != null,
        all,
        all || byIndex ? Optional.empty() : Optional.of(name),
        byIndex ? Integer.parseInt(found.group("index")) : 0);
  }

  private static Stream<Object> taken(Segment step, Object value) {
    return step.deep()
        ? Stream.concat(Stream.of(value), below(value)).flatMap(it -> one(step, it))
        : one(step, value);
  }

  private static Stream<Object> one(Segment step, Object value) {
    if (step.all()) {
      return children(value);
    }
    if (step.name().isPresent()) {
      return value instanceof Map<?, ?> map && map.containsKey(step.name().get())
          ? Stream.ofNullable(map.get(step.name().get()))
          : Stream.empty();
    }
    if (value instanceof List<?> list) {
      int index = step.index() < 0 ? list.size() + step.index() : step.index();
      return index >= 0 && index < list.size()
          ? Stream.ofNullable(list.get(index))
          : Stream.empty();
    }
    return Stream.empty();
  }

  private static Stream<Object> below(Object value) {
    return children(value).flatMap(child -> Stream.concat(Stream.of(child), below(child)));
  }

  private static Stream<Object> children(Object value) {
    return switch (value) {
      case Map<?, ?> map -> map.values().stream().flatMap(Stream::ofNullable);
      case List<?> list -> list.stream().flatMap(Stream::ofNullable);
      case Object _ -> Stream.empty();
    };
  }
}
