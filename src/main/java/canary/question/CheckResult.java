package canary.question;

import canary.evidence.Reason.Weight;
import canary.finding.Answer;
import canary.policy.Decision;
import java.util.Set;

/**
 * The result of a check: whether the cause holds, what was seen where, and what could not be known.
 *
 * @param weight how much the answer weighs: a value that was read, unless it rests on undocumented
 *     behavior or only fits
 * @param read the read that settles it, in words; empty where the reply itself names the cause
 */
public record CheckResult(
    Answer answer, String source, String says, Set<String> unknown, Weight weight, String read) {

  /** Whether it is so only because the canary's request lacks what clients' requests may have. */
  public boolean isOfThisRequest() {
    return answer == Answer.YES && weight == Weight.DIFFERENCE;
  }

  /** Whether something else makes the digest that would show it. */
  public boolean explainsDigest() {
    return answer == Answer.NO && weight == Weight.FINGERPRINT;
  }

  /** Nothing that this program reads decides it. */
  public static CheckResult notAsked() {
    return unknown("", Set.of());
  }

  /** The same with the read that settles it, in words: service, call, what to look for. */
  public CheckResult settledBy(String text) {
    return new CheckResult(answer, source, says, unknown, weight, text);
  }

  /** The same question with an answer that rests on more than this check. */
  public CheckResult butAnswers(Answer other, String where, String what) {
    return new CheckResult(other, where, what, Set.of(), Weight.CONFIGURATION, read);
  }

  static CheckResult of(Answer answer, String source, String says) {
    return new CheckResult(answer, source, says, Set.of(), Weight.CONFIGURATION, "");
  }

  /** What very likely holds, on grounds that AWS does not document. */
  static CheckResult believed(String source, String says) {
    return new CheckResult(Answer.YES, source, says, Set.of(), Weight.INDICATION, "");
  }

  /** What holds if that which is not known is as it must be for it. */
  static CheckResult hanging(String source, String says, Set<String> unknown) {
    return new CheckResult(Answer.YES, source, says, unknown, Weight.INDICATION, "");
  }

  /** What holds of this request, and not of one that differs from it in what is not known. */
  static CheckResult ofThisRequest(String source, String says, Set<String> unknown) {
    return new CheckResult(Answer.YES, source, says, unknown, Weight.DIFFERENCE, "");
  }

  /** What does not hold although the digest shows it: something else that was read makes it so. */
  static CheckResult notByItsDigest(String source, String says) {
    return new CheckResult(Answer.NO, source, says, Set.of(), Weight.FINGERPRINT, "");
  }

  /** What may hold: what was read fits it, and other things too. */
  static CheckResult possible(String source, String says, String unknown) {
    return new CheckResult(Answer.YES, source, says, Set.of(unknown), Weight.COMPATIBILITY, "");
  }

  static CheckResult unknown(String source, Set<String> what) {
    return new CheckResult(Answer.UNKNOWN, source, "", what, Weight.CONFIGURATION, "");
  }

  /** A cause that holds when the decision is so; the statements that decided are quoted. */
  static CheckResult of(Answer answer, String source, Decision decision, String says) {
    return new CheckResult(
        answer,
        source,
        says,
        decision.unknown(),
        decision.assumed().isEmpty() ? Weight.CONFIGURATION : Weight.INDICATION,
        "");
  }
}
