package canary.catalogue;

/**
 * The sentences of the two AWS articles that the catalogue answers; A is on API Gateway and SQS, B
 * on SQS access.
 */
public enum ArticleSentence {
  A1("Create an SQS queue."),
  A2("Create an IAM role and attach an SQS policy with a SendMessage permission."),
  A4(
      "POST method, AWS Service, path override account/queue, execution role, content handling,"
          + " timeout."),
  A5("HTTP header Content-Type mapped from 'application/x-www-form-urlencoded'."),
  A6("Request body passthrough; mapping template for application/json."),
  A7("Deploy the configured REST API."),
  A8("Test the set-up by a request to API id, Region, stage and resource."),
  A9("When the integration is successful, the response has MessageId and MD5OfMessageBody."),
  A10(
      "UnknownOperationException: the Content-Type header is not configured in the integration"
          + " request."),
  A11("UnknownOperationException: the SendMessage action is not in the mapping template."),
  A12("AccessDenied: the execution role has no sqs:SendMessage permission."),
  A13("AccessDenied: special characters such as & and % are not encoded; use $util.urlEncode()."),
  A14("KMS.AccessDeniedException: not authorized to perform kms:GenerateDataKey."),
  A15(
      "KMS.AccessDeniedException: the ciphertext refers to a customer master key that does not"
          + " exist."),
  A16("Permission must be configured on the KMS key attached to the queue."),
  A17("The AWS query protocol or the AWS JSON protocol; a role for the service API Gateway."),
  B1("KMS.AccessDeniedException with an explicit deny."),
  B2("Either the SQS access policy or the IAM policy must allow the action."),
  B3("Grant least privilege."),
  B4("Queue in a different account: both policies must allow."),
  B5("An explicit deny in either policy overrides an allow."),
  B6("Check that a condition element does not restrict access."),
  B7("Check that a service control policy does not block the user or role."),
  B8("Confirm the identity with get-caller-identity."),
  B9("With server-side encryption both producers and consumers need permission."),
  B10("AWS managed or customer managed key; the key policy or the IAM policy must allow."),
  B11(
      "An encrypted queue in a different account needs a customer managed key, its policy and the"
          + " IAM policy."),
  B12("The SQS VPC endpoint policy must allow access."),
  B13("From a VPC only HTTPS SQS endpoints can be used."),
  B14("The console needs ListQueues and GetQueueAttributes."),
  B15("ListQueues must be applied to * or arn:aws:sqs:region:account_id:*."),
  B16("A deny-all queue policy locks all principals out; the root user can remove it.");

  private final String sentence;

  ArticleSentence(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
