package canary.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * SQS's errors have one name in the query protocol and another in the JSON protocol; here all have
 * the first.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html#API_SendMessage_Errors
 */
public final class QueueErrors {
  private static final Map<String, String> QUERY_NAMES =
      Map.ofEntries(
          Map.entry("AccessDeniedException", "AccessDenied"),
          Map.entry("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),
          Map.entry("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation"),
          Map.entry("MissingRequiredParameterException", "MissingParameter"),
          Map.entry("InvalidParameterValueException", "InvalidParameterValue"),
          Map.entry("KmsAccessDenied", "KMS.AccessDeniedException"),
          Map.entry("KmsDisabled", "KMS.DisabledException"),
          Map.entry("KmsInvalidState", "KMS.InvalidStateException"),
          Map.entry("KmsNotFound", "KMS.NotFoundException"),
          Map.entry("KmsThrottled", "KMS.ThrottlingException"),
          Map.entry("KmsOptInRequired", "KMS.OptInRequired"),
          Map.entry("KmsInvalidKeyUsage", "KMS.InvalidKeyUsageException"));

  /** What SQS says of credentials: API Gateway's own are always right, so another has called. */
  public static final String[] CREDENTIALS = {
    "InvalidClientTokenId",
    "InvalidAccessKeyId",
    "UnrecognizedClientException",
    "SignatureDoesNotMatch",
    "InvalidSignatureException",
    "IncompleteSignature",
    "ExpiredToken",
    "ExpiredTokenException",
    "RequestExpired",
    "OptInRequired",
    "MissingAuthenticationToken"
  };

  /** The codes that SQS sends beside those, in the query protocol's spelling. */
  private static final Set<String> OTHERS =
      Set.of(
          "InvalidAddress",
          "InvalidMessageContents",
          "MissingAction",
          "InvalidAction",
          "UnknownOperationException",
          "RequestThrottled",
          "OverLimit",
          "ThrottlingException",
          "Throttling",
          "InvalidSecurity",
          "InternalError",
          "InternalFailure",
          "ServiceUnavailable",
          "SerializationException",
          "MalformedQueryString",
          "InvalidQueryParameter");

  private QueueErrors() {}

  /**
   * The code in the query protocol's spelling, from any of its names: of either protocol, or of an
   * SDK's class. Empty for what is none.
   */
  public static Optional<String> known(String name) {
    return Stream.of(
            name,
            name.replaceFirst("Exception$", ""),
            "AWS.SimpleQueueService." + name.replaceFirst("Exception$", ""))
        .filter(
            it ->
                OTHERS.contains(it)
                    || List.of(CREDENTIALS).contains(it)
                    || QUERY_NAMES.containsKey(it)
                    || QUERY_NAMES.containsValue(it))
        .map(QueueErrors::queryName)
        .findFirst();
  }

  /** Takes the namespace off ({@code com.amazonaws.sqs#}) and gives the query protocol's name. */
  static String queryName(String code) {
    var bare = code.substring(code.indexOf('#') + 1);
    return QUERY_NAMES.getOrDefault(bare, bare);
  }
}
