package canary.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.event.Event;
import canary.event.Response;
import canary.evidence.Change;
import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.evidence.Reason;
import canary.finding.Arn;
import canary.finding.Quotation;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.remedy.KnownNames;
import canary.remedy.Remedy;
import canary.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/**
 * The worst case of each output, in names of the longest that are taken, words of the longest that
 * are quoted, and characters that need the most bytes. The limits are Lambda's, SNS's and
 * CloudWatch's.
 */
class SizesTest {
  private static final int LAMBDA_ANSWER = 6_291_556;
  private static final int SNS = 262_144;
  private static final int LOG_EVENT = 262_144;

  /** A quotation of the longest, each character four bytes, or six where JSON escapes it. */
  private static final Quotation QUOTED =
      Quotation.of("\ud83d\ude00\"".repeat(Quotation.LONGEST / 3));

  private static final KnownNames LONGEST_NAMES =
      KnownNames.of(
          Evidence.unread(
              MethodAddress.at("ap-southeast-2", "a".repeat(128), "s".repeat(128), path())
                  .meaning(
                      arn("arn:aws:sqs:ap-southeast-2:111122223333:", 2_000),
                      arn("arn:aws:iam::111122223333:role/", 600),
                      arn("arn:aws:kms:ap-southeast-2:111122223333:key/", 2_000),
                      List.of()),
              ""),
          Optional.empty());

  private static String path() {
    return "/" + "p".repeat(1_000);
  }

  private static Optional<Arn> arn(String start, int length) {
    var arn = Arn.parse(start + "n".repeat(length - start.length()));
    assertTrue(arn.isPresent());
    return arn;
  }

  private static final List<Reason> REASONS =
      many(
          12,
          _ ->
              new Reason(
                  Reason.Weight.CONFIGURATION, Quotation.of("sqs GetQueueAttributes"), QUOTED));

  private static final List<NotRead> NOT_READ =
      many(
          200,
          number ->
              new NotRead(
                  Quotation.of("read " + number), QUOTED, Quotation.of("sqs:x on " + path())));

  private static final List<ReportedCause> EVERY_CAUSE =
      Cause.catalogue().stream().map(SizesTest::reported).toList();

  /** Every cause at once, this one first. */
  static Report worst(Cause first) {
    var causes = new ArrayList<>(EVERY_CAUSE);
    Collections.swap(causes, 0, Cause.catalogue().indexOf(first));
    return worst(causes);
  }

  private static Report worst(List<ReportedCause> causes) {
    return new Report(
        "probe",
        "t".repeat(128),
        Reports.AT,
        QUOTED,
        Status.FAILING,
        new ReportedOutcome(
            ReportedOutcome.Kind.REFUSED,
            Optional.of(Layer.QUEUE),
            Quotation.code("c".repeat(100)),
            OptionalInt.of(403),
            Quotation.id("r".repeat(100)),
            QUOTED,
            QUOTED),
        Duration.ofHours(1),
        Report.of(
                "probe",
                "",
                Duration.ZERO,
                canary.catalogue.Observations.observed(new Outcome.NotProbed(), Optional.empty()))
            .path(),
        causes,
        causes,
        many(300, _ -> new Change(Reports.AT, QUOTED)),
        NOT_READ,
        "");
  }

  private static ReportedCause reported(Cause cause) {
    return new ReportedCause(
        cause, Verdict.LIKELY, REASONS, many(12, _ -> QUOTED), remedy(cause), List.of(), QUOTED);
  }

  private static Remedy remedy(Cause cause) {
    return Remedy.of(cause.entry().fixedBy(), LONGEST_NAMES);
  }

