package canary.aws;

import canary.evidence.Account;
import canary.finding.Arn;
import canary.report.Alarms;
import canary.report.Publisher;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/** AWS as a diagnosis asks it, by the same code, with nothing on the wire. */
public final class SilentAws {
  /** Of the reads, which have the whole SDK loaded. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:topic";

  /** Of the canary whose target is rehearsed. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "CANARY_NAME", "rehearsal",
          "CANARY_TOPIC_ARN", TOPIC,
          "CANARY_TEST_INVOKE", "true",
          "TARGET_NAME", "rehearsal",
          "TARGET_URL", "https://a1.execute-api.eu-west-1.amazonaws.com/prod/messages",
          "TARGET_AUTHORIZATION", "NONE");

  private SilentAws() {}

  /** Finds a healthy account. */
  public static Account account() {
    return account(EnvironmentVariableCredentialsProvider.create());
  }

  static Account account(AwsCredentialsProvider credentials) {
    return new AccountReader(
        new Clients(credentials, Optional.empty(), new StillHttp()), LIMIT, Arn.parse(TOPIC));
  }

  /** Publishes nothing. */
  public static Publisher publisher(String topicArn) {
    return new SnsPublisher(SnsPublisher.inRegion(topicArn), new StillHttp(), topicArn);
  }

  /** Knows and sets no alarm. */
  public static Alarms alarms() {
    return new CloudWatchAlarms(
        new SignedCall(
            new StillHttp(), EnvironmentVariableCredentialsProvider.create(), Optional.empty()),
        "us-east-1");
  }
}
