package canary.lab.gateway.caller;

import canary.lab.gateway.ClientRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical form of a request
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
record CanonicalRequest(ClientRequest request, List<String> signedHeaders) {
  String text() {
    return String.join(
        "\n",
        request.method(),
        path(),
        query(),
        headers() + "\n",
        String.join(";", signedHeaders),
        hash(request.body()));
  }

  String stringToSign(String time, Authorization.Scope scope) {
    return String.join(
        "\n",
        "AWS4-HMAC-SHA256",
        time,
        scope.text(),
        hash(text().getBytes(StandardCharsets.UTF_8)));
  }

  /** Every service but S3 wants the path, which is encoded already, encoded once more. */
  private String path() {
    return encoded(request.sentPath()).replace("%2F", "/");
  }

  private String query() {
    return request.queryParameters().stream()
        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private String headers() {
    return signedHeaders.stream()
        .map(name -> name + ":" + request.header(name).orElse("").strip().replaceAll(" +", " "))
        .collect(Collectors.joining("\n"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.digest(bytes));
  }
}