  private static <T> List<T> many(int number, IntFunction<T> each) {
    return IntStream.range(0, number).mapToObj(each).toList();
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  @Test
  void aNotificationIsWhatSnsTakesAndItsFixIsWhole() throws IOException {
    var largest = 0;
    for (var cause : longestFixes()) {
      var notification = Notification.of(worst(cause), Reports.context("s".repeat(128)));
      largest =
          Math.max(
              largest,
              bytes(notification.message() + notification.subject() + notification.attributes()));
      assertTrue(notification.subject().matches("[\\x20-\\x7e]{1,99}"), notification.subject());
      var message = JSON.std.mapFrom(notification.message());
      assertWhole(cause, message.get("email").toString());
      for (var protocol : List.of("email-json", "sqs", "lambda")) {
        var json = message.get(protocol).toString();
        assertEquals(List.of(), Schemas.mistakesInReport(json));
        remedy(cause).commands().forEach(it -> assertTrue(json.contains(JSON.std.asString(it))));
      }
      assertEquals(List.of(), Schemas.mistakesInChatCard(message.get("https").toString()));
    }
    System.out.printf("SizesTest: notification at most %,d of %,d bytes%n", largest, SNS);
    assertTrue(largest < SNS, largest + " bytes");
  }

  private static List<Cause> longestFixes() {
    return Cause.catalogue().stream()
        .sorted(Comparator.comparingInt((Cause it) -> remedy(it).toString().length()).reversed())
        .limit(3)
        .toList();
  }

  /** Of the other causes a few stand for all: they come after the fix. */
  @Test
  void anEmailHasItsFixWholeWhateverStandsBefore() {
    var longest = 0;
    for (var cause : Cause.catalogue()) {
      var causes = new ArrayList<>(EVERY_CAUSE.subList(0, 12));
      causes.addFirst(reported(cause));
      var text = ReportText.within(worst(causes), Reports.context("s".repeat(128)), 20_000);
      longest = Math.max(longest, text.length());
      assertWhole(cause, text);
    }
    System.out.printf("SizesTest: email at most %,d characters%n", longest);
  }

  private static void assertWhole(Cause cause, String text) {
    var remedy = remedy(cause);
    var pasted = Reports.pasted(text);
    Stream.concat(remedy.commands().stream(), Stream.of(remedy.verify(), remedy.undo()))
        .flatMap(it -> Unset.brief(List.of(it)).stream())
        .forEach(it -> assertTrue(pasted.contains(it), () -> cause.id() + " lacks " + it));
  }

  @Test
  void anAnswerOfAsManyReportsAsThereMayBeIsWhatLambdaReturns() {
    var worst = worst(longestFixes().getFirst());
    var one = ReportJson.within(worst, 60_000);
    var answer =
        JSON.std.asString(Response.several(Collections.nCopies(Event.MOST_RESPONSES, one), true));
    System.out.printf("SizesTest: answer at most %,d of %,d bytes%n", bytes(answer), LAMBDA_ANSWER);
    assertTrue(bytes(answer) < LAMBDA_ANSWER - 200_000, bytes(answer) + " bytes");
  }

  @Test
  void aLineInTheLogIsWhatCloudWatchTakes() {
    var worst = worst(Cause.catalogue().getFirst());
    var longest =
        Stream.of(
                MetricsLine.ofOutcome(worst, "c".repeat(128), Reports.AT),
                MetricsLine.ofFailure(
                    worst, worst.component().orElseThrow(), "c".repeat(128), Reports.AT),
                MetricsLine.ofNotificationFailed(worst, "c".repeat(128), Reports.AT))
            .mapToInt(SizesTest::bytes)
            .max()
            .orElseThrow();
    System.out.printf("SizesTest: metrics line at most %,d bytes%n", longest);
    assertTrue(longest < LOG_EVENT / 100, longest + " bytes");
  }

  /** What was left out is said, and how much it is. */
  @Test
  void whatIsLeftOutIsSaid() {
    var json = JSON.std.asString(ReportJson.within(worst(Cause.catalogue().getFirst()), 60_000));
    assertTrue(json.contains("more\"") && json.contains(" causes\""), json);
  }
}
