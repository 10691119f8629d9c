package canary.lab.integration;

import canary.lab.gateway.GatewayError;
import canary.lab.template.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a payload is converted on its way
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html).
 */
enum ContentHandling {
  UNDEFINED,
  CONVERT_TO_BINARY,
  CONVERT_TO_TEXT;

  static ContentHandling of(Optional<Tree> written) {
    return written.map(value -> valueOf(value.text().toUpperCase(Locale.ROOT))).orElse(UNDEFINED);
  }

  /** The first table of the page: what the integration gets of the client's payload. */
  byte[] request(byte[] payload, String contentType, List<String> binaryMediaTypes) {
    boolean binary = matches(contentType, binaryMediaTypes);
    return switch (this) {
      case UNDEFINED -> payload;
      case CONVERT_TO_BINARY -> binary ? payload : fromBase64(payload);
      case CONVERT_TO_TEXT -> binary ? Base64.getEncoder().encode(payload) : payload;
    };
  }

  /** The second table of the page: what the client gets of the integration's payload. */
  byte[] response(
      byte[] payload, String contentType, String accept, List<String> binaryMediaTypes) {
    boolean binary = matches(contentType, binaryMediaTypes);
    boolean wanted = matches(accept.split(",", 2)[0].strip(), binaryMediaTypes);
    return switch (this) {
      case UNDEFINED -> binary && !wanted ? Base64.getEncoder().encode(payload) : payload;
      case CONVERT_TO_BINARY -> binary ? payload : fromBase64(payload);
      case CONVERT_TO_TEXT -> binary ? Base64.getEncoder().encode(payload) : payload;
    };
  }

  private static boolean matches(String contentType, List<String> binaryMediaTypes) {
    String type = contentType.split(";", 2)[0].strip();
    return binaryMediaTypes.stream()
        .anyMatch(
            pattern ->
                pattern.equals("*/*")
                    || pattern.equals(type)
                    || (pattern.endsWith("/*")
                        && type.startsWith(pattern.substring(0, pattern.length() - 1))));
  }

  private static byte[] fromBase64(byte[] payload) {
    try {
      return Base64.getDecoder().decode(new String(payload, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException notBase64) {
      throw GatewayError.configuration("Unable to base64 decode the body");
    }
  }
}
