package canary;

import canary.finding.Answer;
import canary.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What this environment has published lately, so that an incident is reported once. What other
 * environments have published only the alarm knows.
 *
 * @param owed what could not be published
 * @param doubted what was sent once and may have been published
 */
record RecentNotifications(
    Map<String, Instant> published, Set<String> owed, Set<String> doubted, Clock clock) {
  /** Longer than an alarm takes to fire. */
  private static final Duration QUIET = Duration.ofMinutes(5);

  RecentNotifications(Clock clock) {
    this(
        new ConcurrentHashMap<>(),
        ConcurrentHashMap.newKeySet(),
        ConcurrentHashMap.newKeySet(),
        clock);
  }

  /**
   * Whether a notification is due. Better twice than never: an alarm that cannot be read silences
   * nothing.
   *
   * @param alarm whether the alarm of the report's component stands; asked only where it matters
   */
  boolean isNews(Report report, Supplier<Answer> alarm) {
    var last = Optional.ofNullable(published.get(key(report)));
    if (owed.contains(key(report)) || last.isEmpty() && isKnown(incident(report))) {
      return true;
    }
    return last.filter(it -> it.plus(QUIET).isAfter(clock.instant())).isEmpty()
        && alarm.get() != Answer.YES;
  }

  /** Whether another cause of the same incident was published here. */
  private boolean isKnown(String incident) {
    return published.keySet().stream().anyMatch(it -> it.startsWith(incident));
  }

  void add(Report report) {
    owed.remove(key(report));
    doubted.remove(key(report));
    published.put(key(report), clock.instant());
  }

  /** It could not be published: the next run tries again, in any state of the alarm. */
  void owe(Report report) {
    owed.add(key(report));
  }

  /** It may have been published: the next run sends it again, and no run after that. */
  void doubt(Report report) {
    if (doubted.add(key(report))) {
      owe(report);
    } else {
      add(report);
    }
  }

  /** Another cause is other news, and so is the same one when it has become sure. */
  private static String key(Report report) {
    return incident(report)
        + report
            .foremost()
            .map(it -> it.cause().id() + it.verdict())
            .orElseGet(() -> report.status() + report.seen().code().text());
  }

  private static String incident(Report report) {
    return report.target() + "|" + report.component() + "|";
  }
}
