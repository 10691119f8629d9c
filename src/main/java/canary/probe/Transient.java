package canary.probe;

import java.util.Set;

/** The failures that may pass by themselves; a refusal that names its reason is none. */
final class Transient {
  private static final Set<String> CODES =
      Set.of(
          "TooManyRequestsException",
          "LimitExceededException",
          "InternalServerErrorException",
          "INTEGRATION_TIMEOUT",
          "InternalError",
          "InternalFailure",
          "ServiceUnavailable",
          "ServiceUnavailableException",
          "RequestThrottled",
          "ThrottlingException",
          "Throttling",
          "KMS.ThrottlingException");

  private Transient() {}

  static boolean is(Refusal refusal) {
    return CODES.contains(refusal.code())
        || refusal.layer() != Layer.QUEUE && refusal.code().startsWith("HTTP 5")
        || refusal.layer() == Layer.EDGE;
  }

  static boolean is(TransportFault fault) {
    return switch (fault) {
      case CERTIFICATE_EXPIRED,
          CERTIFICATE_FOR_OTHER_NAME,
          CERTIFICATE_NOT_TRUSTED,
          CLIENT_CERTIFICATE_REQUIRED ->
          false;
      case NAME_NOT_RESOLVED,
          CONNECTION_REFUSED,
          NO_ROUTE,
          CONNECT_TIMED_OUT,
          TLS_FAILED,
          CONNECTION_RESET,
          CLOSED_WITHOUT_ANSWER,
          ANSWER_BROKEN,
          ANSWER_TIMED_OUT ->
          true;
    };
  }
}
