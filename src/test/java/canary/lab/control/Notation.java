package canary.lab.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An integration's members as OpenAPI writes them, and as API Gateway's operations do. */
final class Notation {
  private Notation() {}

  /** As OpenAPI writes it. */
  static Object written(String field, String value) {
    return switch (field) {
      case "timeoutInMillis" -> Integer.valueOf(value);
      case "passthroughBehavior", "type" -> value.toLowerCase(Locale.ROOT);
      case String _ -> value;
    };
  }

  /** Of a map of a template, to be changed. */
  static Map<String, Object> members(Object map) {
    var members = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) map).forEach((name, item) -> members.put(name.toString(), item));
    return members;
  }

  /** As GetIntegration shows it: with defaults, and with its words in capitals. */
  static Map<String, Object> shown(Map<String, Object> integration) {
    integration.putIfAbsent("passthroughBehavior", "WHEN_NO_MATCH");
    integration.putIfAbsent("timeoutInMillis", 29_000);
    for (var name : List.of("type", "passthroughBehavior", "contentHandling")) {
      integration.computeIfPresent(name, (_, it) -> it.toString().toUpperCase(Locale.ROOT));
    }
    return integration;
  }
}
