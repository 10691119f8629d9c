package canary.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

/** The SDK's clients over one HTTP client, each made when it is first needed and kept. */
final class Clients {
  private static final int ATTEMPTS = 2;

  /** Of a connection; who reads gives up before that and ends the call by an interrupt. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final AwsCredentialsProvider credentials;
  private final Optional<URI> endpoint;
  private final SdkHttpClient http;
  private final Map<String, ApiGatewayClient> gateways = new ConcurrentHashMap<>();
  private final Map<String, ApiGatewayClient> gatewaysWithoutRetry = new ConcurrentHashMap<>();
  private final Map<String, IamClient> iams = new ConcurrentHashMap<>();
  private final Map<String, SqsClient> queues = new ConcurrentHashMap<>();
  private final Map<String, KmsClient> keys = new ConcurrentHashMap<>();
  private final Map<String, SnsClient> topics = new ConcurrentHashMap<>();
  private final Map<String, StsClient> identities = new ConcurrentHashMap<>();

  /**
   * @param endpoint in place of AWS's own; empty leaves the choice to the SDK, which honors
   *     AWS_ENDPOINT_URL
   */
  Clients(AwsCredentialsProvider credentials, Optional<URI> endpoint) {
    this(
        credentials,
        endpoint,
        UrlConnectionHttpClient.builder()
            .socketTimeout(PATIENCE)
            .connectionTimeout(PATIENCE)
            .build());
  }

  /** Over an HTTP client of one's own. */
  Clients(AwsCredentialsProvider credentials, Optional<URI> endpoint, SdkHttpClient http) {
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.http = http;
  }

  ApiGatewayClient apiGateway(String region) {
    return gateways.computeIfAbsent(region, it -> made(ApiGatewayClient.builder(), it, ATTEMPTS));
  }

  /** For a call that must not be made twice. */
  ApiGatewayClient apiGatewayWithoutRetry(String region) {
    return gatewaysWithoutRetry.computeIfAbsent(
        region, it -> made(ApiGatewayClient.builder(), it, 1));
  }

  /** IAM is global; the Region gives the partition. */
  IamClient iam(String region) {
    return iams.computeIfAbsent(region, it -> made(IamClient.builder(), it, ATTEMPTS));
  }

  SqsClient sqs(String region) {
    return queues.computeIfAbsent(region, it -> made(SqsClient.builder(), it, ATTEMPTS));
  }

  KmsClient kms(String region) {
    return keys.computeIfAbsent(region, it -> made(KmsClient.builder(), it, ATTEMPTS));
  }

  SnsClient sns(String region) {
    return topics.computeIfAbsent(region, it -> made(SnsClient.builder(), it, ATTEMPTS));
  }

  StsClient sts(String region) {
    return identities.computeIfAbsent(region, it -> made(StsClient.builder(), it, ATTEMPTS));
  }

  /** For services whose module is not in the package. */
  SignedCall signedCalls() {
    return new SignedCall(http, credentials, endpoint);
  }

  private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C made(
      B builder, String region, int attempts) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .overrideConfiguration(
            settings -> settings.retryStrategy(strategy -> strategy.maxAttempts(attempts)))
        .httpClient(http)
        .build();
  }
}
