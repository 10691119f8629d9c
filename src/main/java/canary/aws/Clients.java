package canary.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Makes the SDK's clients when they are needed, over one HTTP client, and closes them together. */
final class Clients implements AutoCloseable {
  private static final int ATTEMPTS = 2;

  private final AwsCredentialsProvider credentials;
  private final Optional<URI> endpoint;
  private final Duration limit;
  private final SdkHttpClient http;
  private final ConcurrentLinkedQueue<SdkAutoCloseable> open = new ConcurrentLinkedQueue<>();

  /**
   * @param endpoint in place of AWS's own; empty leaves the choice to the SDK, which honors
   *     AWS_ENDPOINT_URL
   * @param limit of each call as a whole
   */
  Clients(AwsCredentialsProvider credentials, Optional<URI> endpoint, Duration limit) {
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.limit = limit;
    this.http =
        UrlConnectionHttpClient.builder().socketTimeout(limit).connectionTimeout(limit).build();
  }

  ApiGatewayClient apiGateway(String region) {
    return opened(configured(ApiGatewayClient.builder(), region, ATTEMPTS).build());
  }

  /** For a call that must not be made twice. */
  ApiGatewayClient apiGatewayWithoutRetry(String region) {
    return opened(configured(ApiGatewayClient.builder(), region, 1).build());
  }

  /** IAM is global; the Region gives the partition. */
  IamClient iam(String region) {
    return opened(configured(IamClient.builder(), region, ATTEMPTS).build());
  }

  SqsClient sqs(String region) {
    return opened(configured(SqsClient.builder(), region, ATTEMPTS).build());
  }

  KmsClient kms(String region) {
    return opened(configured(KmsClient.builder(), region, ATTEMPTS).build());
  }

  SnsClient sns(String region) {
    return opened(configured(SnsClient.builder(), region, ATTEMPTS).build());
  }

  StsClient sts(String region) {
    return opened(configured(StsClient.builder(), region, ATTEMPTS).build());
  }

  /** For services whose module is not in the package. */
  SignedCall signedCalls() {
    return new SignedCall(http, credentials, endpoint);
  }

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(
      B builder, String region, int attempts) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .overrideConfiguration(
            settings ->
                settings
                    .apiCallTimeout(limit)
                    .retryStrategy(strategy -> strategy.maxAttempts(attempts)))
        .httpClient(http);
  }

  private <C extends SdkAutoCloseable> C opened(C client) {
    open.add(client);
    return client;
  }

  @Override
  public void close() {
    open.forEach(SdkAutoCloseable::close);
    http.close();
  }
}
