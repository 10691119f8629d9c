package canary.catalogue;

import canary.evidence.Evidence;
import canary.question.Check;
import canary.question.CheckResult;

/** A check that settles a cause that the reply leaves open. */
public record Proof(Check check, Kind kind) {

  /** What a check proves that answers YES. */
  public enum Kind {
    /** A configuration that is valid by itself and explains the reply. */
    EXPLANATION,
    /** A configuration that is a fault with any reply. */
    FAULT,
    /** A fault that explains the reply when all other explanations are ruled out. */
    REMAINDER,
    /** An edit is saved; it is the cause where to deploy it breaks nothing. */
    EDIT,
    /** An edit is saved; it is the cause where to deploy it breaks messages. */
    BREAKING_EDIT
  }

  /** The reply itself names the cause. */
  static Proof saidByReply() {
    return notReadHere("");
  }

  /** No read of this program can decide it; the text says what can. */
  static Proof notReadHere(String text) {
    return explainedWhen(_ -> CheckResult.notAsked().settledBy(text));
  }

  static Proof explainedWhen(Check check) {
    return new Proof(check, Kind.EXPLANATION);
  }

  static Proof faultWhen(Check check) {
    return new Proof(check, Kind.FAULT);
  }

  static Proof remainsWhen(Check check) {
    return new Proof(check, Kind.REMAINDER);
  }

  static Proof editWhen(Check check) {
    return new Proof(check, Kind.EDIT);
  }

  static Proof breakingEditWhen(Check check) {
    return new Proof(check, Kind.BREAKING_EDIT);
  }

  /** Whether what the check finds is a fault by itself, and not only together with the reply. */
  public boolean fault() {
    return kind != Kind.EXPLANATION;
  }

  public CheckResult in(Evidence account) {
    return check.of(account);
  }
}
