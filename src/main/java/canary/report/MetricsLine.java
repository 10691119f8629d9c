package canary.report;

import canary.catalogue.Component;
import canary.finding.Quotation;
import canary.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines in CloudWatch's embedded metric format: what a run has to say of one target, each part as
 * soon as it is known. Only enums and numbers are metrics and dimensions; what the target said is a
 * property, escaped.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
public final class MetricsLine {
  private static final String NAMESPACE = "ApiSqsCanary";
  private static final List<String> TARGET = List.of("Canary", "Target");
  private static final List<String> COMPONENT = List.of("Canary", "Target", "Component");

  private MetricsLine() {}

  /** Whether the target works and how fast: the one line of a healthy run. */
  public static String ofOutcome(Report report, String canary, Instant at) {
    var values = new LinkedHashMap<String, Object>();
    values.put("Success", report.status() == Status.HEALTHY ? 1 : 0);
    if (!report.latency().isZero()) {
      values.put("Latency", report.latency().toMillis());
    }
    return JsonWriter.write(head(report, canary, at, TARGET, values));
  }

  /** Which component of causes a failure belongs to, once it is diagnosed. */
  public static String ofFailure(Report report, Component component, String canary, Instant at) {
    var line = head(report, canary, at, COMPONENT, Map.of("Failure", 1));
    line.put("Component", component.id());
    report.foremost().ifPresent(cause -> line.put("cause", cause.cause().id()));
    return JsonWriter.write(line);
  }

  /** That a notification was due and could not be published. */
  public static String ofNotificationFailed(Report report, String canary, Instant at) {
    return JsonWriter.write(head(report, canary, at, TARGET, Map.of("NotificationFailed", 1)));
  }

  /** Of a run whose messages carry no signature, because the key could not be read. */
  public static String unsigned(String canary, String why, Instant at) {
    var line = line(canary, at, List.of("Canary"), Map.of("MarkerUnsigned", 1));
    line.put("why", Quotation.of(why).text());
    return JsonWriter.write(line);
  }

  private static Map<String, Object> head(
      Report report,
      String canary,
      Instant at,
      List<String> dimensions,
      Map<String, Object> values) {
    var line = line(canary, at, dimensions, values);
    line.put("Target", report.target());
    line.put("status", report.status().name());
    line.put("outcome", report.seen().kind().word());
    line.put("code", report.seen().code().text());
    line.put("requestId", report.seen().requestId().text());
    return line;
  }

  private static Map<String, Object> line(
      String canary, Instant at, List<String> dimensions, Map<String, Object> values) {
    var directive =
        Map.of(
            "Namespace", NAMESPACE, "Dimensions", List.of(dimensions), "Metrics", metrics(values));
    var line = new LinkedHashMap<String, Object>();
    line.put(
        "_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", List.of(directive)));
    line.put("Canary", canary);
    line.putAll(values);
    return line;
  }

  private static List<Object> metrics(Map<String, Object> values) {
    var metrics = new ArrayList<>();
    for (var name : values.keySet()) {
      metrics.add(metric(name));
    }
    return metrics;
  }

  private static Map<String, Object> metric(String name) {
    return name.equals("Latency")
        ? Map.of("Name", name, "Unit", "Milliseconds")
        : Map.of("Name", name);
  }
}
