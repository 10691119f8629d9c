package canary.catalogue;

import canary.evidence.Evidence;
import java.util.function.Function;

/**
 * What settles a cause that the reply leaves open.
 *
 * @param read the read to make, in words; empty where the reply itself names the cause
 * @param question put to what was read
 * @param fault whether what the question finds is a fault by itself, or only together with the
 *     reply
 */
public record Proof(String read, Function<Evidence, CheckResult> question, boolean fault) {

  /** The reply itself names the cause. */
  static Proof saidByReply() {
    return notReadHere("");
  }

  /** No read of this program can decide it; the text says what can. */
  static Proof notReadHere(String read) {
    return new Proof(read, _ -> CheckResult.NOT_ASKED, false);
  }

  /** A configuration that is a fault whatever the reply. */
  static Proof faultWhen(String read, Function<Evidence, CheckResult> question) {
    return new Proof(read, question, true);
  }

  /** The same where the reply mostly names the cause. */
  static Proof faultWhen(Function<Evidence, CheckResult> question) {
    return faultWhen("", question);
  }

  /** A configuration that is sound by itself and explains the reply. */
  static Proof explainedWhen(String read, Function<Evidence, CheckResult> question) {
    return new Proof(read, question, false);
  }

  public CheckResult in(Evidence account) {
    return question.apply(account);
  }
}
