package canary.probe;

import java.util.Map;
import java.util.Optional;

/**
 * The answer of API Gateway for a type of gateway response that nobody customized; the sentence is
 * empty where it is not one.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
public record DefaultResponse(String code, String sentence) {
  private static final Map<String, DefaultResponse> TYPES =
      Map.ofEntries(
          Map.entry(
              "API_CONFIGURATION_ERROR",
              new DefaultResponse("InternalServerErrorException", "Internal server error")),
          Map.entry(
              "AUTHORIZER_CONFIGURATION_ERROR",
              new DefaultResponse("AuthorizerConfigurationException", "")),
          Map.entry(
              "BAD_REQUEST_BODY",
              new DefaultResponse("BadRequestException", "Invalid request body")),
          Map.entry(
              "BAD_REQUEST_PARAMETERS",
              new DefaultResponse("BadRequestException", "Missing required request parameters")),
          Map.entry("EXPIRED_TOKEN", new DefaultResponse("ExpiredTokenException", "")),
          Map.entry(
              "INTEGRATION_TIMEOUT",
              new DefaultResponse("INTEGRATION_TIMEOUT", "Endpoint request timed out")),
          Map.entry("INVALID_API_KEY", new DefaultResponse("ForbiddenException", "Forbidden")),
          Map.entry("INVALID_SIGNATURE", new DefaultResponse("InvalidSignatureException", "")),
          Map.entry(
              "MISSING_AUTHENTICATION_TOKEN",
              new DefaultResponse(
                  "MissingAuthenticationTokenException", "Missing Authentication Token")),
          Map.entry(
              "QUOTA_EXCEEDED", new DefaultResponse("LimitExceededException", "Limit Exceeded")),
          Map.entry(
              "THROTTLED", new DefaultResponse("TooManyRequestsException", "Too Many Requests")),
          Map.entry("UNAUTHORIZED", new DefaultResponse("UnauthorizedException", "Unauthorized")),
          Map.entry(
              "UNSUPPORTED_MEDIA_TYPE",
              new DefaultResponse("BadRequestException", "Unsupported Media Type")),
          Map.entry("WAF_FILTERED", new DefaultResponse("ForbiddenException", "Forbidden")));

  /** Empty for a type that is not known. */
  public static Optional<DefaultResponse> of(String type) {
    return Optional.ofNullable(TYPES.get(type));
  }
}
