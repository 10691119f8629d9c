package canary.catalogue;

import canary.evidence.Exhibit.Kind;
import canary.finding.Answer;
import canary.policy.Decision;
import java.util.Set;

/**
 * What was read of a cause: whether it holds, what was seen where, and what could not be known.
 *
 * @param weight CONFIGURATION, unless the answer rests on what AWS does not document or on what
 *     only fits
 */
public record Holding(Answer answer, String source, String says, Set<String> unknown, Kind weight) {
  static final Holding NOT_ASKED = unknown("", Set.of());

  static Holding of(Answer answer, String source, String says) {
    return new Holding(answer, source, says, Set.of(), Kind.CONFIGURATION);
  }

  /** What very likely holds, on grounds that AWS does not document. */
  static Holding believed(String source, String says) {
    return new Holding(Answer.YES, source, says, Set.of(), Kind.INDICATION);
  }

  /** What may hold: what was read fits it, and other things too. */
  static Holding possible(String source, String says, String unknown) {
    return new Holding(Answer.YES, source, says, Set.of(unknown), Kind.COMPATIBILITY);
  }

  static Holding unknown(String source, Set<String> what) {
    return new Holding(Answer.UNKNOWN, source, "", what, Kind.CONFIGURATION);
  }

  /** A cause that holds when the decision is so; the statements that decided are quoted. */
  static Holding of(Answer answer, String source, Decision decision, String says) {
    return new Holding(
        answer,
        source,
        says,
        decision.unknown(),
        decision.assumed().isEmpty() ? Kind.CONFIGURATION : Kind.INDICATION);
  }
}
