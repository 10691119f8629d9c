package canary.catalogue;

import canary.evidence.Evidence;
import canary.question.Check;
import canary.question.CheckResult;

/**
 * What settles a cause that the reply leaves open.
 *
 * @param fault whether what the check finds is a fault by itself, or only together with the reply
 */
public record Proof(Check check, boolean fault) {

  /** The reply itself names the cause. */
  static Proof saidByReply() {
    return notReadHere("");
  }

  /** No read of this program can decide it; the text says what can. */
  static Proof notReadHere(String text) {
    return new Proof(_ -> CheckResult.notAsked().settledBy(text), false);
  }

  /** A configuration that is a fault whatever the reply. */
  static Proof faultWhen(Check check) {
    return new Proof(check, true);
  }

  /** A configuration that is sound by itself and explains the reply. */
  static Proof explainedWhen(Check check) {
    return new Proof(check, false);
  }

  public CheckResult in(Evidence account) {
    return check.of(account);
  }
}
