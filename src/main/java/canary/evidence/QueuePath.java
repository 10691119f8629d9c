package canary.evidence;

import canary.finding.Arn;
import java.util.Optional;
import java.util.regex.Pattern;

/** The queue that an integration's URI leads to. */
public record QueuePath(String partition, String region, String account, String name) {
  private static final Pattern URI =
      Pattern.compile(
          "arn:([a-z-]+):apigateway:([a-z0-9-]+):sqs:path/+([0-9]{12})/([A-Za-z0-9_.-]+)");

  /** Empty unless the URI is a path override of SQS with an account and a queue. */
  public static Optional<QueuePath> parse(String uri) {
    var match = URI.matcher(uri);
    return match.matches()
        ? Optional.of(new QueuePath(match.group(1), match.group(2), match.group(3), match.group(4)))
        : Optional.empty();
  }

  public Arn arn() {
    return new Arn(partition, "sqs", region, account, name);
  }
}
