package canary.catalogue;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Exhibit;
import canary.probe.Outcome;
import canary.remedy.Mending;
import canary.symptom.Observation;
import canary.verdict.Diagnosis;
import canary.verdict.Judgement;
import canary.verdict.Verdict;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the catalogue. */
class CatalogueTest {
  /** Sentences of the articles that describe an error and not the sound state. */
  private static final Set<Seed> ERRORS =
      EnumSet.of(
          Seed.A10, Seed.A11, Seed.A12, Seed.A13, Seed.A14, Seed.A15, Seed.A16, Seed.B1, Seed.B2,
          Seed.B4, Seed.B5, Seed.B6, Seed.B7, Seed.B9, Seed.B10, Seed.B11, Seed.B12, Seed.B14,
          Seed.B15, Seed.B16);

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
    var titles = catalogue().stream().map(cause -> cause.page().title()).toList();
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
    var page = cause.page();
    assertTrue(page.mendedBy().does().endsWith("."), "a remedy is a sentence");
    assertEquals("https", page.documentation().getScheme());
    assertFalse(page.documentation().getPath().isBlank());
    assertTrue(
        page.mendedBy().risk() == Mending.Risk.NONE || !page.mendedBy().verify().isEmpty(),
        "what changes something can be verified");
  }

  @Test
  void everySeedSentenceIsAnswered() {
    var answered =
        catalogue().stream().flatMap(it -> it.page().answers().stream()).collect(toSet());
    assertEquals(
        Set.of(),
        Arrays.stream(Seed.values())
            .filter(ERRORS::contains)
            .filter(it -> !answered.contains(it))
            .collect(toSet()),
        "errors without a cause");
    assertEquals(
        Set.of(),
        Arrays.stream(Seed.values()).filter(it -> !answered.contains(it)).collect(toSet()),
        "sentences without a cause");
  }

  @Test
  void everyCauseWithSignsHasACase() {
    var withSigns =
        catalogue().stream().filter(it -> !it.page().seenAs().isEmpty()).collect(toSet());
    assertEquals(withSigns, Case.ALL.stream().map(Case::cause).collect(toSet()));
    assertEquals(Case.ALL.size(), withSigns.size(), "one case a cause");
  }

  @Test
  void causesWithoutSignsSayWhatSettlesThem() {
    var without = catalogue().stream().filter(it -> it.page().seenAs().isEmpty()).toList();
    assertEquals(Set.copyOf(Case.SETTLED_ONLY_BY_READS), Set.copyOf(without));
    without.forEach(it -> assertFalse(it.page().provedBy().read().isBlank(), it.id()));
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
    for (var judgement : Diagnosis.of(row.caught()).judgements()) {
      if (judgement.verdict() == Verdict.CONFIRMED) {
        assertTrue(
            judgement.evidence().stream()
                .anyMatch(
                    it ->
                        it.kind() == Exhibit.Kind.TESTIMONY
                            || it.kind() == Exhibit.Kind.FINGERPRINT),
            judgement.cause().id());
      }
    }
  }

  /** What the reply does not settle says what would. */
  @ParameterizedTest
  @MethodSource("cases")
  void whatIsNotConfirmedSaysWhatWouldSettleIt(Case row) {
    for (var judgement : standing(row.caught())) {
      assertTrue(
          judgement.verdict() == Verdict.CONFIRMED || !judgement.unknown().isEmpty(),
          judgement.cause().id());
    }
  }

  @Test
  void aHealthyOutcomeFitsNoCause() {
    assertEquals(
        List.of(),
        Diagnosis.of(Observations.observed(new Outcome.Delivered("m-1"), Optional.empty()))
            .judgements());
  }

  private static boolean stands(Cause cause, Observation seen) {
    return standing(seen).stream().anyMatch(it -> it.cause() == cause);
  }

  private static List<Judgement> standing(Observation seen) {
    return Diagnosis.of(seen).judgements().stream()
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
