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
 */
public record Queue(Arn arn, Map<String, String> attributes) {
  private static final int LONGEST_POLICY = 10_000;

  public Queue {
    attributes = Map.copyOf(attributes);
  }

  public String url() {
    return "https://sqs.%s.%s/%s/%s"
        .formatted(arn.region(), arn.domain(), arn.account(), arn.resource());
  }

  /** The queue's policy; absent when it has none. */
  public Finding<Policy> policy() {
    return attribute("Policy")
        .map(text -> Policy.parse("policy of queue " + arn.resource(), text))
        .orElseGet(Finding::absent);
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

  /** How long, in seconds, SQS uses a data key again before it asks KMS for another. */
  public OptionalInt keyReuseSeconds() {
    return number("KmsDataKeyReusePeriodSeconds");
  }

  public boolean isFifo() {
    return arn.resource().endsWith(".fifo");
  }

  public boolean deduplicatesByContent() {
    return attribute("ContentBasedDeduplication").filter("true"::equals).isPresent();
  }

  /** Whether the same id counts as a duplicate within one message group only. */
  public boolean deduplicatesByGroup() {
    return attribute("DeduplicationScope").filter("messageGroup"::equals).isPresent();
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
    return Optional.ofNullable(attributes.get(name)).filter(value -> !value.isBlank());
  }

  private OptionalInt number(String name) {
    return attribute(name)
        .filter(value -> value.matches("\\d{1,10}") && Long.parseLong(value) <= Integer.MAX_VALUE)
        .map(value -> OptionalInt.of(Integer.parseInt(value)))
        .orElseGet(OptionalInt::empty);
  }
}
