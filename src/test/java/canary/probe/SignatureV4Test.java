package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Our signer and the SDK's must agree on every request. */
class SignatureV4Test {
  private static final int REQUESTS = 300;
  private static final String TYPE = "application/json";
  private static final List<String> SEGMENTS =
      List.of(
          "prod",
          "messages",
          "a%20b",
          "%C3%A9",
          "a+b",
          "~x-_.",
          "a:b@c",
          "it's",
          "%2F",
          "(1)",
          "a*b",
          "",
          ".",
          "..",
          "$default");
  private static final List<String> QUERIES =
      List.of("a=1", "a-b=2", "a=", "a", "B=3", "a=%20x", "a%3D=%26", "%C3%A9=1", "z=~._-", "a=0");

  @Test
  void agreesWithTheSdk() {
    var random = new Random(20261123);
    for (var request = 0; request < REQUESTS; request++) {
      var url = url(random);
      var token = random.nextBoolean() ? "" : text(random, 200);
      var credentials = new Credentials("AKIA" + request, text(random, 40), token);
      var body = text(random, random.nextInt(500)).getBytes(UTF_8);
      var now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
      var region = random.nextBoolean() ? "eu-west-1" : "cn-north-1";
      assertEquals(
          signedBySdk(url, credentials, region, body, now),
          new TreeMap<>(
              new SignatureV4(credentials, region)
                  .headers(
                      "POST", url, Map.of("content-type", TYPE, "host", url.getHost()), body, now)),
          url.toString());
    }
  }

  /** A call of another service, with a header more. */
  @Test
  void agreesWithTheSdkForSecretsManager() {
    var url = URI.create("https://secretsmanager.eu-west-1.amazonaws.com/");
    var credentials = new Credentials("AKIA1", "secret", "token");
    var body = "{}".getBytes(UTF_8);
    var now = Instant.ofEpochSecond(1_700_000_000L);
    var sent =
        Map.of("host", url.getHost(), "content-type", TYPE, "x-amz-target", "secretsmanager.Get");
    assertEquals(
        signedBySdk(
            SdkHttpRequest.builder().putHeader("X-Amz-Target", "secretsmanager.Get"),
            "secretsmanager",
            url,
            credentials,
            "eu-west-1",
            body,
            now),
        new TreeMap<>(
            new SignatureV4(credentials, "eu-west-1", "secretsmanager")
                .headers("POST", url, sent, body, now)));
  }

  @Test
  void secretsAreNotPrinted() {
    var printed = new SignatureV4(new Credentials("AKIA1", "top-secret", "token"), "r").toString();
    assertFalse(printed.contains("top-secret") || printed.contains("token"), printed);
  }

  private static Map<String, String> signedBySdk(
      URI url, Credentials credentials, String region, byte[] body, Instant now) {
    return signedBySdk(
        SdkHttpRequest.builder(), "execute-api", url, credentials, region, body, now);
  }

  private static Map<String, String> signedBySdk(
      SdkHttpRequest.Builder begun,
      String service,
      URI url,
      Credentials credentials,
      String region,
      byte[] body,
      Instant now) {
    var request = begun.method(SdkHttpMethod.POST).uri(url).putHeader("Content-Type", TYPE).build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                it ->
                    it.identity(identity(credentials))
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
    var headers = new TreeMap<String, String>();
    signed
        .request()
        .forEachHeader(
            (name, values) ->
                headers.put(
                    name.equals("Authorization") ? name : name.toLowerCase(java.util.Locale.ROOT),
                    values.getFirst()));
    headers.remove("host");
    return headers;
  }

  private static AwsCredentialsIdentity identity(Credentials it) {
    return it.sessionToken().isEmpty()
        ? AwsCredentialsIdentity.create(it.accessKeyId(), it.secretAccessKey())
        : AwsSessionCredentialsIdentity.create(
            it.accessKeyId(), it.secretAccessKey(), it.sessionToken());
  }

  private static URI url(Random random) {
    var path = picked(random, SEGMENTS, 5, "/");
    var query = picked(random, QUERIES, 4, "&");
    return URI.create(
        "https://a1b2c3.execute-api.eu-west-1.amazonaws.com"
            + (random.nextInt(20) == 0 ? "" : "/" + path + "/orders")
            + (random.nextInt(5) == 0 ? "/" : "")
            + (random.nextBoolean() ? "" : "?" + query));
  }

  private static String picked(Random random, List<String> from, int most, String between) {
    return IntStream.range(0, 1 + random.nextInt(most))
        .mapToObj(_ -> from.get(random.nextInt(from.size())))
        .collect(Collectors.joining(between));
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, '0', 'z')
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
