package canary.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount.Reply;
import canary.report.AlarmReason;
import canary.report.AlarmState;
import canary.report.AlarmState.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchAlarmsTest {
  private final FakeAccount account = FakeAccount.started();

  @AfterEach
  void stop() {
    account.close();
  }

  private static final Reply BOTH =
      SoundReplies.xml(
          "DescribeAlarms",
          "<CompositeAlarms><member><AlarmName>orders-messages</AlarmName>"
              + "<StateValue>ALARM</StateValue><StateReason>Root cause: role-missing</StateReason>"
              + "<StateReasonData>{&quot;a&quot;:1}</StateReasonData>"
              + "<StateUpdatedTimestamp>2026-11-28T08:00:00.123Z</StateUpdatedTimestamp>"
              + "</member></CompositeAlarms><MetricAlarms><member><AlarmName>orders-role"
              + "</AlarmName><StateValue>INSUFFICIENT_DATA</StateValue></member></MetricAlarms>");

  private static final Reply METRIC =
      SoundReplies.xml(
          "DescribeAlarms",
          "<MetricAlarms><member><AlarmName>orders-role</AlarmName><StateValue>OK</StateValue>"
              + "</member></MetricAlarms>");

  @Test
  void eachThatExistsIsReadByItsName() {
    account.answering("DescribeAlarms", BOTH);
    assertEquals(
        List.of(
            new AlarmState(
                "orders-messages",
                Value.ALARM,
                "Root cause: role-missing",
                "{\"a\":1}",
                Optional.of(Instant.parse("2026-11-28T08:00:00.123Z"))),
            new AlarmState("orders-role", Value.INSUFFICIENT_DATA, "", "", Optional.empty())),
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

  /** A permission on the stack's alarms alone does for those of the components. */
  @Test
  void whereTheCompositeAlarmMayNotBeDescribedTheOthersAre() {
    account.answering("DescribeAlarms", new Reply.Asked("CompositeAlarm", DENIED, METRIC));
    assertEquals(
        List.of(new AlarmState("orders-role", Value.OK, "", "", Optional.empty())),
        states(Optional.of("orders-messages")));
  }

  @Test
  void anAlarmThatIsNotThereIsNotKnown() {
    account.answering("DescribeAlarms", SoundReplies.xml("DescribeAlarms", "<MetricAlarms/>"));
    assertEquals(List.of(), states(Optional.empty()));
  }

  @Test
  void whatIsNoAnswerIsNotKnown() {
    for (var reply : NO_ANSWERS) {
      account.answering("DescribeAlarms", reply);
      assertEquals(List.of(), states(Optional.of("orders-messages")), reply::toString);
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

  private static final Reply DENIED =
      SoundReplies.refusal(403, "AccessDenied", "no identity-based policy allows it");

  private static final List<Reply> NO_ANSWERS =
      List.of(DENIED, SoundReplies.json("{}"), new Reply.Broken());

  private List<AlarmState> states(Optional<String> target) {
    return account.alarms().states(List.of("orders-role"), target);
  }

  private Optional<String> set() {
    return account.alarms().set("orders-messages", new AlarmReason(true, "a & b", "{\"c\":\"=\"}"));
  }
}
