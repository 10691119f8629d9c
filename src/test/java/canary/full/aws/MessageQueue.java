package canary.full.aws;

import canary.full.tool.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.jr.ob.JSON;

/** A queue on LocalStack, read with the AWS CLI. */
public record MessageQueue(LocalStack localStack, String url) {

  /** A new queue that is subscribed to the topic, as a program that wants the notices would be. */
  public static MessageQueue subscribedTo(LocalStack localStack, String topicArn) {
    MessageQueue queue = create(localStack, "subscriber", "{}");
    localStack
        .aws("sns", "subscribe", "--topic-arn", topicArn, "--protocol", "sqs")
        .and("--notification-endpoint", queue.arn())
        .run()
        .text();
    return queue;
  }

  /** A new queue; the attributes are a JSON object. */
  public static MessageQueue create(LocalStack localStack, String name, String attributes) {
    return new MessageQueue(
        localStack,
        localStack
            .aws("sqs", "create-queue", "--queue-name", name, "--attributes", attributes)
            .and("--query", "QueueUrl", "--output", "text")
            .run()
            .text());
  }

  String arn() {
    return localStack
        .aws("sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "QueueArn")
        .and("--query", "Attributes.QueueArn", "--output", "text")
        .run()
        .text();
  }

  /** The account and the name, as an integration's URI wants them. */
  public String path() {
    String[] parts = url.split("/");
    return parts[parts.length - 2] + "/" + parts[parts.length - 1];
  }

  /** All at once. */
  public void send(String... bodies) {
    List<Map<String, String>> entries =
        IntStream.range(0, bodies.length)
            .mapToObj(it -> Map.of("Id", "m" + it, "MessageBody", bodies[it]))
            .toList();
    localStack
        .aws("sqs", "send-message-batch", "--queue-url", url)
        .and("--entries", JSON.std.asString(entries))
        .run()
        .text();
  }

  String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  public void purge() {
    localStack.aws("sqs", "purge-queue", "--queue-url", url).run().text();
  }

  /** The bodies of all messages that wait; they stay in the queue, hidden for its time-out. */
  public List<String> receive() {
    List<String> all = new ArrayList<>();
    List<String> some = receiveSome();
    while (!some.isEmpty()) {
      all.addAll(some);
      some = receiveSome();
    }
    return all;
  }

  /** At most ten, which is what SQS gives at once. */
  private List<String> receiveSome() {
    String received =
        localStack
            .aws("sqs", "receive-message", "--max-number-of-messages", "10")
            .and("--queue-url", url, "--output", "json")
            .run()
            .text();
    if (received.isEmpty()) {
      return List.of();
    }
    return ((List<?>) JSON.std.mapFrom(received).get("Messages"))
        .stream().map(message -> (String) ((Map<?, ?>) message).get("Body")).toList();
  }

  /** Whether so many are left within half a minute, waiting or in somebody's hands. */
  public boolean comesDownTo(int number) {
    Instant limit = Instant.now().plus(Duration.ofSeconds(30));
    while (waiting() != number && Instant.now().isBefore(limit)) {
      Pause.of(Duration.ofSeconds(1));
    }
    return waiting() == number;
  }

  private int waiting() {
    Map<String, Object> answer =
        JSON.std.mapFrom(
            localStack
                .aws("sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names")
                .and("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
                .run()
                .text());
    return ((Map<?, ?>) answer.get("Attributes"))
        .values().stream().mapToInt(it -> Integer.parseInt(it.toString())).sum();
  }

  public void delete() {
    localStack.aws("sqs", "delete-queue", "--queue-url", url).run().text();
  }
}
