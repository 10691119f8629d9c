package canary.lab.sqs;

import canary.lab.iam.PolicyDocument;
import canary.model.QueueTraits;
import java.util.Optional;

/**
 * A queue.
 *
 * @param kmsMasterKeyId a key's id or ARN, or an alias's name or ARN; empty when no key of KMS is
 *     used
 * @param maximumMessageSize in bytes, 1,024 to 1,048,576
 * @param highThroughput of a FIFO queue: deduplication and limits are of each message group
 */
public record Queue(
    String arn,
    String url,
    Optional<PolicyDocument> policy,
    Optional<String> kmsMasterKeyId,
    boolean fifo,
    boolean contentBasedDeduplication,
    int maximumMessageSize,
    boolean highThroughput) {
  /** Without high throughput. */
  public Queue(
      String arn,
      String url,
      Optional<PolicyDocument> policy,
      Optional<String> kmsMasterKeyId,
      boolean fifo,
      boolean contentBasedDeduplication,
      int maximumMessageSize) {
    this(
        arn,
        url,
        policy,
        kmsMasterKeyId,
        fifo,
        contentBasedDeduplication,
        maximumMessageSize,
        false);
  }

  /** Refuses a queue policy without principals. */
  public Queue {
    policy.ifPresent(PolicyDocument::requirePrincipals);
  }

  QueueTraits traits() {
    return new QueueTraits(fifo, contentBasedDeduplication, maximumMessageSize);
  }

  /** A copy with a queue policy. */
  public Queue withPolicy(PolicyDocument newPolicy) {
    return new Queue(
        arn,
        url,
        Optional.of(newPolicy),
        kmsMasterKeyId,
        fifo,
        contentBasedDeduplication,
        maximumMessageSize,
        highThroughput);
  }

  /** A copy that is encrypted with a key of KMS. */
  public Queue withKmsMasterKeyId(String newKmsMasterKeyId) {
    return new Queue(
        arn,
        url,
        policy,
        Optional.of(newKmsMasterKeyId),
        fifo,
        contentBasedDeduplication,
        maximumMessageSize,
        highThroughput);
  }

  /** A copy with another limit, in bytes. */
  public Queue withMaximumMessageSize(int bytes) {
    return new Queue(
        arn, url, policy, kmsMasterKeyId, fifo, contentBasedDeduplication, bytes, highThroughput);
  }

  /** A copy of a FIFO queue with or without high throughput. */
  public Queue withHighThroughput(boolean on) {
    return new Queue(
        arn, url, policy, kmsMasterKeyId, fifo, contentBasedDeduplication, maximumMessageSize, on);
  }
}
