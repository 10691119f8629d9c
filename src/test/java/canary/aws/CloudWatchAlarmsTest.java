package canary.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount.Reply;
import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.AlarmState.Value;
import canary.report.Alarms.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudWatchAlarmsTest {
  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({"ALARM, true", "OK, false", "INSUFFICIENT_DATA, false"})
  void stateTellsWhetherItStands(String state, boolean stands) {
    account.answering(
        "DescribeAlarms",
        SoundReplies.xml(
            "DescribeAlarms",
            "<CompositeAlarms><member><AlarmName>orders-messages</AlarmName>"
                + "<StateReasonData>{&quot;a&quot;:1}</StateReasonData><StateValue>OK</StateValue>"
                + "</member></CompositeAlarms>"
                + "<MetricAlarms><member><AlarmName>orders-role</AlarmName><StateValue>"
                + state
                + "</StateValue></member></MetricAlarms>"));
    assertEquals(
        Map.of(
            "orders-role", new State(stands, ""), "orders-messages", new State(false, "{\"a\":1}")),
        states(Optional.of("orders-messages")));
    var asked = account.calls("DescribeAlarms").getFirst().body();
    assertTrue(
        asked.endsWith(
            "AlarmNames.member.1=orders-role&AlarmNames.member.2=orders-messages"
                + "&AlarmTypes.member.1=MetricAlarm&AlarmTypes.member.2=CompositeAlarm"),
        asked);
  }

  /** Asking for composite alarms takes a permission that only their reason is worth. */
  @Test
  void withoutTheTargetsAlarmOnlyMetricAlarmsAreAskedFor() {
    states(Optional.empty());
    var asked = account.calls("DescribeAlarms").getFirst().body();
    assertTrue(asked.endsWith("AlarmNames.member.1=orders-role"), asked);
  }

  /** The component alarms and the composite one, of which each has what a dashboard shows. */
  @Test
  void allOfAStackAreRead() {
    account.answering(
        "DescribeAlarms",
        SoundReplies.xml(
            "DescribeAlarms",
            "<CompositeAlarms><member><AlarmName>orders-messages</AlarmName><StateValue>ALARM</StateValue><StateReason>Root"
                + " cause: role-missing</StateReason>"
                + "<StateUpdatedTimestamp>2026-11-28T08:00:00.123Z</StateUpdatedTimestamp>"
                + "</member></CompositeAlarms><MetricAlarms><member><AlarmName>orders-role"
                + "</AlarmName><StateValue>INSUFFICIENT_DATA</StateValue></member></MetricAlarms>"));
    assertEquals(
        Optional.of(
            List.of(
                new AlarmState("orders-role", Value.INSUFFICIENT_DATA, "", Optional.empty()),
                new AlarmState(
                    "orders-messages",
                    Value.ALARM,
                    "Root cause: role-missing",
                    Optional.of(Instant.parse("2026-11-28T08:00:00.123Z"))))),
        account.alarms().states("orders-"));
    var asked = account.calls("DescribeAlarms").getFirst().body();
    assertTrue(asked.contains("AlarmNamePrefix=orders-&"), asked);
    assertTrue(asked.contains("CompositeAlarm"), asked);
  }

  @Test
  void anAlarmThatIsNotThereIsNotKnown() {
    account.answering("DescribeAlarms", SoundReplies.xml("DescribeAlarms", "<MetricAlarms/>"));
    assertEquals(Map.of(), states(Optional.empty()));
  }

  @Test
  void whatIsNoAnswerIsNotKnown() {
    for (var reply : NO_ANSWERS) {
      account.answering("DescribeAlarms", reply);
      assertEquals(Map.of(), states(Optional.of("orders-messages")), reply::toString);
      assertEquals(Optional.empty(), account.alarms().states("orders-"), reply::toString);
    }
  }

  @Test
  void theStateIsSetWithItsReason() {
    account.answering("SetAlarmState", SoundReplies.xml("SetAlarmState", ""));
    assertEquals(Optional.empty(), set());
    var asked = account.calls("SetAlarmState").getFirst().body();
    assertEquals(
        "Action=SetAlarmState&Version=2010-08-01&AlarmName=orders-messages&StateValue=ALARM"
            + "&StateReason=a+%26+b&StateReasonData=%7B%22c%22%3A%22%3D%22%7D",
        asked);
  }

  @Test
  void whyItCouldNotBeSetIsSaid() {
    for (var reply : NO_ANSWERS) {
      account.answering("SetAlarmState", reply);
      assertTrue(set().isPresent(), reply::toString);
    }
  }

  private static final List<Reply> NO_ANSWERS =
      List.of(
          SoundReplies.refusal(403, "AccessDenied", "no identity-based policy allows it"),
          SoundReplies.json("{}"),
          new Reply.Broken());

  private Map<String, State> states(Optional<String> target) {
    return account.alarms().states(List.of("orders-role"), target);
  }

  private Optional<String> set() {
    return account.alarms().set("orders-messages", new AlarmReason(true, "a & b", "{\"c\":\"=\"}"));
  }
}
