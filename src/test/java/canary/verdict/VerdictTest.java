package canary.verdict;

import static canary.evidence.Reason.Weight.CONFIGURATION;
import static canary.evidence.Reason.Weight.DIFFERENCE;
import static canary.evidence.Reason.Weight.FINGERPRINT;
import static canary.evidence.Reason.Weight.INDICATION;
import static canary.evidence.Reason.Weight.TESTIMONY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.Reason.Weight;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the verdicts, over every set of kinds. */
class VerdictTest {
  private static final List<Boolean> EITHER = List.of(true, false);

  @ParameterizedTest
  @CsvSource({
    "TESTIMONY,     true,  true,  CONFIRMED",
    "FINGERPRINT,   true,  true,  CONFIRMED",
    "CONFIGURATION, true,  true,  CONFIRMED",
    "DIFFERENCE,    true,  true,  LIKELY",
    "INDICATION,    true,  true,  LIKELY",
    "COMPATIBILITY, true,  true,  POSSIBLE",
    "TESTIMONY,     false, true,  LIKELY",
    "CONFIGURATION, false, true,  LIKELY",
    "TESTIMONY,     true,  false, LIKELY",
    "FINGERPRINT,   true,  false, LIKELY",
    "COMPATIBILITY, true,  false, POSSIBLE"
  })
  void ofOneKind(Weight kind, boolean alone, boolean settled, Verdict verdict) {
    assertEquals(verdict, Verdict.of(Set.of(kind), false, alone, settled));
  }

  @Test
  void twoWaysNeedNotBeAlone() {
    assertEquals(
        Verdict.CONFIRMED, Verdict.of(Set.of(DIFFERENCE, CONFIGURATION), false, false, true));
    assertEquals(
        Verdict.LIKELY, Verdict.of(Set.of(DIFFERENCE, CONFIGURATION), false, false, false));
    assertEquals(Verdict.LIKELY, Verdict.of(Set.of(DIFFERENCE, TESTIMONY), false, false, true));
  }

  @Test
  void everySetObeysTheRules() {
    for (var kinds : subsets()) {
      for (var alone : EITHER) {
        for (var settled : EITHER) {
          var said = kinds.contains(TESTIMONY) || kinds.contains(FINGERPRINT);
          assertEquals(
              said ? Verdict.LIKELY : Verdict.RULED_OUT, Verdict.of(kinds, true, alone, settled));
          assertEquals(byHand(kinds, alone, settled), Verdict.of(kinds, false, alone, settled));
        }
      }
    }
  }

  private static Verdict byHand(Set<Weight> kinds, boolean alone, boolean settled) {
    var named =
        kinds.contains(TESTIMONY) || kinds.contains(FINGERPRINT) || kinds.contains(CONFIGURATION);
    if (settled && alone && named) {
      return Verdict.CONFIRMED;
    }
    if (settled && kinds.contains(DIFFERENCE) && kinds.contains(CONFIGURATION)) {
      return Verdict.CONFIRMED;
    }
    return named || kinds.contains(DIFFERENCE) || kinds.contains(INDICATION)
        ? Verdict.LIKELY
        : Verdict.POSSIBLE;
  }

  /** More evidence never makes a cause less sure. */
  @Test
  void isMonotonous() {
    for (var kinds : subsets()) {
      for (var more : Weight.values()) {
        var larger = EnumSet.copyOf(kinds);
        larger.add(more);
        for (var alone : EITHER) {
          var before = Verdict.of(kinds, false, alone, true);
          assertEquals(true, Verdict.of(larger, false, alone, true).compareTo(before) <= 0);
        }
      }
    }
  }

  private static List<Set<Weight>> subsets() {
    return java.util.stream.IntStream.range(1, 1 << Weight.values().length)
        .mapToObj(VerdictTest::subset)
        .toList();
  }

  private static Set<Weight> subset(int bits) {
    var kinds = EnumSet.noneOf(Weight.class);
    for (var kind : Weight.values()) {
      if ((bits >> kind.ordinal() & 1) == 1) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
