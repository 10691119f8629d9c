package canary.remedy;

import java.util.Locale;

/** A name that a remedy leaves open, written {@code {queue.arn}}; the closed list of them. */
enum Placeholder {
  API_REGION("the Region of the API"),
  API_ID("the id of the API"),
  API_STAGE("the stage", "stage "),
  API_PATH("the method", "POST "),
  API_RESOURCE("the resource id of the method"),
  API_DEPLOYMENT("the deployment that the stage had before"),
  DOMAIN_NAME("the custom domain name"),
  DOMAIN_BASE("the base path", "base path "),
  DOMAIN_API("the API that the mapping had before"),
  DOMAIN_STAGE("the stage that the mapping had before"),
  METHOD_ARN("the method"),
  ROLE_ARN("the ARN of the execution role"),
  ROLE_NAME("the name of the execution role"),
  TRUST_CONDITION("the condition key that the call does not meet"),
  ROLE_CONDITION("the condition key that the call does not meet"),
  QUEUE_CONDITION("the condition key that the call meets"),
  KEY_CONDITION("the condition key that the call does not meet"),
  ROLE_ACCOUNT("the account of the execution role"),
  QUEUE_ARN("the ARN of the queue"),
  QUEUE_REGION("the Region of the queue"),
  QUEUE_ACCOUNT("the account of the queue"),
  QUEUE_NAME("the name of the queue"),
  QUEUE_URL("the URL of the queue"),
  QUEUE_DEDUPLICATION("the ContentBasedDeduplication that the queue had before"),
  QUEUE_SIZE("the MaximumMessageSize that the queue had before"),
  QUEUE_KEYREUSE("the KmsDataKeyReusePeriodSeconds that the queue had before"),
  QUEUE_KEY("the KmsMasterKeyId that the queue had before"),
  KEY_ARN("the ARN of the key"),
  KEY_REGION("the Region of the key"),
  KEY_ACCOUNT("the account of the key"),
  CALLER_ARN("the ARN of the caller");

  private final String words;
  private final String noun;

  Placeholder(String words) {
    this(words, "");
  }

  Placeholder(String words, String noun) {
    this.words = words;
    this.noun = noun;
  }

  /** The value as it stands in a sentence. */
  String inProse(String value) {
    return noun + value;
  }

  /** As prose names it where the value is not known; without quotes, for the shell reads it too. */
  String words() {
    return words;
  }

  /** A shell expansion that stops the command, with these words, until the variable is set. */
  String variable() {
    return "${" + name() + ":?" + words + "}";
  }

  static Placeholder named(String written) {
    return valueOf(written.toUpperCase(Locale.ROOT).replace('.', '_'));
  }
}
