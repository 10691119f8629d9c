package canary.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queue that a queue URL means.
 *
 * @param region empty where the host does not name it
 * @param account empty where the path has none: then it is reported to be the caller's own
 */
public record QueueAddress(Optional<String> region, Optional<String> account, String name) {
  private static final Pattern URL =
      Pattern.compile(
          "https?://(?<host>[^/]+)/+(?:(?<account>\\d{12})/+)?(?<name>[\\w-]+(?:\\.fifo)?)/?");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:sqs(?:-fips)?\\.(?<one>[a-z0-9-]+)\\.|(?<two>[a-z]{2,4}(?:-[a-z]{1,12}){1,4}-\\d{1,2})\\.queue\\.).*");

  /** Empty for a text that is no URL of a queue. */
  public static Optional<QueueAddress> of(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Matcher host = HOST.matcher(parts.group("host"));
    Optional<String> region =
        host.matches()
            ? Optional.ofNullable(host.group("one"))
                .or(() -> Optional.ofNullable(host.group("two")))
            : Optional.empty();
    return Optional.of(
        new QueueAddress(region, Optional.ofNullable(parts.group("account")), parts.group("name")));
  }

  /** What SQS says to a URL that is none of a queue in its Region. */
  public static SqsError noAddress(String url) {
    return SqsError.of(ErrorCode.INVALID_ADDRESS, Sentence.INVALID_ADDRESS, Map.of("url", url));
  }
}
