package canary.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount.Reply;
import canary.finding.Answer;
import canary.report.AlarmState;
import canary.report.AlarmState.Value;
import java.time.Instant;
import java.util.List;
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
  @CsvSource({"ALARM, YES", "OK, NO", "INSUFFICIENT_DATA, NO"})
  void stateTellsWhetherItStands(String state, Answer stands) {
    account.answering(
        "DescribeAlarms",
        SoundReplies.xml(
            "DescribeAlarms",
            "<MetricAlarms><member><AlarmName>orders-role</AlarmName><StateValue>"
                + state
                + "</StateValue></member></MetricAlarms>"));
    assertEquals(stands, account.alarms().stands("orders-role"));
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
    assertEquals(Answer.UNKNOWN, account.alarms().stands("orders-role"));
  }

  @Test
  void whatIsNoAnswerIsNotKnown() {
    for (var reply :
        new Reply[] {
          SoundReplies.refusal(403, "AccessDenied", "no identity-based policy allows it"),
          SoundReplies.json("{}"),
          new Reply.Broken()
        }) {
      account.answering("DescribeAlarms", reply);
      assertEquals(Answer.UNKNOWN, account.alarms().stands("orders-role"), reply::toString);
      assertEquals(Optional.empty(), account.alarms().states("orders-"), reply::toString);
    }
  }
}
