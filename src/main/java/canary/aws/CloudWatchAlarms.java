package canary.aws;

import canary.finding.Answer;
import canary.report.AlarmState;
import canary.report.AlarmState.Value;
import canary.report.Alarms;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Asks CloudWatch for the state of an alarm. Made when a notification is due.
 *
 * <p>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
public final class CloudWatchAlarms implements Alarms {
  private static final String QUESTION =
      "Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1=%s";
  private static final String PREFIXED =
      "Action=DescribeAlarms&Version=2010-08-01&AlarmNamePrefix=%s&MaxRecords=100"
          + "&AlarmTypes.member.1=MetricAlarm&AlarmTypes.member.2=CompositeAlarm";
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final SignedCall calls;
  private final String region;

  /** With the credentials of the environment, at AWS's endpoint or AWS_ENDPOINT_URL. */
  public CloudWatchAlarms(String region) {
    this(
        new SignedCall(http(), EnvironmentVariableCredentialsProvider.create(), Optional.empty()),
        region);
  }

  CloudWatchAlarms(SignedCall calls, String region) {
    this.calls = calls;
    this.region = region;
  }

  private static SdkHttpClient http() {
    return UrlConnectionHttpClient.builder().connectionTimeout(LIMIT).socketTimeout(LIMIT).build();
  }

  @Override
  public Optional<List<AlarmState>> states(String prefix) {
    try {
      var answer = Xml.of(calls.form("monitoring", region, PREFIXED.formatted(encoded(prefix))));
      return Optional.of(
          Stream.of("MetricAlarms", "CompositeAlarms")
              .flatMap(kind -> answer.element(kind).stream())
              .flatMap(alarms -> Xml.children(alarms, "member"))
              .map(CloudWatchAlarms::state)
              .toList());
    } catch (SdkException unreadable) {
      return Optional.empty();
    }
  }

  private static AlarmState state(Element alarm) {
    var value = Xml.text(alarm, "StateValue");
    return new AlarmState(
        Xml.text(alarm, "AlarmName"),
        switch (value) {
          case "OK" -> Value.OK;
          case "ALARM" -> Value.ALARM;
          default -> Value.INSUFFICIENT_DATA;
        },
        Xml.text(alarm, "StateReason"),
        since(Xml.text(alarm, "StateUpdatedTimestamp")));
  }

  private static Optional<Instant> since(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException unknown) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public Answer stands(String name) {
    try {
      return Xml.of(calls.form("monitoring", region, QUESTION.formatted(encoded(name))))
          .text("StateValue")
          .map(state -> Answer.of(state.equals("ALARM")))
          .orElse(Answer.UNKNOWN);
    } catch (SdkException unreadable) {
      return Answer.UNKNOWN;
    }
  }
}
