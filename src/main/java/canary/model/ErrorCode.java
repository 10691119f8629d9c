package canary.model;

/**
 * The errors of SQS that are modeled: the code of the query protocol, the type of the JSON
 * protocol, the HTTP status.
 *
 * <p>Source: https://github.com/aws/api-models-aws (sqs, traits awsQueryError and httpError) for
 * the modeled errors; the denial's JSON type was measured in eu-west-1 on 2026-10-02
 * (https://github.com/floci-io/floci). The namespace of MissingRequiredParameterException and
 * InvalidParameterValueException is assumed, and so is how the JSON protocol spells what every
 * service may answer
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html).
 */
public enum ErrorCode {
  ACCESS_DENIED("AccessDenied", "com.amazon.coral.service#AccessDeniedException", 403),
  REQUEST_NOT_READABLE("AccessDenied", "com.amazon.coral.service#AccessDeniedException", 403),
  INVALID_ACTION("InvalidAction", "com.amazon.coral.service#UnknownOperationException", 400),
  INVALID_ADDRESS("InvalidAddress", "com.amazonaws.sqs#InvalidAddress", 404),
  MISSING_PARAMETER("MissingParameter", "com.amazonaws.sqs#MissingRequiredParameterException", 400),
  INVALID_PARAMETER_VALUE(
      "InvalidParameterValue", "com.amazonaws.sqs#InvalidParameterValueException", 400),
  INVALID_MESSAGE_CONTENTS(
      "InvalidMessageContents", "com.amazonaws.sqs#InvalidMessageContents", 400),
  NON_EXISTENT_QUEUE(
      "AWS.SimpleQueueService.NonExistentQueue", "com.amazonaws.sqs#QueueDoesNotExist", 400),
  UNSUPPORTED_OPERATION(
      "AWS.SimpleQueueService.UnsupportedOperation", "com.amazonaws.sqs#UnsupportedOperation", 400),
  SERIALIZATION("SerializationException", "com.amazon.coral.service#SerializationException", 400),
  REQUEST_THROTTLED("RequestThrottled", "com.amazonaws.sqs#RequestThrottled", 403),
  INTERNAL_FAILURE("InternalFailure", "com.amazon.coral.service#InternalFailure", 500),
  SERVICE_UNAVAILABLE("ServiceUnavailable", "com.amazon.coral.service#ServiceUnavailable", 503),
  KMS_THROTTLED("KMS.ThrottlingException", "com.amazonaws.sqs#KmsThrottled", 400),
  KMS_ACCESS_DENIED("KMS.AccessDeniedException", "com.amazonaws.sqs#KmsAccessDenied", 400),
  KMS_DISABLED("KMS.DisabledException", "com.amazonaws.sqs#KmsDisabled", 400),
  KMS_INVALID_STATE("KMS.InvalidStateException", "com.amazonaws.sqs#KmsInvalidState", 400),
  KMS_NOT_FOUND("KMS.NotFoundException", "com.amazonaws.sqs#KmsNotFound", 400),
  KMS_INVALID_KEY_USAGE(
      "KMS.InvalidKeyUsageException", "com.amazonaws.sqs#KmsInvalidKeyUsage", 400);

  private final String query;
  private final String json;
  private final int status;

  ErrorCode(String query, String json, int status) {
    this.query = query;
    this.json = json;
    this.status = status;
  }

  /** The code as the query protocol spells it. */
  public String query() {
    return query;
  }

  /** The type as the JSON protocol spells it. */
  public String json() {
    return json;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** On whose side the error lies, in SQS's words. */
  public String type() {
    return status < 500 ? "Sender" : "Receiver";
  }

  /**
   * An unreadable form is refused in the namespace of an older API: recorded in the issue that the
   * fixture names.
   */
  public String xmlNamespace() {
    return this == REQUEST_NOT_READABLE
        ? "http://queue.amazonaws.com/doc/2009-02-01/"
        : "http://queue.amazonaws.com/doc/2012-11-05/";
  }

  /**
   * Errors of the front end and errors of SQS's own model spell it differently: measured on
   * 2026-10-02, see above.
   */
  public String messageMember() {
    return json.startsWith("com.amazon.coral.") ? "Message" : "message";
  }
}
