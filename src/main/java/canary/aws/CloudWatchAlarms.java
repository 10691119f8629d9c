package canary.aws;

import canary.finding.Answer;
import canary.report.Alarms;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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
  public Answer stands(String name) {
    try {
      return Xml.of(
              calls.form(
                  "monitoring",
                  region,
                  QUESTION.formatted(URLEncoder.encode(name, StandardCharsets.UTF_8))))
          .text("StateValue")
          .map(state -> Answer.of(state.equals("ALARM")))
          .orElse(Answer.UNKNOWN);
    } catch (SdkException unreadable) {
      return Answer.UNKNOWN;
    }
  }
}
