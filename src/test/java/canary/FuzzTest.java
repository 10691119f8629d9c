package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.paste.Paste;
import canary.probe.Outcome;
import canary.probe.Recorded;
import canary.probe.Reply;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.ReportText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Hostile replies: all of them are read, and one in so many goes through the whole chain to the
 * report's words, as the chain takes ten times as long. No exception, no answer without end, the
 * same answer each time.
 */
@Tag("long")
class FuzzTest {
  private static final int REPLIES = 200_000;
  private static final int WHOLE_CHAIN_EACH = 25;
  private static final int LONGEST_REPORT = 60_000;
  private static final long SEED = 20_261_123;

  private static final Explanation EXPLANATION =
      new Explanation(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "\ud83d\ude00",
          "\ud800",
          "\u0000",
          "\n",
          "<",
          ">",
          "</",
          "<!DOCTYPE x [<!ENTITY e \"e\">]>",
          "&e;",
          "&#0;",
          "<![CDATA[",
          "]]>",
          "<?",
          "é",
          "null",
          "1e999999",
          "-",
          "User: ",
          " is not authorized to perform: ",
          " with an explicit deny in a ",
          "arn:aws:sqs:",
          "$(id)",
          "`",
          "{queue.arn}",
          "An error occurred (",
          "$1",
          "%s",
          "[".repeat(900),
          "{\"a\":".repeat(900),
          "<a>".repeat(500),
          "a".repeat(5_000),
          "/".repeat(500),
          "eyJ".repeat(300));

  @Test
  void nothingBreaksTheChain() {
    var start = System.nanoTime();
    var longest =
        IntStream.range(0, REPLIES)
            .parallel()
            .map(
                number -> {
                  var description = describe(number);
                  if (number % 1_000 == 0) {
                    assertEquals(
                        description,
                        describe(number),
                        () -> "reply " + number + " is told two ways");
                  }
                  return description.length();
                })
            .max()
            .orElseThrow();
    var seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "FuzzTest: %,d replies read and %,d explained, seed %d, longest report %,d characters, %.1f"
            + " s%n",
        REPLIES, REPLIES / WHOLE_CHAIN_EACH, SEED, longest, seconds);
    assertTrue(longest < LONGEST_REPORT, longest + " characters");
  }

  private static String describe(int number) {
    var reply = mutated(new Random(SEED + number));
    try {
      if (number % WHOLE_CHAIN_EACH != 0) {
        return Outcome.ofCaptured(reply).getClass().getSimpleName();
      }
      Report report = EXPLANATION.of(Paste.of(reply));
      return ReportText.of(report, ReportContext.NONE) + ReportJson.text(report);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("reply " + number + ": " + reply, e);
    }
  }

  private static Reply mutated(Random random) {
    if (random.nextInt(20) == 0) {
      return new Reply(status(random), Map.of(), noise(random));
    }
    var recorded = Recorded.ALL.get(random.nextInt(Recorded.ALL.size())).reply();
    var headers = new HashMap<>(recorded.headers());
    if (random.nextInt(4) == 0) {
      headers.put("x-amzn-" + (random.nextBoolean() ? "ErrorType" : "RequestId"), piece(random));
    }
    var body = recorded.body();
    for (var changes = random.nextInt(6); changes > 0; changes--) {
      body = changed(body, random);
    }
    return new Reply(random.nextInt(4) == 0 ? status(random) : recorded.status(), headers, body);
  }

  private static String changed(String body, Random random) {
    var at = random.nextInt(body.length() + 1);
    var to = Math.min(body.length(), at + random.nextInt(20));
    return switch (random.nextInt(5)) {
      case 0 -> body.substring(0, at);
      case 1 -> body.substring(0, at) + body.substring(to);
      case 2 -> body.substring(0, to) + body.substring(at);
      case 3 ->
          Recorded.ALL.get(random.nextInt(Recorded.ALL.size())).reply().body() + body.substring(at);
      default -> body.substring(0, at) + piece(random) + body.substring(to);
    };
  }

  private static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private static String noise(Random random) {
    return random
        .ints(random.nextInt(300), 0, 0x3000)
        .mapToObj(it -> String.valueOf((char) (random.nextInt(3) == 0 ? it : it % 128)))
        .collect(Collectors.joining());
  }

  private static OptionalInt status(Random random) {
    return random.nextInt(8) == 0 ? OptionalInt.empty() : OptionalInt.of(100 + random.nextInt(500));
  }
}
