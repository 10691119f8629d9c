package canary.catalogue;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Evidence;
import canary.evidence.MethodAddress;
import canary.evidence.Reason;
import canary.probe.Outcome;
import canary.remedy.RemedyTemplate;
import canary.symptom.Observation;
import canary.verdict.Assessment;
import canary.verdict.Diagnosis;
import canary.verdict.Verdict;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the catalogue. */
class CatalogueTest {
  private static final Evidence UNREAD = Evidence.unread(MethodAddress.UNKNOWN, "AccessDenied");

  static List<Cause> catalogue() {
    return Cause.catalogue();
  }

  static List<Case> cases() {
    return Case.ALL;
  }

  @Test
  void idsAreUniqueAndWellFormed() {
    var ids = catalogue().stream().map(Cause::id).toList();
    assertEquals(ids.size(), new HashSet<>(ids).size());
    assertEquals(List.of(), ids.stream().filter(id -> !id.matches("[a-z]+(-[a-z0-9]+)+")).toList());
  }

  @Test
  void titlesAreUniqueClausesThatFitALine() {
    var titles = catalogue().stream().map(cause -> cause.entry().title()).toList();
    assertEquals(titles.size(), new HashSet<>(titles).size());
    assertEquals(
        List.of(),
        titles.stream()
            .filter(it -> !it.matches("(?:[a-z]|API|SQS|STS|KMS|WAF|JSON).{9,99}[^.]"))
            .toList());
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void pagesAreFilledIn(Cause cause) {
    var page = cause.entry();
    assertTrue(page.fixedBy().does().endsWith("."), "a remedy is a sentence");
    assertEquals("https", page.documentation().getScheme());
    assertFalse(page.documentation().getPath().isBlank());
    assertTrue(
        page.fixedBy().risk() == RemedyTemplate.Risk.NONE || !page.fixedBy().verify().isEmpty(),
        "what changes something can be verified");
  }

  @Test
  void everySeedSentenceIsAnswered() {
    var answered =
        catalogue().stream().flatMap(it -> it.entry().answers().stream()).collect(toSet());
    assertEquals(
        List.of(),
        Arrays.stream(ArticleSentence.values())
            .filter(it -> !answered.contains(it))
            .map(it -> it + ": no entry is answering(" + it + "): " + it.sentence())
            .toList());
  }

  @Test
  void everyCauseThatAReplyShowsHasOneCase() {
    assertEquals(
        List.of(),
        catalogue().stream()
            .flatMap(
                it -> {
                  var cases = Case.ALL.stream().filter(row -> row.cause() == it).count();
                  return Gap.when(
                      cases != (it.entry().seenAs().isEmpty() ? 0 : 1),
                      it,
                      it.entry().seenAs().isEmpty()
                          ? "no reply shows it: remove its row from " + Gap.file(it, "Cases")
                          : "%d cases: keep one row in %s, a reply that catches it and one that narrowly misses it"
                              .formatted(cases, Gap.file(it, "Cases")));
                })
            .toList());
  }

  @Test
  void causesWithoutSymptomsSayWhatSettlesThem() {
    assertEquals(
        List.of(),
        catalogue().stream()
            .filter(it -> it.entry().seenAs().isEmpty())
            .filter(it -> it.entry().provedBy().in(UNREAD).read().isBlank())
            .map(it -> it.id() + ": no reply shows it: let its check say settledBy(...)")
            .toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isCaught(Case row) {
    assertTrue(stands(row.cause(), row.caught()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isNarrowlyMissed(Case row) {
    assertEquals(code(row.caught()), code(row.missed()), "narrowly means: with the same code");
    assertFalse(stands(row.cause(), row.missed()));
  }

  /** Without reading the account only the reply's own testimony confirms anything. */
  @ParameterizedTest
  @MethodSource("cases")
  void onlyTestimonyConfirms(Case row) {
    for (var assessment : Diagnosis.of(row.caught()).assessments()) {
      if (assessment.verdict() == Verdict.CONFIRMED) {
        assertTrue(
            assessment.evidence().stream()
                .anyMatch(
                    it ->
                        it.weight() == Reason.Weight.TESTIMONY
                            || it.weight() == Reason.Weight.FINGERPRINT),
            assessment.cause().id());
      }
    }
  }

  /** What the reply does not settle says what would. */
  @ParameterizedTest
  @MethodSource("cases")
  void whatIsNotConfirmedSaysWhatWouldSettleIt(Case row) {
    for (var assessment : standing(row.caught())) {
      assertTrue(
          assessment.verdict() == Verdict.CONFIRMED
              || !(assessment.toSettle().isEmpty() && assessment.unknown().isEmpty()),
          assessment.cause().id());
    }
  }

  @Test
  void aHealthyOutcomeFitsNoCause() {
    assertEquals(
        List.of(),
        Diagnosis.of(Observations.observed(new Outcome.Delivered("m-1"), Optional.empty()))
            .assessments());
  }

  private static boolean stands(Cause cause, Observation seen) {
    return standing(seen).stream().anyMatch(it -> it.cause() == cause);
  }

  private static List<Assessment> standing(Observation seen) {
    return Diagnosis.of(seen).assessments().stream()
        .filter(it -> it.verdict() != Verdict.RULED_OUT)
        .toList();
  }

  private static String code(Observation seen) {
    return switch (seen.outcome()) {
      case Outcome.Refused(var refusal, _) -> refusal.code();
      case Outcome.Delivered _,
          Outcome.Damaged _,
          Outcome.Unproven _,
          Outcome.Unanswered _,
          Outcome.NotProbed _ ->
          seen.outcome().getClass().getSimpleName();
    };
  }
}
