package canary.aws;

import canary.finding.Arn;
import canary.report.Notification;
import canary.report.Publisher;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/**
 * Publishes notifications to an SNS topic. Made when the first notification is due: a healthy run
 * loads nothing of the SDK.
 */
public final class SnsPublisher implements Publisher {
  private final SnsClient sns;
  private final String topicArn;

  /** The topic's ARN gives the Region; credentials and AWS_ENDPOINT_URL are the environment's. */
  public SnsPublisher(String topicArn) {
    this(inRegion(topicArn), topicArn);
  }

  /** Without the SDK's chain of providers, of which Lambda has use for the first alone. */
  static SnsClientBuilder inRegion(String topicArn) {
    var client =
        SnsClient.builder().credentialsProvider(EnvironmentVariableCredentialsProvider.create());
    Arn.parse(topicArn).ifPresent(it -> client.region(Region.of(it.region())));
    return client;
  }

  SnsPublisher(SnsClientBuilder client, String topicArn) {
    this(
        client,
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(4))
            .build(),
        topicArn);
  }

  SnsPublisher(SnsClientBuilder client, SdkHttpClient http, String topicArn) {
    this.topicArn = topicArn;
    this.sns =
        client
            .httpClient(http)
            .overrideConfiguration(it -> it.retryStrategy(strategy -> strategy.maxAttempts(1)))
            .build();
  }

  /** Tries again once where SNS has surely not taken it, and leaves the rest to the next run. */
  @Override
  public Publication publish(Notification notification) {
    return switch (attempt(notification)) {
      case Publication.Published published -> published;
      case Publication.Unconfirmed unconfirmed -> unconfirmed;
      case Publication.Failed _ -> attempt(notification);
    };
  }

  private Publication attempt(Notification notification) {
    try {
      sns.publish(
          request ->
              request
                  .topicArn(topicArn)
                  .subject(notification.subject())
                  .message(notification.message())
                  .messageStructure("json")
                  .messageAttributes(attributes(notification.attributes())));
      return new Publication.Published();
    } catch (AwsServiceException refused) {
      return new Publication.Failed(String.valueOf(refused.getMessage()));
    } catch (SdkException broken) {
      var why = String.valueOf(broken.getMessage());
      return neverSent(broken) ? new Publication.Failed(why) : new Publication.Unconfirmed(why);
    }
  }

  /** No connection, no credentials, no address: a broken answer has a cause of another kind. */
  private static boolean neverSent(SdkException broken) {
    var causes = Stream.iterate((Throwable) broken, it -> it != null, Throwable::getCause).toList();
    return causes.stream().noneMatch(IOException.class::isInstance)
        || causes.stream()
            .anyMatch(
                it ->
                    it instanceof ConnectException
                        || it instanceof UnknownHostException
                        || it instanceof NoRouteToHostException
                        || it instanceof SocketTimeoutException
                            && String.valueOf(it.getMessage()).contains("onnect"));
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
