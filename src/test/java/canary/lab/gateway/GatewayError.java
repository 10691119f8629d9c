package canary.lab.gateway;

import canary.lab.service.NotInLab;
import canary.model.Stopped;
import java.util.List;

/**
 * A request that API Gateway answers itself, with a gateway response
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html).
 */
public final class GatewayError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Type type;
  private final String errorType;
  private final String logLine;

  /** The response types that the lab gives, each with its default status. */
  public enum Type {
    ACCESS_DENIED(403),
    API_CONFIGURATION_ERROR(500),
    AUTHORIZER_CONFIGURATION_ERROR(500),
    BAD_REQUEST_BODY(400),
    BAD_REQUEST_PARAMETERS(400),
    EXPIRED_TOKEN(403),
    INTEGRATION_TIMEOUT(504),
    INVALID_API_KEY(403),
    INVALID_SIGNATURE(403),
    MISSING_AUTHENTICATION_TOKEN(403),
    QUOTA_EXCEEDED(429),
    THROTTLED(429),
    UNAUTHORIZED(401),
    UNSUPPORTED_MEDIA_TYPE(415),
    WAF_FILTERED(403);

    private final int status;

    Type(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private GatewayError(Type type, String errorType, String message, String logLine) {
    super(message, null, false, false);
    this.type = type;
    this.errorType = errorType;
    this.logLine = logLine;
  }

  private GatewayError(Type type, String errorType, String message) {
    this(type, errorType, message, "");
  }

  public Type type() {
    return type;
  }

  /** The value of the header x-amzn-ErrorType. */
  String errorType() {
    return errorType;
  }

  /** The line of the execution log that gives the reason; empty where none is recorded. */
  public String logLine() {
    return logLine;
  }

  /** Recorded by LocalStack's test suite on 2024-07-23, for a missing path and a missing method. */
  public static GatewayError missingToken() {
    return new GatewayError(
        Type.MISSING_AUTHENTICATION_TOKEN,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");
  }

  /** https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden */
  public static GatewayError incompleteSignature(String message) {
    return new GatewayError(
        Type.MISSING_AUTHENTICATION_TOKEN, "IncompleteSignatureException", message);
  }

  /** The header's value is LocalStack's assumption; no recording of it is known. */
  public static GatewayError wrongSignature(String message) {
    return new GatewayError(Type.INVALID_SIGNATURE, "InvalidSignatureException", message);
  }

  /** https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden */
  public static GatewayError unknownToken() {
    return new GatewayError(
        Type.INVALID_SIGNATURE,
        "AccessDeniedException",
        "The security token included in the request is invalid.");
  }

  /** The header's value is LocalStack's assumption; no recording of it is known. */
  public static GatewayError expiredToken() {
    return new GatewayError(
        Type.EXPIRED_TOKEN,
        "ExpiredTokenException",
        "The security token included in the request is expired");
  }

  /**
   * Measured by the Floci project (https://github.com/floci-io/floci) on 2026-10-02; of the account
   * only the last four digits show.
   */
  public static GatewayError accessDenied(String caller, String maskedArn, String suffix) {
    return new GatewayError(
        Type.ACCESS_DENIED,
        "AccessDeniedException",
        "User: %s is not authorized to perform: execute-api:Invoke on resource: %s%s"
            .formatted(caller, maskedArn, suffix));
  }

  /** Seen in public reports; a web ACL may have an answer of its own, which is not modeled. */
  public static GatewayError filtered() {
    return new GatewayError(Type.WAF_FILTERED, "ForbiddenException", "Forbidden");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
   */
  public static GatewayError unauthorized() {
    return new GatewayError(Type.UNAUTHORIZED, "UnauthorizedException", "Unauthorized");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
   * and https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
   */
  public static GatewayError deniedByAuthorizer() {
    return new GatewayError(
        Type.ACCESS_DENIED,
        "AccessDeniedException",
        "User is not authorized to access this resource with an explicit deny");
  }

  /** https://repost.aws/knowledge-center/api-gateway-500-error-lambda-authorizer; no words. */
  public static GatewayError authorizerFailed() {
    return new GatewayError(
        Type.AUTHORIZER_CONFIGURATION_ERROR,
        "AuthorizerConfigurationException",
        "Internal server error");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
   */
  public static GatewayError invalidApiKey() {
    return new GatewayError(Type.INVALID_API_KEY, "ForbiddenException", "Forbidden");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
   */
  public static GatewayError throttled() {
    return new GatewayError(Type.THROTTLED, "TooManyRequestsException", "Too Many Requests");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
   */
  public static GatewayError quotaExceeded() {
    return new GatewayError(Type.QUOTA_EXCEEDED, "LimitExceededException", "Limit Exceeded");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
   */
  public static GatewayError invalidBody() {
    return new GatewayError(Type.BAD_REQUEST_BODY, "BadRequestException", "Invalid request body");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
   */
  public static GatewayError missingParameters(List<String> names) {
    return new GatewayError(
        Type.BAD_REQUEST_PARAMETERS,
        "BadRequestException",
        "Missing required request parameters: [" + String.join(", ", names) + "]");
  }

  /**
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
   */
  public static GatewayError unsupportedMediaType() {
    return new GatewayError(
        Type.UNSUPPORTED_MEDIA_TYPE, "BadRequestException", "Unsupported Media Type");
  }

  /** What the model stopped. */
  public static GatewayError of(Stopped stopped) {
    return switch (stopped.kind()) {
      case UNSUPPORTED_MEDIA_TYPE -> unsupportedMediaType();
      case HEADER_NOT_ALLOWED, TEMPLATE_FAILS, PAYLOAD_NOT_CONVERTIBLE, NOT_CONFIGURED ->
          configuration(stopped.getMessage());
      case NOT_MODELED -> throw new NotInLab(stopped.getMessage());
    };
  }

  /** Recorded by LocalStack's test suite on 2025-09-29; the reason goes to the log only. */
  public static GatewayError configuration(String reason) {
    return new GatewayError(
        Type.API_CONFIGURATION_ERROR,
        "InternalServerErrorException",
        "Internal server error",
        "Execution failed due to configuration error: " + reason);
  }

  /** Message and log line are in many public logs; the header is LocalStack's assumption. */
  public static GatewayError timedOut() {
    return new GatewayError(
        Type.INTEGRATION_TIMEOUT,
        "InternalServerErrorException",
        "Endpoint request timed out",
        "Execution failed due to a timeout error");
  }
}
