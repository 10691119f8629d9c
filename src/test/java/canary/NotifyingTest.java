package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.finding.Answer;
import canary.report.AlarmReason;
import canary.report.Notification;
import canary.report.Publisher.Publication;
import canary.report.Schemas;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** What the people and the alarms are given by whole runs. */
class NotifyingTest {
  private static final String OK =
      JSON.std.asString(
          Map.of(
              "source",
              "aws.cloudwatch",
              "alarmData",
              Map.of(
                  "alarmName",
                  "stack-orders",
                  "state",
                  Map.of("value", "OK", "reasonData", "{\"triggeringAlarms\":[]}"),
                  "previousState",
                  Map.of("value", "ALARM", "reasonData", "{\"triggeringAlarms\":[]}"))));

  @Test
  void theReasonOfTheTargetsAlarmIsTheRootCauseWithItsFix() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.DENIED)) {
      var trial = trial(api, Answer.NO);
      trial.answer("{}");
      trial.answer("{}");
      assertEquals(2, trial.reasons().size(), "each failing run refreshes it");
      var reason = trial.reasons().getLast();
      assertTrue(reason.alarm());
      assertTrue(reason.text().startsWith("Messages are REJECTED"), reason.text());
      assertTrue(reason.text().contains("Root cause: role-"), reason.text());
      assertTrue(reason.text().contains("Fix: "), reason.text());
      var data = JSON.std.mapFrom(reason.data());
      assertEquals("role", data.get("component"));
      var incident = (Map<?, ?>) ((List<?>) data.get("incidents")).getFirst();
      assertEquals(2, incident.get("runs"));
      assertEquals(1, ((List<?>) incident.get("published")).size());
    }
  }

  /** A fault of its own, and a run by hand that publishes nothing, are no exception to the rest. */
  @Test
  void aFaultOfTheCanaryNeverSetsTheTargetsAlarm() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.DENIED)) {
      var trial =
          new Trial(environment(api), BrokenAccount.BROKEN, new Publication.Published(), Answer.NO);
      assertEquals("BLIND", trial.answer("{}").get("status"));
      assertEquals(List.of(), trial.reasons());
      assertEquals("canary", trial.metrics().getLast().get("Component"));
    }
  }

  @Test
  void aRunThatFollowsNoFailureAsksNothing() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.TAKEN)) {
      var trial = trial(api, Answer.NO);
      trial.answer("{}");
      assertEquals(List.of(), trial.asked());
      assertEquals(List.of(), trial.notices());
      assertEquals(List.of(), trial.reasons());
    }
  }

  @Test
  void theRecoveryIsPublishedWhenTheAlarmIsOkAndAMessageArrives() throws IOException {
    try (var api =
        new FakeApi(FakeApi.Answer.DENIED, FakeApi.Answer.DENIED, FakeApi.Answer.TAKEN)) {
      var trial = trial(api, Answer.NO);
      trial.answer("{}");
      assertEquals("HEALTHY", trial.answer("{}").get("status"));
      assertEquals(1, trial.notices().size(), "the alarm of the component still stands");
      trial.answer(OK);
      trial.answer(OK);
      trial.answer("{}");
      assertEquals(2, trial.notices().size(), "once");
      var recovery = trial.notices().getLast();
      assertTrue(recovery.subject().startsWith("[OK] stack orders: DELIVERED, ended: role-"));
      assertEquals("OK", recovery.attributes().get("state"));
      assertEquals("role", recovery.attributes().get("component"));
      var messages = JSON.std.mapFrom(recovery.message());
      assertEquals(thread(trial.notices().getFirst()), thread(recovery), "of the chat");
      assertTrue(thread(recovery).matches("orders 20\\d\\d-.* UTC"), thread(recovery));
      var email = messages.get("email").toString();
      assertTrue(email.startsWith("Messages arrive again: role-"), email);
      assertTrue(email.contains("1 failed run"), email);
      assertEquals(List.of(), Schemas.mistakesInReport(messages.get("sqs").toString()));
      assertFalse(trial.reasons().getLast().alarm());
      assertTrue(trial.reasons().getLast().data().contains("\"recovered\""));
    }
  }

  /** The notification is out by then, so the first report that says so is the answer's. */
  @Test
  void whereTheReasonMayNotBeSetEverythingElseWorksAndTheReportSaysSo() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.DENIED)) {
      var refused = "User: x is not authorized to perform: cloudwatch:SetAlarmState";
      var trial =
          new Trial(
              environment(api),
              new BlindAccount(),
              new Publication.Published(),
              new FixedAlarms(Answer.NO).refusing(refused));
      var report = trial.answer("{}");
      assertEquals(List.of("Success", "Latency", "Failure"), trial.metricNames());
      assertEquals(1, trial.notices().size());
      assertTrue(trial.log().contains("alarmReasonNotSet"), trial.log());
      var notRead = JSON.std.asString(report.get("notRead"));
      assertTrue(notRead.contains("cloudwatch:SetAlarmState on alarm:stack-orders"), notRead);
      assertEquals("FAILING", report.get("status"));
    }
  }

  @Test
  void theReasonPassesThroughWhatHidesSecrets() {
    var alarms = new FixedAlarms(Answer.NO);
    new HidingAlarms(alarms, it -> it.replace("hunter2", "hidden"))
        .set("stack-orders", new AlarmReason(true, "key hunter2", "{\"key\":\"hunter2\"}"));
    assertEquals(
        List.of(new AlarmReason(true, "key hidden", "{\"key\":\"hidden\"}")), alarms.reasons());
  }

  @Test
  void aTargetThatStillFailsHasNotRecovered() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.DENIED)) {
      var trial = trial(api, Answer.YES);
      trial.answer(OK);
      assertEquals(List.of(), trial.notices());
      assertTrue(trial.reasons().getLast().alarm());
    }
  }

  @Test
  void aNewAlarmHasNothingToRecoverFrom() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.TAKEN)) {
      var trial = trial(api, Answer.NO);
      trial.answer(OK.replace("\"ALARM\"", "\"INSUFFICIENT_DATA\""));
      assertEquals(List.of(), trial.notices());
      assertEquals(1, api.bodies().size());
    }
  }

  @Test
  void aRecoveryThatFailsIsAMetricAndIsTriedAgain() throws IOException {
    try (var api = new FakeApi(FakeApi.Answer.TAKEN)) {
      var trial =
          new Trial(environment(api), new BlindAccount(), new Publication.Failed("x"), Answer.NO);
      trial.answer(OK);
      assertEquals(List.of("Success", "Latency", "NotificationFailed"), trial.metricNames());
      assertEquals(List.of(), trial.reasons());
      trial.answer(OK);
      assertEquals(2, trial.notices().size());
    }
  }

  /** An incident is one thread of the chat. */
  private static String thread(Notification notification) throws IOException {
    var card = JSON.std.mapFrom(notification.message()).get("https").toString();
    return ((Map<?, ?>) JSON.std.mapFrom(card).get("metadata")).get("threadId").toString();
  }

  private static Trial trial(FakeApi api, Answer alarm) {
    return new Trial(environment(api), new BlindAccount(), new Publication.Published(), alarm);
  }

  private static Map<String, String> environment(FakeApi api) {
    return Trial.environment(api.url(), "CANARY_ALARM_NAME", "stack-orders");
  }
}
