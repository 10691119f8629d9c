package canary.cause;

import canary.evidence.Evidence;
import java.util.function.Function;

/**
 * What settles a cause that the reply leaves open: the read to make, in words, and the question to
 * put to what was read.
 */
public record Proof(String read, Function<Evidence, Holding> question) {

  /** The reply itself names the cause. */
  static Proof byReply() {
    return new Proof("", _ -> Holding.NOT_ASKED);
  }

  /** The reply mostly names the cause, and what is read can confirm or refute it. */
  static Proof byReplyAnd(Function<Evidence, Holding> question) {
    return new Proof("", question);
  }

  /** Nothing that this program reads would tell. */
  static Proof settledBy(String read) {
    return new Proof(read, _ -> Holding.NOT_ASKED);
  }

  static Proof settledBy(String read, Function<Evidence, Holding> question) {
    return new Proof(read, question);
  }

  Holding in(Evidence account) {
    return question.apply(account);
  }
}
