package canary.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.probe.Damage;
import canary.probe.Outcome;
import canary.probe.Reply;
import canary.symptom.Observation;
import canary.verdict.Diagnosis;
import canary.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Anybody can answer with a digest: one that no known damage explains proves none. */
class ForgedDigestTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  static Stream<Evidence> accounts() {
    return Stream.of(
        SoundAccount.evidence(), Evidence.unread(SoundAccount.evidence().place(), "denied"));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void unknownDamageIsAtMostPossible(Evidence account) {
    var forged = new Outcome.Damaged(Damage.UNKNOWN, "m-1", Reply.of(200, Map.of(), "{}"));
    var diagnosis =
        Diagnosis.of(
            Observation.of(AT, Answer.YES, forged, Optional.empty(), Optional.empty(), account));
    var standing =
        diagnosis.assessments().stream().filter(it -> it.verdict() != Verdict.RULED_OUT).toList();
    assertEquals(
        List.of(), standing.stream().filter(it -> it.verdict() != Verdict.POSSIBLE).toList());
    assertEquals(List.of(), diagnosis.alsoFound());
  }
}
