package canary.event;

import canary.json.JsonWriter;
import java.util.List;
import java.util.Map;

/**
 * An answer of the function beside a single report: several of them, or the mistakes in the event.
 */
public final class Response {
  private Response() {}

  public static Map<String, Object> several(List<Map<String, Object>> reports, boolean many) {
    return many
        ? Map.of("schema", "apigw-sqs-canary/reports/1", "reports", reports)
        : reports.getFirst();
  }

  /** One mistake as JSON. */
  public static String text(String mistake) {
    return JsonWriter.write(mistaken(List.of(mistake)));
  }

  public static Map<String, Object> mistaken(List<String> mistakes) {
    return Map.of("schema", "apigw-sqs-canary/error/1", "mistakes", mistakes);
  }
}
