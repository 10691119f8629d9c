package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON schemas that what we print must meet. */
public final class Schemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema REPORT = schema("/report-1.schema.json");
  private static final Schema SETUP = schema("/setup-1.schema.json");
  private static final Schema METRICS = schema("/canary/metrics-line.schema.json");
  private static final Schema CHAT = schema("/canary/chat-card.schema.json");

  private Schemas() {}

  /** What is wrong with a report; empty when it is sound. */
  public static List<String> mistakesInReport(String json) {
    return mistakes(REPORT, json);
  }

  /** What is wrong with an answer of setup. */
  public static List<String> mistakesInSetup(String json) {
    return mistakes(SETUP, json);
  }

  static List<String> mistakesInMetrics(String json) {
    return mistakes(METRICS, json);
  }

  static List<String> mistakesInChatCard(String json) {
    return mistakes(CHAT, json);
  }

  private static List<String> mistakes(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(String::valueOf).toList();
  }

  private static Schema schema(String resource) {
    try (var text = Schemas.class.getResourceAsStream(resource)) {
      return REGISTRY.getSchema(new String(text.readAllBytes(), UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
