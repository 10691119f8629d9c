package canary.lab.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.policy.Ruling;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The canary's three-valued evaluator and the lab's strict one, asked about the same worlds. */
@Tag("long")
class EvaluatorsTest {
  private static final int WORLDS = 20_000;
  private static final long FIRST_SEED = 20_261_123;

  @Test
  void neverContradictEachOther() {
    var score =
        LongStream.range(FIRST_SEED, FIRST_SEED + WORLDS)
            .parallel()
            .mapToObj(Worlds::of)
            .collect(Score::new, Score::count, Score::add);
    System.out.printf("evaluators: %,d worlds, %s%n", WORLDS, score);
    assertEquals(List.of(), score.contradictions().stream().limit(3).toList());
    // Else they agreed on next to nothing, or only by keeping silent.
    for (var question : Question.values()) {
      for (var ruling : Ruling.values()) {
        assertTrue(score.seen(question, ruling) > 300, question + " " + ruling);
      }
    }
    assertTrue(score.unknown() < score.decisions() / 4);
    assertTrue(score.believed() > 0, "no belief was ever wrong");
  }
}
