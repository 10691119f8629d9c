package canary.lab.gateway.caller;

import canary.lab.gateway.GatewayError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An Authorization header of Signature Version 4, taken apart. */
record Authorization(Scope scope, List<String> signedHeaders, String signature) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** The credential scope of a signature. */
  record Scope(String accessKeyId, String date, String region, String service) {
    String text() {
      return String.join("/", date, region, service, "aws4_request");
    }
  }

  /**
   * The texts of the refusals are those of public reports; what AWS hashes in the first one is not
   * known, here it is the whole header.
   */
  static Authorization parse(String header, boolean dated) {
    String rest = header.startsWith(ALGORITHM) ? header.substring(ALGORITHM.length()) : header;
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : rest.split(",")) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length < 2) {
        throw GatewayError.incompleteSignature(
            "Invalid key=value pair (missing equal-sign) in Authorization header (hashed with"
                + " SHA-256 and encoded with Base64): '"
                + Base64.getEncoder()
                    .encodeToString(Sha256.digest(header.getBytes(StandardCharsets.UTF_8)))
                + "'.");
      }
      parts.put(pair[0], pair[1]);
    }
    checkComplete(parts, dated, header);
    return new Authorization(
        scope(parts.get("Credential")),
        List.of(parts.get("SignedHeaders").split(";")),
        parts.get("Signature"));
  }

  private static void checkComplete(Map<String, String> parts, boolean dated, String header) {
    StringBuilder missing = new StringBuilder();
    for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
      if (!parts.containsKey(name)) {
        missing.append("Authorization header requires '%s' parameter. ".formatted(name));
      }
    }
    if (!dated) {
      missing.append(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
    }
    if (!missing.isEmpty()) {
      throw GatewayError.incompleteSignature(missing + "Authorization=" + header.split(" ", 2)[0]);
    }
  }

  private static Scope scope(String credential) {
    String[] parts = credential.split("/");
    if (parts.length != 5) {
      throw GatewayError.incompleteSignature(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '%s'".formatted(credential));
    }
    return new Scope(parts[0], parts[1], parts[2], parts[3]);
  }
}
