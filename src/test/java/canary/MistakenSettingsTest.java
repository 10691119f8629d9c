package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.FakeApi.Answer;
import canary.report.Schemas;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** A run whose settings are wrong says so, with a metric, and probes what it can. */
class MistakenSettingsTest {
  private static final String SCHEDULED =
      "{\"mode\":\"probe\",\"notify\":true,\"scheduledTime\":\"2026-11-23T08:00:00Z\"}";

  @Test
  void brokenSettingsAreReportedWithAMetric() throws IOException {
    var trial = new Trial(Trial.environment("ftp://nowhere", "TARGET_AUTHORIZATION", "MAYBE"));
    var report = trial.answer(SCHEDULED);
    assertEquals("BLIND", report.get("status"));
    assertEquals(List.of(), Schemas.mistakesInReport(JSON.std.asString(report)));
    var said = ((Map<?, ?>) report.get("outcome")).get("said").toString();
    assertTrue(said.contains("TARGET_URL") && said.contains("TARGET_AUTHORIZATION"), said);
    assertEquals(List.of("Success", "Failure"), trial.metricNames());
    assertEquals("canary", trial.metrics().getLast().get("Component"));
    assertEquals(1, trial.notices().size());
  }

  /** It is the root cause, and stands nowhere else. */
  @Test
  void aPersonReadsASettingOnce() throws IOException {
    var trial = new Trial(Trial.environment("ftp://nowhere", "TARGET_AUTHORIZATION", "MAYBE"));
    var text = trial.rawAnswer("{\"format\":\"text\"}");
    assertEquals(2, text.split("TARGET_URL").length, text);
    assertTrue(text.contains("\nROOT CAUSE  TARGET_"), text);
  }

  /** All at once, each with what was set and what is expected; nothing is sent. */
  @Test
  void everySettingThatIsNotUnderstoodIsSaid() throws IOException {
    var wrong =
        Map.ofEntries(
            Map.entry("TARGET_METHOD", "DELETE"),
            Map.entry("TARGET_REGION", "Ireland"),
            Map.entry("TARGET_API", "not/an/api"),
            Map.entry("TARGET_STAGE", "a/b"),
            Map.entry("TARGET_AUTHORIZATION", "MAYBE"),
            Map.entry("TARGET_BODY", "{\"a\": {{other}}}"),
            Map.entry("TARGET_CONTENT_TYPE", "image/png"),
            Map.entry("TARGET_QUERY", "a=%zz"),
            Map.entry("TARGET_SUCCESS", "always"),
            Map.entry("TARGET_HEADERS", "x-api-key"),
            Map.entry("TARGET_QUEUE_ARN", "orders"),
            Map.entry("TARGET_ROLE_ARN", "executor"),
            Map.entry("TARGET_KEY_ARN", "alias/orders"),
            Map.entry("TARGET_CONSUMER_ROLE_ARNS", "consumer"),
            Map.entry("CANARY_TEST_INVOKE", "perhaps"));
    try (var api = new FakeApi(Answer.TAKEN)) {
      var environment = Trial.environment(api.url());
      environment.putAll(wrong);
      var report = new Trial(environment).answer(SCHEDULED);
      assertEquals("BLIND", report.get("status"));
      assertEquals(List.of(), api.bodies());
      var said = ((Map<?, ?>) report.get("outcome")).get("said").toString();
      for (var name : wrong.keySet()) {
        assertTrue(said.contains(name), () -> name + " is not in " + said);
      }
      for (var value : List.of("DELETE", "Ireland", "MAYBE", "image/png", "always", "{{other}}")) {
        assertTrue(said.contains(value), () -> value + " is not in " + said);
      }
      for (var expected :
          List.of(
              "POST or PUT or PATCH", "eu-west-1", "NONE or AWS_IAM", "message-id", "the ARN of")) {
        assertTrue(said.contains(expected), () -> expected + " is not in " + said);
      }
    }
  }

  /** One target's mistake blinds that target alone, and its owner hears of it. */
  @Test
  void aMistakenTargetDoesNotBlindTheOthers() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN)) {
      var trial =
          new Trial(
              Trial.environment(
                  api.url(), "TARGET_2_NAME", "second", "TARGET_2_URL", "https://h:99999/x"));
      var reports = (List<?>) trial.answer(SCHEDULED).get("reports");
      assertEquals(
          List.of("HEALTHY", "BLIND"),
          reports.stream().map(it -> ((Map<?, ?>) it).get("status")).toList());
      assertEquals(1, api.bodies().size());
      assertEquals(1, trial.notices().size());
      assertEquals(
          Map.of("orders", 1, "second", 0),
          trial.metrics().stream()
              .filter(it -> it.containsKey("Success"))
              .collect(Collectors.toMap(it -> it.get("Target"), it -> it.get("Success"))));
    }
  }

  @Test
  void anEndpointThatIsNoneEndsInAMetric() throws IOException {
    for (var name : List.of("AWS_ENDPOINT_URL", "TARGET_URL", "CANARY_NAME", "TARGET_NAME")) {
      var trial = new Trial(Trial.environment("https://example.com/x", name, "\u0000:99999"));
      assertEquals("BLIND", trial.answer(SCHEDULED).get("status"), name);
      assertEquals(List.of("Success", "Failure"), trial.metricNames(), name);
    }
  }
}
