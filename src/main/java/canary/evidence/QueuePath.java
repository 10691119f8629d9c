package canary.evidence;

import canary.finding.Arn;
import java.util.Optional;
import java.util.regex.Pattern;

/** The queue that an integration's URI leads to. */
public record QueuePath(String partition, String region, String account, String name) {
  private static final Pattern URI =
      Pattern.compile(
          "arn:([a-z-]+):apigateway:([a-z0-9-]+):sqs:path/+([0-9]{12})/([A-Za-z0-9_.-]+)");

  private static final Pattern OF_CALLER =
      Pattern.compile("arn:([a-z-]+):apigateway:([a-z0-9-]+):sqs:path/+([A-Za-z0-9_.-]+)");
  private static final Pattern URL =
      Pattern.compile(
          "https://sqs\\.([a-z0-9-]+)\\.(amazonaws\\.com(?:\\.cn)?)/+([0-9]{12})/+([\\w-]+(?:\\.fifo)?)");

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

  /** A path override with a queue alone, which is reported to mean one of the caller's account. */
  static Optional<QueuePath> ofCaller(String uri, String account) {
    var match = OF_CALLER.matcher(uri);
    return match.matches()
        ? Optional.of(new QueuePath(match.group(1), match.group(2), account, match.group(3)))
        : Optional.empty();
  }

  /** The first queue URL in a text, encoded or not. */
  static Optional<QueuePath> named(String text) {
    var match = URL.matcher(text.replace("%3A", ":").replace("%2F", "/"));
    return match.find()
        ? Optional.of(
            new QueuePath(
                match.group(2).endsWith(".cn") ? "aws-cn" : "aws",
                match.group(1),
                match.group(3),
                match.group(4)))
        : Optional.empty();
  }
}
