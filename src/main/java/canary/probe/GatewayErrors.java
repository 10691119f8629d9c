package canary.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * API Gateway's default sentences and the x-amzn-ErrorType that goes with each, for replies whose
 * headers were not captured.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
public final class GatewayErrors {
  public static final String TIMEOUT = "INTEGRATION_TIMEOUT";

  /** API Gateway had no connection to the service; its header says InternalServerErrorException. */
  public static final String NO_CONNECTION = "INTEGRATION_FAILURE";

  /** An HTTP API's own answer, which has no x-amzn-ErrorType; its words tell what it is. */
  public static final String HTTP_API = "HTTP_API";

  /** What is refused when an API is defined or deployed; no request ever meets it. */
  public static final String DEFINITION = "INVALID_DEFINITION";

  /** The mapping of a response is what is refused. */
  public static final String NO_METHOD_RESPONSE = "No method response exists";

  private static final List<String> DEFINITION_SENTENCES =
      List.of(
          "Invalid ARN specified in the request",
          "AWS ARN for integration must contain path or action",
          "Invalid mapping expression specified",
          "Role ARN must be specified");

  /** Sentences that nobody writes by chance, so that they are known within other words. */
  private static final Pattern DISTINCT =
      Pattern.compile(
          "(?i)Missing Authentication Token|Endpoint request timed out|Unsupported Media"
              + " Type|Network error communicating with endpoint|Missing required request"
              + " parameters: \\[[^\\]]{0,200}\\]|Invalid request body|User is not authorized to"
              + " access this resource[\\w -]{0,60}|Could not parse request body into json[^\\n"
              + "]{0,300}|HTTP content length exceeded \\d{1,12} bytes|not a valid key=value"
              + " pair[^\\n"
              + "]{0,300}|Authorization header requires[^\\n"
              + "]{0,400}|The request signature we calculated does not match[^\\n"
              + "]{0,200}|Signature expired[^\\n"
              + "]{0,120}|The security token included in the request is"
              + " (?:expired|invalid\\.?)|Invalid ARN specified in the request|AWS ARN for"
              + " integration must contain path or action|Invalid mapping expression specified[^\\n"
              + "]{0,200}|Role ARN must be specified[^\\n"
              + "]{0,60}");

  /** Words in common use: known only where they are a message in quotes. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?i:message)[\\\\\"']{0,3}\\s{0,3}[:=]\\s{0,3}[\\\\\"']{1,3}(Forbidden|Unauthorized|Internal"
              + " server error|Request Too Long)[\\\\\"']");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("Missing Authentication Token", "MissingAuthenticationTokenException"),
          Map.entry("Forbidden", "ForbiddenException"),
          Map.entry("Unauthorized", "UnauthorizedException"),
          Map.entry("User is not authorized to access this resource", "AccessDeniedException"),
          Map.entry(
              "The security token included in the request is expired", "ExpiredTokenException"),
          Map.entry(
              "The security token included in the request is invalid.",
              "UnrecognizedClientException"),
          Map.entry("Too Many Requests", "TooManyRequestsException"),
          Map.entry("Limit Exceeded", "LimitExceededException"),
          Map.entry("Unsupported Media Type", "BadRequestException"),
          Map.entry("Invalid request body", "BadRequestException"),
          Map.entry("Request Too Long", "REQUEST_TOO_LARGE"),
          Map.entry("Endpoint request timed out", TIMEOUT),
          Map.entry("Internal server error", "InternalServerErrorException"));

  private static final Set<String> OTHER_TYPES =
      Set.of(
          NO_CONNECTION,
          DEFINITION,
          HTTP_API,
          "NotFoundException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "AuthorizerConfigurationException",
          "HTML");

  private static final Map<String, String> MEANINGS =
      Map.of(
          "InternalServerErrorException",
          "API Gateway could not run the integration",
          "ForbiddenException",
          "API Gateway rejected the request before it reached the integration",
          "MissingAuthenticationTokenException",
          "API Gateway found no deployed method at this URL, or one that requires a signature",
          HTTP_API,
          "an HTTP API responded, and not a REST API");

  private GatewayErrors() {}

  /** True for an x-amzn-ErrorType, or a code in its place, that some sentence goes with. */
  public static boolean isKnown(String type) {
    return TYPES.containsValue(type) || OTHER_TYPES.contains(type);
  }

  /** What an error type comes to, where it stands for many causes. */
  public static Optional<String> meaning(String type) {
    return Optional.ofNullable(MEANINGS.get(type));
  }

  static Optional<String> typeOf(String message) {
    if (message.contains("Credential should be scoped to")
        || message.startsWith("The request signature we calculated does not match")
        || message.startsWith("Signature expired")
        || message.startsWith("Signature not yet current")) {
      return Optional.of("InvalidSignatureException");
    }
    if (message.startsWith("User is not authorized to access this resource")) {
      return Optional.of("AccessDeniedException");
    }
    if (message.contains("in Authorization header")
        || message.startsWith("Authorization header requires")) {
      return Optional.of("IncompleteSignatureException");
    }
    if (message.startsWith("HTTP content length exceeded")) {
      return Optional.of("REQUEST_TOO_LARGE");
    }
    if (message.startsWith("Network error communicating with endpoint")) {
      return Optional.of(NO_CONNECTION);
    }
    if (DEFINITION_SENTENCES.stream().anyMatch(message::contains)) {
      return Optional.of(DEFINITION);
    }
    if (message.startsWith("Missing required request parameters")
        || message.startsWith("Could not parse request body into json")) {
      return Optional.of("BadRequestException");
    }
    return Optional.ofNullable(TYPES.get(message));
  }

  /** A sentence of API Gateway in a text: alone but for quotes, or one that is like no other. */
  public static Optional<String> sentenceIn(String text) {
    var bare =
        text.strip()
            .replaceFirst("^(?:[\"'`]|(?i:error|message|response): ?){0,3}", "")
            .replaceFirst("[\"'`.!]{0,3}$", "");
    return typeOf(bare).isPresent()
        ? Optional.of(bare)
        : Stream.concat(
                DISTINCT.matcher(text).results().map(it -> asWritten(it.group().strip())),
                QUOTED.matcher(text).results().map(it -> it.group(1)))
            .filter(it -> typeOf(it).isPresent())
            .findFirst();
  }

  /** The sentence in API Gateway's own capitals; people tell it in theirs. */
  private static String asWritten(String sentence) {
    return TYPES.keySet().stream().filter(sentence::equalsIgnoreCase).findFirst().orElse(sentence);
  }
}
