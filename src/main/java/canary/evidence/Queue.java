package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.finding.Json;
import canary.policy.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A queue, in the attributes of GetQueueAttributes.
 *
 * <p>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 *
 * @param policy absent when the queue has none
 */
public record Queue(Arn arn, Finding<Policy> policy, Map<String, String> attributes) {
  private static final int LONGEST_POLICY = 10_000;

  public Queue {
    attributes = Map.copyOf(attributes);
  }

  /** Parses the policy among the attributes. */
  public static Queue of(Arn arn, Map<String, String> attributes) {
    return new Queue(
        arn,
        attribute(attributes, "Policy")
            .map(text -> Policy.parse("policy of queue " + arn.resource(), text))
            .orElseGet(Finding::absent),
        attributes);
  }

  /** The address that SQS's operations take for the queue of this ARN. */
  public static String url(Arn arn) {
    return "https://sqs.%s.%s/%s/%s"
        .formatted(arn.region(), arn.domain(), arn.account(), arn.resource());
  }

  /**
   * Whether the queue of this ARN is FIFO: only then its name ends so.
   *
   * <p>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
   */
  public static boolean isFifo(Arn arn) {
    return arn.resource().endsWith(".fifo");
  }

  /** The queue that messages are moved to which no consumer could handle; absent without one. */
  public Finding<Arn> deadLetterArn() {
    return attribute("RedrivePolicy")
        .map(
            text ->
                Json.object("redrive policy", text, LONGEST_POLICY)
                    .then(
                        it ->
                            Json.string(it.get("deadLetterTargetArn"))
                                .flatMap(Arn::parse)
                                .map(Finding::known)
                                .orElseGet(
                                    () ->
                                        Finding.unreadable(
                                            "redrive policy", "names no dead-letter queue"))))
        .orElseGet(Finding::absent);
  }

  /** About how many messages wait to be received; up to a minute old. */
  public OptionalInt waiting() {
    return number("ApproximateNumberOfMessages");
  }

  /** The key as the queue names it: an id, an ARN or an alias. */
  public Optional<String> keyId() {
    return attribute("KmsMasterKeyId");
  }

  public boolean isFifo() {
    return isFifo(arn);
  }

  public boolean deduplicatesByContent() {
    return attribute("ContentBasedDeduplication").filter("true"::equals).isPresent();
  }

  /** Whether the same id counts as a duplicate within one message group only. */
  public boolean deduplicatesByGroup() {
    return attribute("DeduplicationScope").filter("messageGroup"::equals).isPresent();
  }

  /** Whether limits are of each message group; only a FIFO queue can have it. */
  public boolean hasHighThroughput() {
    return deduplicatesByGroup()
        && attribute("FifoThroughputLimit").filter("perMessageGroupId"::equals).isPresent();
  }

  /** In bytes. */
  public OptionalInt maximumMessageSize() {
    return number("MaximumMessageSize");
  }

  public Optional<Instant> lastModified() {
    var seconds = number("LastModifiedTimestamp");
    return seconds.isPresent()
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsInt()))
        : Optional.empty();
  }

  private Optional<String> attribute(String name) {
    return attribute(attributes, name);
  }

  private static Optional<String> attribute(Map<String, String> attributes, String name) {
    return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isBlank());
  }

  private OptionalInt number(String name) {
    return attribute(name)
        .filter(value -> value.matches("\\d{1,10}") && Long.parseLong(value) <= Integer.MAX_VALUE)
        .map(value -> OptionalInt.of(Integer.parseInt(value)))
        .orElseGet(OptionalInt::empty);
  }
}
