package canary;

import canary.event.Settings.Watched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the queue of a target is silent whose status alone counts as success. CloudWatch is asked
 * every 15 minutes of a warm environment, and not in its first run.
 */
record QueueSilence(Map<String, Known> byTarget, Clock clock) {
  private static final Duration FRESH = Duration.ofMinutes(15);

  QueueSilence(Clock clock) {
    this(new ConcurrentHashMap<>(), clock);
  }

  /** What was found last, and when. */
  private record Known(Optional<String> silence, Instant at) {}

  /** The sentence that the queue is silent; empty where it is not, or not known to be. */
  Optional<String> of(Watched watched, Duration limit) {
    var name = watched.target().name();
    var now = clock.instant();
    var known = byTarget.putIfAbsent(name, new Known(Optional.empty(), now));
    if (watched.metric().isEmpty() || known == null) {
      return Optional.empty();
    }
    if (known.at().plus(FRESH).isAfter(now)) {
      return known.silence();
    }
    var silence = watched.metric().get().silence(limit);
    byTarget.put(name, new Known(silence, now));
    return silence;
  }
}
