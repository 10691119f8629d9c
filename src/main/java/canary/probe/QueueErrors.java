package canary.probe;

import java.util.Map;

/**
 * SQS's errors have one name in the query protocol and another in the JSON protocol; here all have
 * the first.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html#API_SendMessage_Errors
 */
final class QueueErrors {
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

  private QueueErrors() {}

  /** Takes the namespace off ({@code com.amazonaws.sqs#}) and gives the query protocol's name. */
  static String queryName(String code) {
    var bare = code.substring(code.indexOf('#') + 1);
    return QUERY_NAMES.getOrDefault(bare, bare);
  }
}
