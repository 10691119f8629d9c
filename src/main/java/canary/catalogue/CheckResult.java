package canary.catalogue;

import canary.evidence.Reason.Weight;
import canary.finding.Answer;
import canary.policy.Decision;
import java.util.Set;

/**
 * What was read of a cause: whether it holds, what was seen where, and what could not be known.
 *
 * @param weight CONFIGURATION, unless the answer rests on what AWS does not document or on what
 *     only fits
 */
public record CheckResult(
    Answer answer, String source, String says, Set<String> unknown, Weight weight) {
  static final CheckResult NOT_ASKED = unknown("", Set.of());

  static CheckResult of(Answer answer, String source, String says) {
    return new CheckResult(answer, source, says, Set.of(), Weight.CONFIGURATION);
  }

  /** What very likely holds, on grounds that AWS does not document. */
  static CheckResult believed(String source, String says) {
    return new CheckResult(Answer.YES, source, says, Set.of(), Weight.INDICATION);
  }

  /** What holds if that which is not known is as it must be for it. */
  static CheckResult hanging(String source, String says, Set<String> unknown) {
    return new CheckResult(Answer.YES, source, says, unknown, Weight.INDICATION);
  }

  /** What may hold: what was read fits it, and other things too. */
  static CheckResult possible(String source, String says, String unknown) {
    return new CheckResult(Answer.YES, source, says, Set.of(unknown), Weight.COMPATIBILITY);
  }

  static CheckResult unknown(String source, Set<String> what) {
    return new CheckResult(Answer.UNKNOWN, source, "", what, Weight.CONFIGURATION);
  }

  /** A cause that holds when the decision is so; the statements that decided are quoted. */
  static CheckResult of(Answer answer, String source, Decision decision, String says) {
    return new CheckResult(
        answer,
        source,
        says,
        decision.unknown(),
        decision.assumed().isEmpty() ? Weight.CONFIGURATION : Weight.INDICATION);
  }
}
