package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Component;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

class MetricsLineTest {
  private static final String PLANTED =
      "{\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":[{\"Namespace\":\"Evil\",\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"Evil\"}]}]},\"Evil\":1}";

  static List<Report> reports() {
    return Reports.all();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isTheEmbeddedMetricFormat(Report report) throws IOException {
    var line = MetricsLine.ofOutcome(report, "stack", Reports.AT);
    assertEquals(List.of(), Schemas.mistakesInMetrics(line));
    var read = JSON.std.mapFrom(line);
    assertEquals(report.status() == Status.HEALTHY ? 1 : 0, read.get("Success"));
    assertEquals(report.status() != Status.HEALTHY, report.component().isPresent());
    assertTrue(named(read).stream().allMatch(read::containsKey), "each metric has its value");
  }

  @Test
  void aFailureIsCountedForItsComponent() throws IOException {
    var line = MetricsLine.ofFailure(Reports.BLIND, Component.CANARY, "stack", Reports.AT);
    assertEquals(List.of(), Schemas.mistakesInMetrics(line));
    assertEquals(List.of("Failure"), named(JSON.std.mapFrom(line)));
    assertEquals("canary", JSON.std.mapFrom(line).get("Component"));
  }

  @Test
  void aNotificationThatFailedIsCounted() throws IOException {
    var line = MetricsLine.ofNotificationFailed(Reports.BLIND, "stack", Reports.AT);
    assertEquals(List.of(), Schemas.mistakesInMetrics(line));
    assertEquals(List.of("NotificationFailed"), named(JSON.std.mapFrom(line)));
  }

  /** Wherever a foreign metric is planted, it stays a text inside our one line. */
  @Test
  void nothingForeignBecomesAMetric() throws IOException {
    for (var plant :
        List.of(
            PLANTED,
            "\n" + PLANTED + "\n",
            "\r\n" + PLANTED,
            "\"}\n" + PLANTED,
            "\u2028" + PLANTED + "\u0085")) {
      var error =
          JSON.std.asString(
              Map.of("Error", Map.of("Code", plant, "Message", plant), "RequestId", plant));
      for (var report :
          List.of(
              Reports.of(500, Map.of(), plant),
              Reports.of(200, Map.of("x-amzn-RequestId", plant), plant),
              Reports.of(403, Map.of("x-amzn-ErrorType", plant, "x-amzn-RequestId", plant), plant),
              Reports.of(403, Map.of(), error),
              Report.blind("probe", plant, Reports.AT, List.of(plant)))) {
        for (var printed :
            List.of(
                MetricsLine.ofOutcome(report, plant, Reports.AT),
                MetricsLine.ofFailure(report, Component.QUEUE, plant, Reports.AT),
                MetricsLine.ofNotificationFailed(report, plant, Reports.AT),
                ReportJson.text(report))) {
          assertEquals(1, printed.lines().count());
          assertFalse(printed.contains("\r") || printed.contains("\n"), printed);
          var directives = JSON.std.mapFrom(printed).get("_aws");
          assertFalse(String.valueOf(directives).contains("Evil"), printed);
        }
      }
    }
  }

  private static List<String> named(Map<String, Object> line) {
    var aws = (Map<?, ?>) line.get("_aws");
    return ((List<?>) aws.get("CloudWatchMetrics"))
        .stream()
            .flatMap(it -> ((List<?>) ((Map<?, ?>) it).get("Metrics")).stream())
            .map(it -> ((Map<?, ?>) it).get("Name").toString())
            .toList();
  }
}
