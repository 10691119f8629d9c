package canary.aws;

import canary.finding.Arn;
import canary.report.Notification;
import canary.report.Publisher;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes notices to an SNS topic. Made when the first notice is due: a healthy run loads nothing
 * of the SDK.
 */
public final class SnsPublisher implements Publisher {
  /** A notice that was taken and not confirmed is published again: twice at most. */
  private static final int MOST_ATTEMPTS = 2;

  private final SnsClient sns;
  private final String topicArn;

  /** The topic's ARN tells the Region; credentials and AWS_ENDPOINT_URL are the environment's. */
  public SnsPublisher(String topicArn) {
    this(inRegion(SnsClient.builder(), topicArn), topicArn);
  }

  private static SnsClientBuilder inRegion(SnsClientBuilder client, String topicArn) {
    Arn.parse(topicArn).ifPresent(it -> client.region(Region.of(it.region())));
    return client;
  }

  SnsPublisher(SnsClientBuilder client, String topicArn) {
    this.topicArn = topicArn;
    this.sns =
        client
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(Duration.ofSeconds(4)))
            .overrideConfiguration(
                it -> it.retryStrategy(strategy -> strategy.maxAttempts(MOST_ATTEMPTS)))
            .build();
  }

  @Override
  public Publication publish(Notification notice) {
    try {
      sns.publish(
          request ->
              request
                  .topicArn(topicArn)
                  .subject(notice.subject())
                  .message(notice.message())
                  .messageStructure("json")
                  .messageAttributes(attributes(notice.attributes())));
      return new Publication.Published();
    } catch (SdkException e) {
      return new Publication.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, MessageAttributeValue> attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                it ->
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(it.getValue())
                        .build()));
  }
}
