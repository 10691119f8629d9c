package canary.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a consumer of the queue which messages are the canary's, and counts their arrival in
 * CloudWatch: {@code Received}, {@code Delay}, {@code Duplicate} and {@code MarkerRejected}, each a
 * line of the embedded metric format on the log. Needs nothing but the JDK, so that a consumer can
 * have a copy of this file.
 */
public final class CanaryMessages {
  private static final int MOST_REMEMBERED = 1_000;

  /** In an envelope the quotation marks are escaped, once or twice. */
  private static final String QUOTE = "\\\\{0,3}\"";

  /** As it was sent, or in another layout of the same JSON. */
  private static final Pattern MARKER =
      Pattern.compile(
          "'__canary' : \\{ 'v' : 1 , 'id' : '([0-9a-f-]{36})' , 'exp' : (\\d{1,12})(?: , 'sig' : '([0-9a-f]{64})')? \\}"
              .replace(" ", "\\s{0,9}")
              .replace("'", QUOTE));

  private final String dimensions;
  private final String markerKey;
  private final Clock clock;
  private final PrintStream log;
  private final Set<String> seen =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MOST_REMEMBERED;
                }
              }));

  /**
   * @param canary the canary's stack
   * @param target as its parameter TargetName
   * @param markerKey what the secret of MarkerSecret holds; empty where markers are not signed
   * @param log the function's standard output
   */
  public CanaryMessages(
      String canary, String target, String markerKey, Clock clock, PrintStream log) {
    this.dimensions = "\"Canary\":\"%s\",\"Target\":\"%s\"".formatted(named(canary), named(target));
    this.markerKey = markerKey;
    this.clock = clock;
    this.log = log;
  }

  /** A dimension of CloudWatch, without what JSON would have to escape. */
  private static String named(String name) {
    if (!name.matches("[A-Za-z0-9_.-]{1,128}")) {
      throw new IllegalArgumentException(
          "a canary and its target have names of letters, digits, _, . and -");
    }
    return name;
  }

  /**
   * Whether to skip the message. With a key only a marker that is signed with it and has not
   * expired counts: everything else is a message of a caller.
   *
   * @param sent SQS's attribute SentTimestamp
   */
  public boolean isCanary(String body, Instant sent) {
    return MARKER.matcher(body).results().findFirst().map(it -> isCounted(it, sent)).orElse(false);
  }

  private boolean isCounted(MatchResult marker, Instant sent) {
    if (!isGenuine(marker)) {
      count("{\"Name\":\"MarkerRejected\"}", "\"MarkerRejected\":1");
      return false;
    }
    var delay = Math.max(0, Duration.between(sent, clock.instant()).toMillis());
    count(
        "{\"Name\":\"Received\"},{\"Name\":\"Duplicate\"},{\"Name\":\"Delay\",\"Unit\":\"Milliseconds\"}",
        "\"Received\":1,\"Duplicate\":%d,\"Delay\":%d,\"id\":\"%s\""
            .formatted(seen.add(marker.group(1)) ? 0 : 1, delay, marker.group(1)));
    return true;
  }

  private boolean isGenuine(MatchResult marker) {
    if (markerKey.isEmpty()) {
      return true;
    }
    var expires = Instant.ofEpochSecond(Long.parseLong(marker.group(2)));
    return marker.group(3) != null
        && clock.instant().isBefore(expires)
        && MessageDigest.isEqual(
            signature(marker.group(1) + "|" + marker.group(2)).getBytes(UTF_8),
            marker.group(3).getBytes(UTF_8));
  }

  private String signature(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(markerKey.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /**
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
   */
  private void count(String metrics, String values) {
    log.println(
        "{\"_aws\":{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"ApiSqsCanary\",\"Dimensions\":[[\"Canary\",\"Target\"]],\"Metrics\":[%s]}]},%s,%s}"
            .formatted(clock.millis(), metrics, dimensions, values));
  }
}
