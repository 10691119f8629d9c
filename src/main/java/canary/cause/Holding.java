package canary.cause;

import canary.evidence.Answer;
import canary.evidence.Decision;
import java.util.Set;

/**
 * What was read of a cause: whether it holds, what was seen where, and what could not be known.
 *
 * @param believed the answer rests on a condition key whose value AWS does not document
 */
record Holding(Answer answer, String source, String says, Set<String> unknown, boolean believed) {
  static final Holding NOT_ASKED = unknown("", Set.of());

  static Holding of(Answer answer, String source, String says) {
    return new Holding(answer, source, says, Set.of(), false);
  }

  /** What very likely holds, on grounds that AWS does not document. */
  static Holding believed(String source, String says) {
    return new Holding(Answer.YES, source, says, Set.of(), true);
  }

  static Holding unknown(String source, Set<String> what) {
    return new Holding(Answer.UNKNOWN, source, "", what, false);
  }

  /** A cause that holds when the decision is so; the statements that decided are quoted. */
  static Holding of(Answer answer, String source, Decision decision, String says) {
    return new Holding(answer, source, says, decision.unknown(), !decision.assumed().isEmpty());
  }
}
