package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.FakeApi.Answer;
import canary.report.Publisher.Publication;
import canary.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

class CanaryTest {
  private static final String SCHEDULED =
      "{\"mode\":\"probe\",\"notify\":true,\"scheduledTime\":\"2026-11-23T08:00:00Z\"}";

  @Test
  void whileAllIsWellOneMessageIsSentAndOneLinePrinted() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN)) {
      var trial = new Trial(Trial.environment(api.url()));
      var report = trial.answer(SCHEDULED);
      assertEquals("HEALTHY", report.get("status"));
      assertEquals(List.of(), Schemas.mistakesInReport(JSON.std.asString(report)));
      assertEquals(1, api.bodies().size());
      assertEquals(List.of(), trial.notices());
      assertEquals(List.of("Success", "Latency"), trial.metricNames());
      assertEquals(1, trial.metrics().getFirst().get("Success"));
    }
  }

  @Test
  void whatPassesByItselfIsNoFailureWhenItIsSeenOnce() throws IOException {
    try (var api = new FakeApi(Answer.BUSY, Answer.TAKEN)) {
      var trial = new Trial(Trial.environment(api.url()));
      assertEquals("HEALTHY", trial.answer(SCHEDULED).get("status"));
      assertEquals(3, api.bodies().size());
      assertEquals(List.of(), trial.notices());
    }
  }

  @Test
  void whatPassesByItselfIsAFailureWhenItIsSeenTwiceInThree() throws IOException {
    for (var answers :
        List.of(List.of(Answer.BUSY), List.of(Answer.BUSY, Answer.TAKEN, Answer.BUSY))) {
      try (var api = new FakeApi(answers.toArray(Answer[]::new))) {
        var trial = new Trial(Trial.environment(api.url()));
        assertEquals("FAILING", trial.answer(SCHEDULED).get("status"));
        assertEquals(1, trial.notices().size());
      }
    }
  }

  /** Tried again would be one message more for nothing; the plain message is the second opinion. */
  @Test
  void aRefusalThatNamesItsReasonIsNotTriedAgain() throws IOException {
    try (var api = new FakeApi(Answer.DENIED)) {
      var trial = new Trial(Trial.environment(api.url()));
      var report = trial.answer(SCHEDULED);
      assertEquals("FAILING", report.get("status"));
      assertEquals(List.of(), Schemas.mistakesInReport(JSON.std.asString(report)));
      assertEquals(2, api.bodies().size());
      assertTrue(api.bodies().getFirst().contains("&DelaySeconds=901&"));
      assertFalse(api.bodies().getLast().contains("&"));
      assertEquals(List.of("Success", "Latency", "Failure"), trial.metricNames());
      assertEquals("role", trial.metrics().getLast().get("Component"));
    }
  }

  /** CloudWatch renders a JSON string as HTML, and an object with markdown as that. */
  @Test
  void aDashboardIsAnsweredWithMarkup() throws IOException {
    var trial = new Trial(Trial.environment("http://127.0.0.1:1/prod/messages"));
    var markup = trial.rawAnswer("{\"mode\":\"widget\",\"widgetContext\":{\"theme\":\"dark\"}}");
    assertTrue(JSON.std.anyFrom(markup).toString().contains("<svg "), markup);
    assertTrue(trial.answer("{\"describe\":true}").get("markdown").toString().startsWith("## "));
    assertEquals("", trial.log());
  }

  @Test
  void aReportIsAnsweredAsTextWhereTheEventSaysSo() throws IOException {
    try (var api = new FakeApi(Answer.DENIED)) {
      var trial = new Trial(Trial.environment(api.url()));
      var text = trial.rawAnswer("{\"format\":\"text\"}");
      assertTrue(text.startsWith("Messages are REJECTED: callers get HTTP 403"), text);
      assertTrue(text.contains("\nAPI         " + api.url() + "\n"), text);
      assertEquals("FAILING", trial.answer("{\"format\":\"json\"}").get("status"));
    }
  }

  @Test
  void aNotificationIsNotRepeated() throws IOException {
    try (var api = new FakeApi(Answer.DENIED)) {
      var trial = new Trial(Trial.environment(api.url()));
      trial.answer(SCHEDULED);
      trial.answer(SCHEDULED);
      assertEquals(1, trial.notices().size());
      assertEquals(
          List.of("Success", "Latency", "Failure", "Success", "Latency", "Failure"),
          trial.metricNames());
    }
  }

  /** An environment that has just been made knows by the alarm that another has told it. */
  @Test
  void aNotificationIsNotRepeatedWhileTheAlarmOfItsComponentStands() throws IOException {
    try (var api = new FakeApi(Answer.DENIED)) {
      for (var stands : canary.finding.Answer.values()) {
        var trial =
            new Trial(
                Trial.environment(api.url()),
                new BlindAccount(),
                new Publication.Published(),
                stands);
        trial.answer(SCHEDULED);
        assertEquals(stands == canary.finding.Answer.YES ? 0 : 1, trial.notices().size());
        assertEquals(List.of("stack-role"), trial.asked());
      }
    }
  }

  @Test
  void nobodyIsToldWhenNobodyAsked() throws IOException {
    try (var api = new FakeApi(Answer.DENIED)) {
      var trial = new Trial(Trial.environment(api.url()));
      trial.answer("{\"mode\":\"probe\",\"notify\":false}");
      assertEquals(List.of(), trial.notices());
      assertEquals(List.of("Success", "Latency", "Failure"), trial.metricNames());
    }
  }

  @Test
  void aNotificationThatFailsIsAMetric() throws IOException {
    try (var api = new FakeApi(Answer.DENIED)) {
      var environment = Trial.environment(api.url());
      var trial = new Trial(environment, new BlindAccount(), new Publication.Failed("denied"));
      trial.answer(SCHEDULED);
      trial.answer(SCHEDULED);
      assertEquals(2, trial.notices().size(), "what failed is tried again by the next run");
      var run = List.of("Success", "Latency", "Failure", "NotificationFailed");
      assertEquals(Stream.of(run, run).flatMap(List::stream).toList(), trial.metricNames());
      assertEquals(0, trial.metrics().getFirst().get("Success"));
    }
  }

  /** A fault of our own reaches the target's owner too. */
  @Test
  void aFaultOfOurOwnIsReported() throws IOException {
    try (var api = new FakeApi(Answer.DENIED)) {
      var trial =
          new Trial(
              Trial.environment(api.url()), BrokenAccount.BROKEN, new Publication.Published());
      assertEquals("BLIND", trial.answer(SCHEDULED).get("status"));
      assertEquals(List.of("Success", "Latency", "Failure"), trial.metricNames());
      assertEquals(1, trial.notices().size());
    }
  }

  @Test
  void anUnknownTargetIsToldWithTheKnownOnes() throws IOException {
    var trial = new Trial(Trial.environment("https://example.com/prod/x"));
    var answer = trial.answer("{\"mode\":\"probe\",\"target\":\"nobody\"}");
    assertEquals("apigw-sqs-canary/error/1", answer.get("schema"));
    assertEquals(List.of("target 'nobody' is invalid: use orders"), answer.get("mistakes"));
    assertEquals(List.of(), trial.metrics());
  }

  /**
   * What users find in events/ is answered: by a report, by several, and never by a fault of our
   * own.
   */
  @Test
  void everyEventOfTheRepositoryIsAnswered() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN);
        var files = Files.list(Path.of("events"))) {
      for (var file : files.sorted().toList()) {
        var trial = new Trial(Trial.environment(api.url(), "TARGET_NAME", "messages"));
        var answer = trial.answer(Files.readString(file));
        var schema = String.valueOf(answer.get("schema"));
        assertTrue(schema.matches("apigw-sqs-canary/(reports?|setup)/1"), file + " " + answer);
        assertTrue(!"BLIND".equals(answer.get("status")), file + " " + answer);
      }
    }
  }

  @Test
  void manyTargetsAreProbedEachOnce() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN)) {
      var environment = Trial.environment(api.url());
      for (var number = 2; number <= 40; number++) {
        environment.put("TARGET_" + number + "_NAME", "orders-" + number);
        environment.put("TARGET_" + number + "_URL", api.url());
        environment.put("TARGET_" + number + "_AUTHORIZATION", "NONE");
      }
      var trial = new Trial(environment);
      assertEquals(40, ((List<?>) trial.answer("{}").get("reports")).size());
      assertEquals(40, new HashSet<>(api.bodies()).size());
      assertEquals(40, trial.metrics().stream().map(it -> it.get("Target")).distinct().count());
      assertEquals("orders-7", trial.answer("{\"target\":\"orders-7\"}").get("target"));
    }
  }

  /** Nothing is sent, nothing published; nothing that could not be read is called healthy. */
  @Test
  void inspectSendsNothing() throws IOException {
    try (var api = new FakeApi(Answer.TAKEN)) {
      var trial = new Trial(Trial.environment(api.url()));
      var report = trial.answer("{\"mode\":\"inspect\"}");
      assertEquals("UNPROVEN", report.get("status"));
      assertEquals(List.of(), Schemas.mistakesInReport(JSON.std.asString(report)));
      assertEquals(List.of(), api.bodies());
      assertEquals(List.of(), trial.notices());
    }
  }

  @Test
  void explainNeedsNoSettings() throws IOException {
    var trial = new Trial(Map.of());
    var report =
        trial.answer(
            "{\"mode\":\"explain\",\"response\":{\"status\":404,\"body\":\"<UnknownOperationException/>\"}}");
    assertEquals(List.of(), Schemas.mistakesInReport(JSON.std.asString(report)));
    assertEquals(List.of(), trial.metrics());
  }

  /** Half a character, which UTF-8 cannot hold, must not cost the answer. */
  @Test
  void halfACharacterInAReplyIsSurvived() throws IOException {
    var body =
        "{\\\"Error\\\":{\\\"Code\\\":\\\"AccessDenied\\\",\\\"Message\\\":\\\"a\\\\ud800 b\\\"}}";
    var report =
        new Trial(Map.of())
            .answer("{\"mode\":\"explain\",\"response\":{\"body\":\"" + body + "\"}}");
    assertEquals("a  b", ((Map<?, ?>) report.get("outcome")).get("said"));
  }

  @Test
  void garbageIsAnsweredWithWhatIsWrong() throws IOException {
    for (var event : List.of("[]", "{", "null", "{\"mode\":\"dance\"}", "{\"mode\":\"explain\"}")) {
      var trial = new Trial(Trial.environment("https://example.com/prod/x"));
      assertEquals("apigw-sqs-canary/error/1", trial.answer(event).get("schema"), event);
    }
  }
}
