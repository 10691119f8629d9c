package canary.aws;

import canary.report.AlarmReason;
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
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Reads the states of alarms, and sets that of one. Made when something fails or is over.
 *
 * <p>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
 */
public final class CloudWatchAlarms implements Alarms {
  private static final String SERVICE = "monitoring";
  private static final String QUESTION = "Action=DescribeAlarms&Version=2010-08-01";

  /** Without it only metric alarms are returned; with it the permission must be on every alarm. */
  private static final String BOTH_TYPES =
      "&AlarmTypes.member.1=MetricAlarm&AlarmTypes.member.2=CompositeAlarm";

  private static final String SETTING =
      "Action=SetAlarmState&Version=2010-08-01&AlarmName=%s&StateValue=%s&StateReason=%s&StateReasonData=%s";
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
  public List<AlarmState> states(List<String> names, Optional<String> target) {
    try {
      return target
          .map(it -> described(Stream.concat(names.stream(), Stream.of(it)).toList(), BOTH_TYPES))
          .orElseGet(() -> described(names, ""));
    } catch (AwsServiceException refused) {
      return target.isPresent() ? states(names, Optional.empty()) : List.of();
    } catch (SdkException unreadable) {
      return List.of();
    }
  }

  private List<AlarmState> described(List<String> names, String types) {
    var question = new StringBuilder(QUESTION);
    for (var i = 0; i < names.size(); i++) {
      question.append("&AlarmNames.member.%d=%s".formatted(i + 1, encoded(names.get(i))));
    }
    return Xml.of(calls.form(SERVICE, region, question.append(types).toString()))
        .members("StateValue")
        .map(CloudWatchAlarms::state)
        .toList();
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
        Xml.text(alarm, "StateReasonData"),
        since(Xml.text(alarm, "StateUpdatedTimestamp")));
  }

  private static Optional<Instant> since(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> set(String name, AlarmReason reason) {
    try {
      Xml.of(
          calls.form(
              SERVICE,
              region,
              SETTING.formatted(
                  encoded(name),
                  reason.alarm() ? "ALARM" : "OK",
                  encoded(reason.text()),
                  encoded(reason.data()))));
      return Optional.empty();
    } catch (SdkException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
