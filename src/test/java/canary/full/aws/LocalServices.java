package canary.full.aws;

import canary.full.tool.Toolbox;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of the services of a LocalStack that are on a message's path. */
record LocalServices(ApiGatewayClient apis, IamClient roles, SqsClient queues, KmsClient keys)
    implements AutoCloseable {

  static LocalServices of(LocalStack localStack) {
    var endpoint = localStack.endpoint();
    return new LocalServices(
        built(ApiGatewayClient.builder(), endpoint),
        built(IamClient.builder(), endpoint),
        built(SqsClient.builder(), endpoint),
        built(KmsClient.builder(), endpoint));
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(
      B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(Toolbox.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    apis.close();
    roles.close();
    queues.close();
    keys.close();
  }
}
