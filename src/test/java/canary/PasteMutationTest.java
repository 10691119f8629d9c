package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.paste.Paste;
import canary.paste.Pasted;
import canary.probe.Recorded;
import canary.report.ReportContext;
import canary.report.ReportJson;
import canary.report.ReportText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pastes of the corpus and recorded replies, cut, doubled, spliced and escaped at random: no
 * exception, no answer without end, and no explicit deny that is answered with an Allow. {@code
 * -Dpastes=200000} tries more.
 */
class PasteMutationTest {
  private static final int PASTES = Integer.getInteger("pastes", 750);
  private static final long SEED = Long.getLong("seed", 20_261_128);
  private static final int LONGEST_ANSWER = 60_000;

  private static final Explanation EXPLANATION =
      new Explanation(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));

  private static final List<String> TEXTS =
      Stream.of(
              Pasted.in("field").stream().map(Pasted::text),
              Pasted.in("forms").stream().map(Pasted::text),
              Recorded.ALL.stream().map(it -> it.reply().body()))
          .flatMap(it -> it)
          .filter(it -> !it.isEmpty())
          .toList();

  private static final List<String> PIECES =
      List.of(
          "\n",
          " ",
          "\"",
          "\\",
          "\\n",
          "{",
          "}",
          "<",
          ">",
          "&quot;",
          "&lt;",
          "```\n",
          "> ",
          "403",
          "null",
          "\u0000",
          "\ud800",
          " with an explicit deny",
          " with an explicit deny in a resource-based policy",
          " because no identity-based policy allows the sqs:sendmessage action",
          "An error occurred (AccessDenied) when calling the SendMessage operation: ",
          "User: arn:aws:sts::111122223333:assumed-role/orders/x is not authorized to perform:"
              + " sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:orders",
          "x-amzn-ErrorType: ForbiddenException\n",
          "HTTP/1.1 403 Forbidden\n");

  /** A denial's words up to the deny, with white space and escaped line ends taken out. */
  private static final Pattern DENY =
      Pattern.compile(
          "isnotauthorizedtoperform:(?:sqs|kms|sts|execute-api):[a-z]{3,40}onresource:(?:(?!because)\\S){1,300}?"
              + "withanexplicitdeny");

  @Test
  void nothingBreaksAndNoDenyIsAnsweredWithAnAllow() {
    var start = System.nanoTime();
    var answers =
        IntStream.range(0, PASTES).parallel().mapToObj(PasteMutationTest::answer).toList();
    var denied = answers.stream().filter(Answer::denied).count();
    var longest = answers.stream().mapToInt(Answer::length).max().orElseThrow();
    System.out.printf(
        "PasteMutationTest: %,d pastes, %,d with an explicit deny, %,d recognized, seed %d, longest"
            + " answer %,d characters, %.1f s%n",
        PASTES,
        denied,
        answers.stream().filter(Answer::recognized).count(),
        SEED,
        longest,
        (System.nanoTime() - start) / 1e9);
    assertTrue(denied > PASTES / 50, denied + " with an explicit deny");
    assertTrue(longest < LONGEST_ANSWER, longest + " characters");
  }

  private record Answer(int length, boolean denied, boolean recognized) {}

  private static Answer answer(int number) {
    var random = new Random(SEED + number);
    var text = TEXTS.get(random.nextInt(TEXTS.size()));
    for (var changes = 1 + random.nextInt(5); changes > 0; changes--) {
      text = changed(text, random);
    }
    var denied = deny(text);
    try {
      var paste = Paste.of(text);
      var report = EXPLANATION.of(paste);
      if (denied) {
        var allowing = report.causes().stream().flatMap(DenialLawTest::allowing).toList();
        assertEquals(List.of(), allowing, "paste " + number + ": " + text);
      }
      var answer = ReportText.of(report, ReportContext.NONE) + ReportJson.text(report);
      return new Answer(answer.length(), denied, paste.recognized());
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("paste " + number + ": " + text, e);
    }
  }

  private static boolean deny(String text) {
    return DENY.matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\\\[nrt]|\\s", "")).find();
  }

  private static String changed(String text, Random random) {
    var at = random.nextInt(text.length() + 1);
    var to = Math.min(text.length(), at + random.nextInt(20));
    return switch (random.nextInt(9)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(at);
      case 2 -> text.substring(0, at) + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(at);
      case 4 -> TEXTS.get(random.nextInt(TEXTS.size())) + "\n" + text.substring(at);
      case 5 -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
      case 6 -> text.replace("<", "&lt;").replace("\"", "&quot;");
      case 7 -> text.replaceAll("(.{" + (20 + random.nextInt(80)) + "})", "$1\n");
      default ->
          text.substring(0, at)
              + PIECES.get(random.nextInt(PIECES.size()))
              + text.substring(random.nextBoolean() ? at : to);
    };
  }
}
