package canary.remedy;

import canary.evidence.Evidence;
import canary.evidence.Queue;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.remedy.Remedy.Expectation;
import canary.remedy.Remedy.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fixes of a queue's own attributes that are computed. */
public final class QueueFixes {
  private static final String SCOPE = "DeduplicationScope";
  private static final String UNLOCK = "arn:aws:iam::aws:policy/root-task/SQSUnlockQueuePolicy";
  private static final String LIMIT = "FifoThroughputLimit";

  private QueueFixes() {}

  /** A FIFO queue gets high throughput; else whoever sends sends less. */
  public static Optional<Remedy> throughput(Evidence account, KnownNames names) {
    return account
        .queue()
        .found()
        .flatMap(
            it ->
                it.isFifo() && !it.hasHighThroughput()
                    ? Optional.of(highThroughput(it))
                    : CallerHandOvers.handed(
                        names,
                        "whoever sends to queue " + it.arn(),
                        "Send less, or spread what is sent: the queue takes no more. Retry with"
                            + " exponential backoff.",
                        Map.of()));
  }

  /**
   * Both attributes at once, since SQS takes the limit only with that scope.
   *
   * <p>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html
   */
  private static Remedy highThroughput(Queue queue) {
    var set =
        "aws sqs set-queue-attributes "
            + ShellWord.option("--region", queue.arn().region())
            + " "
            + ShellWord.option("--queue-url", Queue.url(queue.arn()));
    var show =
        set.replace("set-queue-attributes", "get-queue-attributes")
            + " --attribute-names %s %s".formatted(SCOPE, LIMIT);
    var before =
        attributes(
            queue.attributes().getOrDefault(SCOPE, "queue"),
            queue.attributes().getOrDefault(LIMIT, "perQueue"));
    var after = attributes("messageGroup", "perMessageGroupId");
    var look =
        new Unchanged(
            show
                + " --query '{%s:Attributes.%s,%s:Attributes.%s}' --output json"
                    .formatted(SCOPE, SCOPE, LIMIT, LIMIT),
            before,
            after,
            "throughput of queue " + queue.arn().resource());
    return new Remedy(
        "Switch high throughput on for the FIFO queue: then deduplication and limits are of each"
            + " message group. Producers retry with exponential backoff.",
        new Steps(
            List.of(look.or(set + setting(after))),
            show,
            look.reversed().or(set + setting(before))),
        "DeduplicationScope: messageGroup\nFifoThroughputLimit: perMessageGroupId",
        RemedyTemplate.Risk.CHANGES_QUEUE.words(),
        Expectation.of(
            "not judged, because how much is sent, and to how many groups, is not read."));
  }

  /** Nobody but root can take the policy away; what the first command returns is used for that. */
  public static Optional<Remedy> unlock(Evidence account, KnownNames names) {
    return names
        .queue()
        .filter(it -> !it.onlyInReply())
        .map(Named::arn)
        .map(queue -> unlock(queue, account));
  }

  private static Remedy unlock(Arn queue, Evidence account) {
    var where =
        ShellWord.option("--region", queue.region())
            + " "
            + ShellWord.option("--queue-url", Queue.url(queue));
    return new Remedy(
        // AssumeRoot came on 14 November 2024:
        // https://github.com/aws/aws-sdk-go-v2/blob/main/service/sts/CHANGELOG.md
        "Take the whole policy off the queue as root, from the organization's management account"
            + " and with an AWS CLI of November 2024 or later; without an organization the"
            + " account's root user runs set-queue-attributes alone. Then restore the statements"
            + " that are needed.",
        new Steps(
            List.of(
                "aws sts assume-root %s --target-principal %s --task-policy-arn arn=%s --query"
                        .formatted(
                            ShellWord.option("--region", queue.region()), queue.account(), UNLOCK)
                    + " 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text | {"
                    + " read -r id secret token && AWS_ACCESS_KEY_ID=\"$id\""
                    + " AWS_SECRET_ACCESS_KEY=\"$secret\" AWS_SESSION_TOKEN=\"$token\" aws sqs"
                    + " set-queue-attributes %s --attributes Policy=; }".formatted(where)),
            "aws sqs get-queue-attributes %s --attribute-names Policy".formatted(where),
            ""),
        "",
        RemedyTemplate.Risk.CHANGES_QUEUE.words(),
        Expectation.of(
            account
                .queue()
                .found()
                .map(
                    it -> account.withQueue(new Queue(it.arn(), Finding.absent(), it.attributes())))
                .map(QueueFixes::judged)
                .orElse(
                    "not judged, because the policy keeps the canary from reading the queue.")));
  }

  private static String judged(Evidence after) {
    return switch (Goal.send(after)) {
      case Finding.Known<Goal>(var goal) when goal.isReached(after) ->
          "judged: the role is allowed to send.";
      case Finding.Known<Goal> _ -> "judged: not enough by itself, the role lacks sqs:SendMessage.";
      case Finding.Absent<Goal> _ -> "judged: not enough by itself, there is no role.";
      case Finding.Unreadable<Goal>(var what, _, _) ->
          "not judged, because the %s was not read.".formatted(what);
    };
  }

  private static String setting(String attributes) {
    return " " + ShellWord.option("--attributes", attributes);
  }

  private static String attributes(String scope, String limit) {
    var attributes = new LinkedHashMap<String, Object>();
    attributes.put(SCOPE, scope);
    attributes.put(LIMIT, limit);
    return PolicyText.write(attributes);
  }
}
