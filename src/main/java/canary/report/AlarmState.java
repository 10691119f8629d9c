package canary.report;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a CloudWatch alarm.
 *
 * @param reason of its state, for people
 * @param data of its state, for programs; empty where there is none
 * @param since when it came into this state
 */
public record AlarmState(
    String name, Value value, String reason, String data, Optional<Instant> since) {

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
  public enum Value {
    OK,
    ALARM,
    INSUFFICIENT_DATA
  }

  /** Whether it is in ALARM. */
  public boolean stands() {
    return value == Value.ALARM;
  }
}
