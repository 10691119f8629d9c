package canary.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The conversion of a payload between text and binary
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html).
 */
public enum ContentHandling {
  UNDEFINED,
  CONVERT_TO_BINARY,
  CONVERT_TO_TEXT;

  /** As the integration writes it, in upper case; a value that AWS does not know is undefined. */
  public static ContentHandling of(Optional<String> written) {
    return List.of(values()).stream()
        .filter(it -> written.filter(it.name()::equals).isPresent())
        .findFirst()
        .orElse(UNDEFINED);
  }

  /**
   * The first table of the page: what the integration gets of the client's payload.
   *
   * @throws Stopped where the payload has to be Base64 and is none
   */
  public byte[] request(byte[] payload, String contentType, List<String> binaryMediaTypes) {
    boolean binary = matches(contentType, binaryMediaTypes);
    return switch (this) {
      case UNDEFINED -> payload;
      case CONVERT_TO_BINARY -> binary ? payload : fromBase64(payload);
      case CONVERT_TO_TEXT -> binary ? Base64.getEncoder().encode(payload) : payload;
    };
  }

  /**
   * Whether a mapping template can be applied to what {@link #request} gives. A payload that stays
   * binary is none that a template takes; that it ends in "Unable to transform request" is reported
   * of integrations with templates and the binary media type {@code *}{@code /*}.
   */
  boolean leavesText(String contentType, List<String> binaryMediaTypes) {
    return switch (this) {
      case UNDEFINED -> !matches(contentType, binaryMediaTypes);
      case CONVERT_TO_BINARY -> false;
      case CONVERT_TO_TEXT -> true;
    };
  }

  /** The second table of the page: what the client gets of the integration's payload. */
  public byte[] response(
      byte[] payload, String contentType, String accept, List<String> binaryMediaTypes) {
    boolean binary = matches(contentType, binaryMediaTypes);
    boolean wanted = matches(accept.split(",", 2)[0].strip(), binaryMediaTypes);
    return switch (this) {
      case UNDEFINED -> binary && !wanted ? Base64.getEncoder().encode(payload) : payload;
      case CONVERT_TO_BINARY -> binary ? payload : fromBase64(payload);
      case CONVERT_TO_TEXT -> binary ? Base64.getEncoder().encode(payload) : payload;
    };
  }

  /** Whether a payload of this type is binary to the API. */
  public static boolean matches(String contentType, List<String> binaryMediaTypes) {
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
      throw Stopped.notConvertible("Unable to base64 decode the body");
    }
  }
}
