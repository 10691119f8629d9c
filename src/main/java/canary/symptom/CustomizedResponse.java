package canary.symptom;

import canary.evidence.Evidence;
import canary.evidence.GatewayResponse;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Refusal;
import canary.probe.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A refusal of API Gateway behind words that the API's owner gave it. Of the answers that were
 * changed only one may make such a reply, or it stays what it seems.
 *
 * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 *
 * @param type of the gateway response
 * @param refusal what API Gateway says of itself in that case
 */
record CustomizedResponse(String type, Refusal refusal) {
  private record Words(String code, String sentence) {}

  private static final Map<String, Words> DEFAULTS =
      Map.ofEntries(
          Map.entry(
              "API_CONFIGURATION_ERROR",
              new Words("InternalServerErrorException", "Internal server error")),
          Map.entry(
              "AUTHORIZER_CONFIGURATION_ERROR", new Words("AuthorizerConfigurationException", "")),
          Map.entry("BAD_REQUEST_BODY", new Words("BadRequestException", "Invalid request body")),
          Map.entry(
              "BAD_REQUEST_PARAMETERS",
              new Words("BadRequestException", "Missing required request parameters")),
          Map.entry("EXPIRED_TOKEN", new Words("ExpiredTokenException", "")),
          Map.entry(
              "INTEGRATION_TIMEOUT",
              new Words("INTEGRATION_TIMEOUT", "Endpoint request timed out")),
          Map.entry("INVALID_API_KEY", new Words("ForbiddenException", "Forbidden")),
          Map.entry("INVALID_SIGNATURE", new Words("InvalidSignatureException", "")),
          Map.entry(
              "MISSING_AUTHENTICATION_TOKEN",
              new Words("MissingAuthenticationTokenException", "Missing Authentication Token")),
          Map.entry("QUOTA_EXCEEDED", new Words("LimitExceededException", "Limit Exceeded")),
          Map.entry("THROTTLED", new Words("TooManyRequestsException", "Too Many Requests")),
          Map.entry("UNAUTHORIZED", new Words("UnauthorizedException", "Unauthorized")),
          Map.entry(
              "UNSUPPORTED_MEDIA_TYPE", new Words("BadRequestException", "Unsupported Media Type")),
          Map.entry("WAF_FILTERED", new Words("ForbiddenException", "Forbidden")));

  /** Empty unless the reply is an answer that exactly one changed gateway response makes. */
  static Optional<CustomizedResponse> of(Outcome outcome, Evidence account) {
    return outcome instanceof Outcome.Refused(var description, var reply)
        ? account.gatewayResponses().found().flatMap(changed -> of(description, reply, changed))
        : Optional.empty();
  }

  private static Optional<CustomizedResponse> of(
      Refusal description, Reply reply, List<GatewayResponse> changed) {
    var makers =
        changed.stream()
            .filter(it -> reply.status().isPresent())
            .filter(it -> it.makes(reply.status().getAsInt(), reply.body()))
            .map(GatewayResponse::type)
            .toList();
    return makers.size() == 1
        ? Optional.ofNullable(DEFAULTS.get(makers.getFirst()))
            .filter(it -> fits(it, description))
            .map(
                it ->
                    new CustomizedResponse(
                        makers.getFirst(),
                        Refusal.of(
                            Layer.GATEWAY, it.code(), it.sentence(), description.requestId())))
        : Optional.empty();
  }

  /** The header x-amzn-ErrorType, where it arrived, must say the same. */
  private static boolean fits(Words words, Refusal description) {
    return switch (description.layer()) {
      case GATEWAY -> description.code().equals(words.code());
      case EDGE, UNKNOWN -> true;
      case QUEUE -> false;
    };
  }
}
