package canary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Observations;
import canary.finding.Answer;
import canary.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentNotificationsTest {
  private static final Report DISABLED = report("orders", "key-disabled");
  private static final Report IMPORTING = report("orders", "key-pending-import");

  private final Watch watch = new Watch();
  private final RecentNotifications recent = new RecentNotifications(watch);

  @Test
  void theSameIsNoNewsForFiveMinutesWhateverTheAlarm() {
    recent.add(DISABLED);
    for (var alarm : Answer.values()) {
      assertFalse(isNews(DISABLED, alarm));
    }
    later(Duration.ofMinutes(5).minusMillis(1));
    assertFalse(isNews(DISABLED, Answer.NO));
    later(Duration.ofMillis(1));
    assertTrue(isNews(DISABLED, Answer.NO));
  }

  /** An incident is told once, however long it lasts. */
  @Test
  void theSameIsNoNewsWhileItsAlarmStands() {
    recent.add(DISABLED);
    later(Duration.ofHours(3));
    assertFalse(isNews(DISABLED, Answer.YES));
    assertTrue(isNews(DISABLED, Answer.NO));
    assertTrue(isNews(DISABLED, Answer.UNKNOWN), "better twice than never");
  }

  /** An environment that has just been made has told nothing; another may have. */
  @Test
  void withoutMemoryTheAlarmDecides() {
    assertFalse(isNews(DISABLED, Answer.YES));
    assertTrue(isNews(DISABLED, Answer.NO));
    assertTrue(isNews(DISABLED, Answer.UNKNOWN));
  }

  @Test
  void anotherCauseOfTheIncidentIsNewsWhileTheAlarmStands() {
    recent.add(DISABLED);
    assertTrue(isNews(IMPORTING, Answer.YES));
    recent.add(IMPORTING);
    later(Duration.ofMinutes(10));
    for (var known : List.of(DISABLED, IMPORTING)) {
      assertFalse(isNews(known, Answer.YES), "causes that take turns are told once each");
    }
  }

  @Test
  void whatCouldNotBePublishedIsOwed() {
    recent.owe(DISABLED);
    assertTrue(isNews(DISABLED, Answer.YES));
    recent.add(DISABLED);
    assertFalse(isNews(DISABLED, Answer.YES));
  }

  @Test
  void anotherTargetAndAnotherComponentAreIncidentsOfTheirOwn() {
    recent.add(DISABLED);
    for (var other :
        List.of(
            report("invoices", "key-disabled"), Report.blind("probe", "orders", watch.now, ""))) {
      assertTrue(isNews(other, Answer.NO));
      assertFalse(isNews(other, Answer.YES));
    }
  }

  private boolean isNews(Report report, Answer alarm) {
    return recent.isNews(report, () -> alarm);
  }

  private void later(Duration duration) {
    watch.now = watch.now.plus(duration);
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
