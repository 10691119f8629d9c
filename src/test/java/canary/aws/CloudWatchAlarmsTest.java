package canary.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.FakeAccount.Reply;
import canary.finding.Answer;
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
    }
  }
}
