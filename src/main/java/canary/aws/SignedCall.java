package canary.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * One call of a service by the SDK's signer and HTTP client alone. The modules of EC2, CloudTrail
 * and CloudWatch are 30 MB together, twice the rest of the package, for one read each.
 */
record SignedCall(SdkHttpClient http, AwsCredentialsProvider credentials, Optional<URI> endpoint) {

  /** More than a page of what is asked for here ever has. */
  private static final int LONGEST_ANSWER = 8_000_000;

  /** A service's response, of any status. */
  record Answer(int status, String body) {
    boolean refused() {
      return status >= 300;
    }
  }

  /** A call of the query protocol. */
  Answer form(String service, String region, String body) {
    return post(
        service,
        region,
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        body);
  }

  /** Throws an SdkClientException where no answer comes. */
  Answer post(String service, String region, Map<String, String> headers, String body) {
    var content = ContentStreamProvider.fromUtf8String(body);
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint.orElseGet(() -> address(service, region)))
            .appendHeader(
                "Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    headers.forEach(request::appendHeader);
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .payload(content)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    try {
      var answered =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(content)
                      .build())
              .call();
      return new Answer(
          answered.httpResponse().statusCode(),
          answered.responseBody().map(SignedCall::text).orElse(""));
    } catch (IOException | UncheckedIOException broken) {
      throw SdkClientException.create(String.valueOf(broken.getMessage()), broken);
    }
  }

  /** AWS's own, or the one that the environment names for the AWS tools. */
  private static URI address(String service, String region) {
    return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
        .filter(it -> !it.isBlank())
        .map(URI::create)
        .orElseGet(
            () ->
                URI.create(
                    "https://%s.%s.%s/"
                        .formatted(
                            service, region, PartitionMetadata.of(Region.of(region)).dnsSuffix())));
  }

  private static String text(InputStream body) {
    try (body) {
      return new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
