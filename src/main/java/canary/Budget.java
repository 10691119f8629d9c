package canary;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;

/**
 * The time of one invocation, shared out before each step, so that no step can use up what the
 * later ones need. A time-out under a minute shortens all shares in proportion.
 *
 * @param start by {@link System#nanoTime}
 * @param whole what Lambda has left the invocation at its start
 */
record Budget(long start, Duration whole) {

  /** What may wait for others, in order, and how long of a minute. */
  enum Step {
    SECRET(2_000),
    /** As long as the API may wait for SQS, and half a second for the way. */
    PROBE(10_000),
    READS(12_000),
    ALARM(3_000),
    NOTIFICATION(9_000),
    REASON(2_000);

    private final long millis;

    Step(long millis) {
      this.millis = millis;
    }
  }

  private static final long MINUTE = 60_000;

  /** What is kept for the answer, on a slow processor. */
  private static final long ANSWER = 5_000;

  static Budget of(Context context) {
    return new Budget(System.nanoTime(), Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  /** The same without what is kept for the end, or a sixth where the time is short. */
  Budget keeping(Duration end) {
    var kept = Math.min(end.toMillis(), whole.toMillis() / 6);
    return new Budget(start, whole.minusMillis(kept));
  }

  /** What the step may take now: its share, or less when earlier ones have left less. */
  Duration share(Step step) {
    var millis = Math.min(scaled(step.millis), leftFor(step));
    return Duration.ofMillis(Math.max(0, millis));
  }

  /**
   * Whether the step can have its whole share: a probe that is cut short would blame the target.
   */
  boolean affords(Step step) {
    return leftFor(step) >= scaled(step.millis);
  }

  /** Until the answer is due; zero when it is overdue. */
  Duration left() {
    return Duration.ofMillis(Math.max(0, millisLeft() - scaled(ANSWER)));
  }

  private long leftFor(Step step) {
    var left = left().toMillis();
    for (var other : Step.values()) {
      left -= other.compareTo(step) > 0 ? scaled(other.millis) : 0;
    }
    return left;
  }

  private long millisLeft() {
    return whole.toMillis() - (System.nanoTime() - start) / 1_000_000;
  }

  private long scaled(long millis) {
    return Math.min(millis, millis * whole.toMillis() / MINUTE);
  }
}
