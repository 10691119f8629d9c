package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of an instant is the JDK's. */
class TimestampTest {
  private static final long YEAR_9999 = 253_402_300_799L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-11-28T08:00:00Z",
        "2026-11-28T08:00:00.000000001Z",
        "2026-11-28T08:00:07.100Z",
        "2026-11-28T08:00:07.120300Z"
      })
  void asItWasWritten(String text) {
    assertEquals(text, Timestamp.of(Instant.parse(text)));
  }

  @Test
  void asTheInstantItselfWritesIt() {
    var random = new Random(17);
    for (var i = 0; i < 10_000; i++) {
      var nanos = random.nextInt(1_000) * (int) Math.pow(1_000, random.nextInt(3));
      var at =
          Instant.ofEpochSecond(random.nextLong(YEAR_9999) / 60 * (i % 2 == 0 ? 60 : 1), nanos);
      assertEquals(at.toString(), Timestamp.of(at));
    }
  }
}
