package canary;

import canary.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this environment has published lately, so that it does not repeat itself. */
record RecentNotices(Map<String, Instant> published, Clock clock) {
  private static final Duration QUIET = Duration.ofMinutes(5);

  RecentNotices(Clock clock) {
    this(new ConcurrentHashMap<>(), clock);
  }

  boolean has(Report report) {
    var last = published.get(key(report));
    return last != null && last.plus(QUIET).isAfter(clock.instant());
  }

  void add(Report report) {
    published.put(key(report), clock.instant());
  }

  /** Another cause is other news, and so is the same one when it has become sure. */
  private static String key(Report report) {
    return report.target()
        + "|"
        + report
            .foremost()
            .map(it -> it.cause().id() + it.verdict())
            .orElseGet(() -> report.status() + report.seen().code());
  }
}
