package canary.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signs a request with AWS Signature Version 4. Our own, because a healthy run loads no class of
 * the SDK; the tests compare it with the SDK's signer.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
public record SignatureV4(Credentials credentials, String region, String service) {
  /** What is not encoded; https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private static final HexFormat UPPER_CASE = HexFormat.of().withUpperCase();

  /** For a call of an API of API Gateway. */
  public SignatureV4(Credentials credentials, String region) {
    this(credentials, region, "execute-api");
  }

  /**
   * The headers that must go with the request, Authorization among them.
   *
   * @param sent their names in lower case, host among them, which is signed and left to the
   *     connection to send
   */
  Map<String, String> headers(
      String method, URI url, Map<String, String> sent, byte[] body, Instant now) {
    var time = Timestamp.of(now.truncatedTo(ChronoUnit.SECONDS)).replace("-", "").replace(":", "");
    var digest = hex(sha256(body));
    var signed = new TreeMap<>(sent);
    signed.put("x-amz-content-sha256", digest);
    signed.put("x-amz-date", time);
    if (!credentials.sessionToken().isEmpty()) {
      signed.put("x-amz-security-token", credentials.sessionToken());
    }
    var names = String.join(";", signed.keySet());
    var lines = new StringBuilder();
    for (var header : signed.entrySet()) {
      lines.append(header.getKey()).append(':').append(header.getValue()).append('\n');
    }
    var canonical =
        String.join("\n", method, canonicalPath(url), canonicalQuery(url), lines, names, digest);
    var scope = String.join("/", time.substring(0, 8), region, service, "aws4_request");
    var toSign =
        String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(canonical.getBytes(UTF_8))));
    var headers = new LinkedHashMap<>(signed);
    headers.remove("host");
    headers.put(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(credentials.accessKeyId(), scope, names, hex(Hmac.of(key(scope), toSign))));
    return headers;
  }

  /** Every service but S3 signs the path as it is sent, encoded once more. */
  private static String canonicalPath(URI url) {
    var path = url.normalize().getRawPath();
    if (path == null || path.isEmpty()) {
      return "/";
    }
    var encoded = new StringJoiner("/");
    for (var part : path.split("/", -1)) {
      encoded.add(encode(part));
    }
    return encoded.toString();
  }

  private static String canonicalQuery(URI url) {
    var query = url.getRawQuery();
    return query == null
        ? ""
        : Arrays.stream(query.split("&"))
            .map(parameter -> parameter.contains("=") ? parameter : parameter + "=")
            .sorted(
                Comparator.comparing((String parameter) -> parameter.split("=", 2)[0])
                    .thenComparing(Comparator.naturalOrder()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    var encoded = new StringBuilder();
    for (var each : text.getBytes(UTF_8)) {
      if (UNRESERVED.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(UPPER_CASE.toHexDigits(each));
      }
    }
    return encoded.toString();
  }

  private byte[] key(String scope) {
    var key = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
    for (var part : scope.split("/")) {
      key = Hmac.of(key, part);
    }
    return key;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
