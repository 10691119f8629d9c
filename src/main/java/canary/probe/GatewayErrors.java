package canary.probe;

import java.util.Map;
import java.util.Optional;

/**
 * API Gateway's default sentences and the x-amzn-ErrorType that goes with each, for replies whose
 * headers were not captured.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
final class GatewayErrors {
  static final String TIMEOUT = "INTEGRATION_TIMEOUT";

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

  private GatewayErrors() {}

  static Optional<String> typeOf(String message) {
    if (message.startsWith("The request signature we calculated does not match")
        || message.startsWith("Signature expired")
        || message.startsWith("Signature not yet current")) {
      return Optional.of("InvalidSignatureException");
    }
    if (message.contains("in Authorization header")
        || message.startsWith("Authorization header requires")) {
      return Optional.of("IncompleteSignatureException");
    }
    if (message.startsWith("Missing required request parameters")) {
      return Optional.of("BadRequestException");
    }
    return Optional.ofNullable(TYPES.get(message));
  }
}
