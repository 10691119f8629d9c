package canary;

import canary.report.Report;
import canary.report.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Since when each target fails and when it last did not, as far as this environment has seen. */
record Incidents(Map<String, Instant> failingSince, Map<String, Instant> lastSuccess) {
  Incidents() {
    this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  void note(Report report) {
    if (report.status() == Status.HEALTHY) {
      lastSuccess.put(report.target(), report.at());
      failingSince.remove(report.target());
    } else {
      failingSince.putIfAbsent(report.target(), report.at());
    }
  }

  Optional<Instant> since(String target) {
    return Optional.ofNullable(failingSince.get(target));
  }

  Optional<Instant> lastSuccess(String target) {
    return Optional.ofNullable(lastSuccess.get(target));
  }
}
