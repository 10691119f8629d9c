package canary.report;

import java.time.Instant;
import java.util.Optional;

/**
 * How an alarm of CloudWatch stands.
 *
 * @param since when it came into this state
 */
public record AlarmState(String name, Value value, String reason, Optional<Instant> since) {

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
  public enum Value {
    OK,
    ALARM,
    INSUFFICIENT_DATA
  }
}
