package canary.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Asks CloudFormation how a stack stands. Made when a deployment may have to fail.
 *
 * <p>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
public final class StackStatus {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final SignedCall calls;
  private final String region;

  /** With the credentials of the environment, at AWS's endpoint or AWS_ENDPOINT_URL. */
  public StackStatus(String region) {
    this.calls =
        new SignedCall(
            UrlConnectionHttpClient.builder().connectionTimeout(LIMIT).socketTimeout(LIMIT).build(),
            EnvironmentVariableCredentialsProvider.create(),
            Optional.empty());
    this.region = region;
  }

  /** As {@code UPDATE_ROLLBACK_IN_PROGRESS}; empty where it cannot be read. */
  public Optional<String> of(String stackId) {
    try {
      return Xml.of(
              calls.form(
                  "cloudformation",
                  region,
                  "Action=DescribeStacks&Version=2010-05-15&StackName="
                      + URLEncoder.encode(stackId, StandardCharsets.UTF_8)))
          .text("StackStatus");
    } catch (SdkException unreadable) {
      return Optional.empty();
    }
  }
}
