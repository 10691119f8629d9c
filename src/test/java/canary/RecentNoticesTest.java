package canary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.cause.Observations;
import canary.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentNoticesTest {
  private final Watch watch = new Watch();
  private final RecentNotices recent = new RecentNotices(watch);

  @Test
  void theSameIsKnownForFiveMinutes() {
    recent.add(report("orders", "key-disabled"));
    assertTrue(recent.has(report("orders", "key-disabled")));
    watch.now = watch.now.plus(Duration.ofMinutes(5)).minusMillis(1);
    assertTrue(recent.has(report("orders", "key-disabled")));
    watch.now = watch.now.plusMillis(1);
    assertFalse(recent.has(report("orders", "key-disabled")));
  }

  @Test
  void anotherTargetAnotherCauseAndAnotherCodeAreNews() {
    recent.add(report("orders", "key-disabled"));
    assertFalse(recent.has(report("invoices", "key-disabled")));
    assertFalse(recent.has(report("orders", "key-pending-import")));
    assertFalse(recent.has(Report.blind("probe", "orders", watch.now, "")));
  }

  private static Report report(String target, String recorded) {
    return Report.of("probe", target, Duration.ZERO, Observations.reply(recorded));
  }

  /** A clock that stands where it is put. */
  private static final class Watch extends Clock {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
