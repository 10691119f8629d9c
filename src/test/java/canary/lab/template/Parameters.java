package canary.lab.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of a template's parameters: what was given, defaults for the rest, all checked. */
record Parameters(Map<String, String> values) {
  static Parameters of(Tree template, Map<String, String> given) {
    Map<String, Tree> declared = template.find("Parameters").map(Tree::entries).orElse(Map.of());
    given.keySet().stream()
        .filter(name -> !declared.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException("Parameters." + name, "is not declared");
            });
    Map<String, String> values = new TreeMap<>();
    declared.forEach((name, parameter) -> values.put(name, value(name, parameter, given)));
    return new Parameters(values);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static String value(String name, Tree parameter, Map<String, String> given) {
    String value =
        Optional.ofNullable(given.get(name)).orElseGet(() -> parameter.get("Default").text());
    String type = parameter.get("Type").text();
    switch (type) {
      case "String" -> {}
      case "Number" -> number(parameter, value);
      default -> throw new TemplateException(parameter.path(), "has the unknown type " + type);
    }
    parameter.find("AllowedValues").ifPresent(allowed -> oneOf(allowed, value));
    parameter.find("AllowedPattern").ifPresent(pattern -> matches(pattern, value));
    return value;
  }

  private static void number(Tree parameter, String value) {
    double number = new Tree(parameter.path(), value).number();
    boolean tooSmall = parameter.find("MinValue").filter(min -> number < min.number()).isPresent();
    boolean tooLarge = parameter.find("MaxValue").filter(max -> number > max.number()).isPresent();
    if (tooSmall || tooLarge) {
      throw new TemplateException(parameter.path(), value + " is outside MinValue and MaxValue");
    }
  }

  private static void oneOf(Tree allowed, String value) {
    List<String> values = allowed.items().stream().map(Tree::text).toList();
    if (!values.contains(value)) {
      throw new TemplateException(allowed.path(), "'" + value + "' is none of " + values);
    }
  }

  private static void matches(Tree pattern, String value) {
    if (!value.matches(pattern.text())) {
      throw new TemplateException(
          pattern.path(), "'" + value + "' does not match " + pattern.text());
    }
  }
}
