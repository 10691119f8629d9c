package canary.lab.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a template (map, list or scalar) and its path, read by key without casts. */
public record Tree(String path, Object value) {
  /** The value under a key; empty when the map has no such key. */
  public Optional<Tree> find(String key) {
    return Optional.ofNullable(map().get(key)).map(child -> new Tree(path + "." + key, child));
  }

  /** The value under a key, or an error that names the path. */
  public Tree get(String key) {
    return find(key).orElseThrow(() -> new TemplateException(path + "." + key, "is missing"));
  }

  /** The entries of a map in their order. */
  public Map<String, Tree> entries() {
    Map<String, Tree> entries = new LinkedHashMap<>();
    map().forEach((key, child) -> entries.put(key.toString(), new Tree(path + "." + key, child)));
    return entries;
  }

  /** The entries of the map under a key as text; none when the key is absent. */
  public Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    find(key).ifPresent(map -> map.entries().forEach((name, tree) -> texts.put(name, tree.text())));
    return texts;
  }

  /** The items of a list. */
  public List<Tree> items() {
    if (!(value instanceof List<?> list)) {
      throw wanted("a list");
    }
    return list.stream().map(item -> new Tree(path + "[]", item)).toList();
  }

  /** The scalar as CloudFormation writes it: numbers and booleans, too, are text. */
  public String text() {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> throw wanted("a scalar");
    };
  }

  /** The scalar as a number. */
  public double number() {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException notANumber) {
      throw wanted("a number");
    }
  }

  /** The scalar as a boolean. */
  public boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wanted("true or false");
    };
  }

  private Map<?, ?> map() {
    if (!(value instanceof Map<?, ?> map)) {
      throw wanted("a map");
    }
    return map;
  }

  private TemplateException wanted(String kind) {
    return new TemplateException(path, "is not " + kind + ": " + value);
  }
}
