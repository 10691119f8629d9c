package canary.full;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;

/** One test class of the full profile in the summary: how it went, and why if it did not run. */
record Layer(String name, Instant begun, int passed, int failed, String skippedBecause) {

  static Layer begun(String name) {
    return new Layer(name, Instant.now(), 0, 0, "");
  }

  Layer and(TestExecutionResult result, boolean isTest) {
    return switch (result.getStatus()) {
      case SUCCESSFUL -> new Layer(name, begun, passed + (isTest ? 1 : 0), failed, skippedBecause);
      case FAILED -> new Layer(name, begun, passed, failed + 1, skippedBecause);
      case ABORTED -> skipped(result.getThrowable().map(Throwable::getMessage).orElse("unknown"));
    };
  }

  Layer skipped(String reason) {
    return new Layer(name, begun, passed, failed, reason);
  }

  /** {@code name: passed ...}, {@code failed ...} or {@code skipped: reason}. */
  String line() {
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    String counted = String.format(Locale.ROOT, "(%d passed, %.1f s)", passed, seconds);
    if (failed > 0) {
      return "%s: failed: %d %s".formatted(name, failed, counted);
    }
    if (!skippedBecause.isEmpty()) {
      return "%s: skipped: %s %s".formatted(name, skippedBecause, counted);
    }
    return "%s: passed %s".formatted(name, counted);
  }
}
