package canary.finding;

import java.util.Optional;
import java.util.regex.Pattern;

/** An Amazon Resource Name in its six parts. */
public record Arn(
    String partition, String service, String region, String account, String resource) {

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html */
  private static final int LONGEST = 2_048;

  /** A Region becomes part of a host's name; a policy may have * in its place. */
  private static final Pattern REGION = Pattern.compile("[\\w*?-]*");

  /** Empty unless the text has six parts, begins with "arn", and has a Region or none. */
  public static Optional<Arn> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var parts = text.split(":", 6);
    return parts.length == 6
            && parts[0].equals("arn")
            && !parts[5].isEmpty()
            && REGION.matcher(parts[3]).matches()
        ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
        : Optional.empty();
  }

  /** What follows the last slash: the name of a role at any path. */
  public String lastName() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /** The domain of the partition's services. */
  public String domain() {
    return partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
