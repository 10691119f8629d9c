package canary.probe;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** An instant as ISO 8601 writes it in UTC. */
public final class Timestamp {
  private Timestamp() {}

  /**
   * The same text as the instant's own, which would have a healthy run load the formatter of dates
   * with 40 classes.
   */
  public static String of(Instant at) {
    var time =
        LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC).toString();
    // It leaves out seconds that are zero.
    return (time.length() == "2026-11-28T08:00".length() ? time + ":00" : time) + "Z";
  }
}
