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
  static final int LONGEST_ANSWER = 8_000_000;

  /**
   * A service's response, of any status.
   *
   * @param errorType of a service that names it in a header; else empty
   */
  record HttpResponse(int status, String errorType, String body) {
    boolean refused() {
      return status >= 300;
    }
  }

  /** A call of the query protocol. */
  HttpResponse form(String service, String region, String body) {
    return post(
        service,
        region,
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        body);
  }

  /**
   * A read of a REST service; throws an SdkClientException where no answer comes.
   *
   * @param query names and values as they are, not encoded
   */
  HttpResponse get(String service, String region, String path, Map<String, String> query) {
    var request =
        request(SdkHttpMethod.GET, service, region).appendHeader("Accept", "application/json");
    query.forEach(request::putRawQueryParameter);
    return answer(
        service, region, request.encodedPath(path), ContentStreamProvider.fromUtf8String(""));
  }

  /** Throws an SdkClientException where no answer comes. */
  HttpResponse post(String service, String region, Map<String, String> headers, String body) {
    var request =
        request(SdkHttpMethod.POST, service, region)
            .appendHeader(
                "Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    headers.forEach(request::appendHeader);
    return answer(service, region, request, ContentStreamProvider.fromUtf8String(body));
  }

  private SdkHttpRequest.Builder request(SdkHttpMethod method, String service, String region) {
    return SdkHttpRequest.builder()
        .method(method)
        .uri(endpoint.orElseGet(() -> address(service, region)));
  }

  private HttpResponse answer(
      String service,
      String region,
      SdkHttpRequest.Builder request,
      ContentStreamProvider content) {
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .payload(content)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    var sent = HttpExecuteRequest.builder().request(signed.request());
    if (signed.request().method() == SdkHttpMethod.POST) {
      sent.contentStreamProvider(content);
    }
    try {
      var answered = http.prepareRequest(sent.build()).call();
      return new HttpResponse(
          answered.httpResponse().statusCode(),
          answered.httpResponse().firstMatchingHeader("x-amzn-ErrorType").orElse("").split(":")[0],
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
