package canary.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * One line in CloudWatch's embedded metric format: what a run has to say of one target. Only enums
 * and numbers are metrics and dimensions; what the target said is a property, escaped.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
public final class MetricsLine {
  private static final String NAMESPACE = "ApiSqsCanary";

  private MetricsLine() {}

  /** The line without its line break. */
  public static String of(Report report, String canary, Instant at, boolean noticeFailed) {
    var line = new LinkedHashMap<String, Object>();
    var metrics = new ArrayList<Object>();
    metrics.add(directive(List.of("Canary", "Target"), metrics(report, noticeFailed)));
    report
        .family()
        .ifPresent(
            _ ->
                metrics.add(
                    directive(
                        List.of("Canary", "Target", "Family"),
                        List.of(Map.of("Name", "Failure")))));
    line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", metrics));
    line.put("Canary", canary);
    line.put("Target", report.target());
    line.put("Success", report.status() == Status.HEALTHY ? 1 : 0);
    if (!report.latency().isZero()) {
      line.put("Latency", report.latency().toMillis());
    }
    if (noticeFailed) {
      line.put("NoticeFailed", 1);
    }
    report
        .family()
        .ifPresent(
            family -> {
              line.put("Family", family.id());
              line.put("Failure", 1);
            });
    line.put("status", report.status().name());
    line.put("outcome", report.seen().kind());
    line.put("code", report.seen().code());
    line.put("requestId", report.seen().requestId());
    report.foremost().ifPresent(cause -> line.put("cause", cause.cause().id()));
    return JSON.std.asString(line);
  }

  /** The line of a run whose messages carry no signature, because the key could not be read. */
  public static String unsigned(String canary, String why, Instant at) {
    var line = new LinkedHashMap<String, Object>();
    var metrics = directive(List.of("Canary"), List.of(Map.of("Name", "MarkerUnsigned")));
    line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", List.of(metrics)));
    line.put("Canary", canary);
    line.put("MarkerUnsigned", 1);
    line.put("why", why);
    return JSON.std.asString(line);
  }

  private static List<Object> metrics(Report report, boolean noticeFailed) {
    var metrics = new ArrayList<Object>(List.of(Map.of("Name", "Success")));
    if (noticeFailed) {
      metrics.add(Map.of("Name", "NoticeFailed"));
    }
    if (!report.latency().isZero()) {
      metrics.add(Map.of("Name", "Latency", "Unit", "Milliseconds"));
    }
    return metrics;
  }

  private static Map<String, Object> directive(List<String> dimensions, List<Object> metrics) {
    return Map.of("Namespace", NAMESPACE, "Dimensions", List.of(dimensions), "Metrics", metrics);
  }
}
