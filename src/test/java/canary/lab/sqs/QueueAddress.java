package canary.lab.sqs;

import canary.lab.iam.Arn;
import canary.lab.service.Account;
import canary.lab.service.Sentence;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the queue that a queue URL means, as SQS in one Region does. */
record QueueAddress(Account account, String region) {
  private static final Pattern URL =
      Pattern.compile(
          "https?://sqs\\.(?<region>[a-z0-9-]+)\\.amazonaws\\.com/(?<account>\\d{12})/(?<name>[^/]+)");

  /** The queue, or why there is none. */
  sealed interface Located {
    /** The queue. */
    record Found(Queue queue) implements Located {}

    /** No URL of a queue in this Region. */
    record NoAddress(SqsError error) implements Located {}

    /** A URL of a queue that does not exist; what is said of it differs by protocol. */
    record NoQueue() implements Located {}
  }

  Located locate(String queueUrl) {
    return account.queues().stream()
        .filter(queue -> Arn.of(queue.arn()).region().equals(region))
        .filter(queue -> queue.url().equals(queueUrl) || means(queueUrl, queue))
        .findFirst()
        .<Located>map(Located.Found::new)
        .orElseGet(() -> absent(queueUrl));
  }

  private Located absent(String queueUrl) {
    Matcher url = URL.matcher(queueUrl);
    return url.matches() && url.group("region").equals(region)
        ? new Located.NoQueue()
        : new Located.NoAddress(
            SqsError.of(
                ErrorCode.INVALID_ADDRESS, Sentence.INVALID_ADDRESS, Map.of("url", queueUrl)));
  }

  private static boolean means(String queueUrl, Queue queue) {
    Matcher url = URL.matcher(queueUrl);
    Arn arn = Arn.of(queue.arn());
    return url.matches()
        && url.group("region").equals(arn.region())
        && url.group("account").equals(arn.account())
        && url.group("name").equals(arn.resource());
  }
}
