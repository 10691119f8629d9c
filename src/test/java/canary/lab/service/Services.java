package canary.lab.service;

import canary.lab.sqs.Queue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How AWS's services stand to the lab's accounts at this moment.
 *
 * @param sends the calls of SendMessage a second that other producers make, by the queue's ARN
 * @param keyUses the symmetric operations a second that others have KMS carry out in an account, by
 *     account and Region as an ARN has them: {@code eu-west-1:111122223333}
 * @param outage what ails SQS
 * @param withoutSts the accounts for which STS is not active in the Region of the API
 */
public record Services(
    Map<String, Integer> sends,
    Map<String, Integer> keyUses,
    Optional<Outage> outage,
    Set<String> withoutSts) {
  /** What SQS answers to everything while it fails. */
  public enum Outage {
    UNAVAILABLE,
    FAILING
  }

  /** The maps cannot be changed in place. */
  public Services {
    sends = Map.copyOf(sends);
    keyUses = Map.copyOf(keyUses);
    withoutSts = Set.copyOf(withoutSts);
  }

  /** Nobody else is about, nothing fails, and STS is active everywhere. */
  public static Services sound() {
    return new Services(Map.of(), Map.of(), Optional.empty(), Set.of());
  }

  /** A copy in which other producers send so often to a queue. */
  public Services withSends(String queueArn, int aSecond) {
    Map<String, Integer> more = new HashMap<>(sends);
    more.put(queueArn, aSecond);
    return new Services(more, keyUses, outage, withoutSts);
  }

  /** A copy in which others use the keys of an account so often. */
  public Services withKeyUses(String region, String account, int aSecond) {
    Map<String, Integer> more = new HashMap<>(keyUses);
    more.put(region + ":" + account, aSecond);
    return new Services(sends, more, outage, withoutSts);
  }

  /** A copy in which SQS fails. */
  public Services with(Outage newOutage) {
    return new Services(sends, keyUses, Optional.of(newOutage), withoutSts);
  }

  /** A copy in which STS is not active for an account. */
  public Services withoutSts(String account) {
    Set<String> more = new HashSet<>(withoutSts);
    more.add(account);
    return new Services(sends, keyUses, outage, more);
  }

  /**
   * A FIFO queue without high throughput takes 300 calls of SendMessage a second, with it at least
   * 2,400, a standard queue nearly any number
   * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html).
   * Others who use all of it leave no room.
   */
  public boolean throttlesSending(Queue queue) {
    return queue.fifo()
        && sends.getOrDefault(queue.arn(), 0) >= (queue.highThroughput() ? 2_400 : 300);
  }

  /**
   * The quota is that of the account that asks, also for another account's key
   * (https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html).
   */
  public boolean throttlesKeyUse(String region, String account) {
    return keyUses.getOrDefault(region + ":" + account, 0) >= symmetricOperations(region);
  }

  /**
   * Without STS in its Region API Gateway has no role's session
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html says so of
   * the role for logs).
   */
  boolean hasSts(String account) {
    return !withoutSts.contains(account);
  }

  /** The default, from the same page. */
  private static int symmetricOperations(String region) {
    return switch (region) {
      case "us-east-1", "us-west-2", "eu-west-1" -> 100_000;
      case "us-east-2",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-northeast-1",
          "eu-central-1",
          "eu-west-2" ->
          20_000;
      default -> 10_000;
    };
  }
}
