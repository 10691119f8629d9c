package canary.full.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * Does what CloudWatch does with lines in its embedded metric format and LocalStack does not: puts
 * the metrics that the function has logged.
 */
public record MetricsBridge(LocalStack localStack, String logGroup, Set<String> taken) {

  public MetricsBridge(LocalStack localStack, String logGroup) {
    this(localStack, logGroup, new HashSet<>());
  }

  /** The metrics lines that were logged since the last time, their metrics put. */
  public List<Map<String, Object>> carry() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Object event : events()) {
      Map<?, ?> read = (Map<?, ?>) event;
      Map<String, Object> line = parsed((String) read.get("message"));
      if (line.containsKey("_aws") && taken.add((String) read.get("message"))) {
        put(line);
        lines.add(line);
      }
    }
    return lines;
  }

  private List<?> events() {
    String found =
        localStack.aws("logs", "filter-log-events", "--log-group-name", logGroup).run().text();
    return (List<?>) JSON.std.mapFrom(found).get("events");
  }

  private static Map<String, Object> parsed(String message) {
    try {
      return JSON.std.mapFrom(message);
    } catch (JacksonException notJson) {
      return Map.of();
    }
  }

  private void put(Map<String, Object> line) {
    Map<?, ?> header = (Map<?, ?>) line.get("_aws");
    for (Object entry : (List<?>) header.get("CloudWatchMetrics")) {
      Map<?, ?> directive = (Map<?, ?>) entry;
      localStack
          .aws("cloudwatch", "put-metric-data", "--namespace", (String) directive.get("Namespace"))
          .and("--metric-data", JSON.std.asString(data(directive, line)))
          .run()
          .text();
    }
  }

  private static List<Object> data(Map<?, ?> directive, Map<String, Object> line) {
    List<Object> data = new ArrayList<>();
    for (Object names : (List<?>) directive.get("Dimensions")) {
      List<Map<String, Object>> dimensions =
          ((List<?>) names)
              .stream()
                  .map(name -> Map.of("Name", name, "Value", line.get((String) name)))
                  .toList();
      for (Object metric : (List<?>) directive.get("Metrics")) {
        Map<String, Object> datum = new LinkedHashMap<>();
        ((Map<?, ?>) metric)
            .forEach(
                (member, value) ->
                    datum.put(member.toString().replace("Name", "MetricName"), value));
        datum.put("Dimensions", dimensions);
        datum.put("Value", line.get(datum.get("MetricName").toString()));
        data.add(datum);
      }
    }
    return data;
  }
}
