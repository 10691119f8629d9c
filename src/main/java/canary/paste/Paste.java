package canary.paste;

import canary.evidence.TestInvocation;
import canary.probe.Reply;
import canary.probe.SentRequest;
import java.util.Optional;

/**
 * A pasted text, read: the reply that was found in it, and the rest of its content.
 *
 * @param readAs what the text was taken for, as a noun; empty where nothing was recognized
 * @param reply the reply inside; the whole text as its body where nothing was recognized
 * @param log the content of an execution log beside the reply
 * @param sent the request that led to the reply, where it was pasted too
 */
public record Paste(
    String readAs, Reply reply, Optional<TestInvocation> log, Optional<SentRequest> sent) {

  static Paste of(String readAs, Reply reply) {
    return new Paste(readAs, reply, Optional.empty(), Optional.empty());
  }

  /** Finds the reply in a text of any form; never fails, and looks at a bounded part of it. */
  public static Paste of(String text) {
    return PasteReader.read(text);
  }

  /** A reply whose parts are known; its body may itself be a paste. */
  public static Paste of(Reply reply) {
    return PasteReader.read(reply);
  }

  /** True when something in the text was known. */
  public boolean recognized() {
    return !readAs.isEmpty();
  }

  public Paste after(SentRequest request) {
    return new Paste(readAs, reply, log, Optional.of(request));
  }
}
