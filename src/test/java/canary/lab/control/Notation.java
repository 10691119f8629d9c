package canary.lab.control;

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
