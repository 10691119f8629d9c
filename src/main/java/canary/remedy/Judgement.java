package canary.remedy;

import canary.model.Rehearsal;
import canary.model.Rehearsal.Encoding;
import canary.model.SendResult;

/** An integration before and after a change, both executed. */
record Judgement(Rehearsal before, Rehearsal after) {

  /** The canary's message reaches the queue as it is meant, and so does a client's. */
  boolean arrives() {
    return arrives(after);
  }

  static boolean arrives(Rehearsal it) {
    return (it.combined().sent() || it.onlyWhenFitting())
        && it.damage().isEmpty()
        && isKept(it.encoding())
        && !it.quotesBreak();
  }

  private static boolean isKept(Encoding encoding) {
    return switch (encoding) {
      case INTACT, NOT_COMPARABLE -> true;
      case NOT_ENCODED, ENCODED_TWICE -> false;
    };
  }

  /** The message does not arrive yet, and gets as far as another fault. */
  boolean leadsOn() {
    return !before.mayArrive()
        && !after.mayArrive()
        && stage(effect(after)) >= stage(effect(before))
        && !effect(after).equals(effect(before));
  }

  private static int stage(SendResult effect) {
    return switch (effect) {
      case SendResult.NotCalled _ -> 0;
      case SendResult.NoMessage _, SendResult.OtherOperation _ -> 1;
      case SendResult.Refused _ -> 2;
      case SendResult.Sent _, SendResult.NotKnown _ -> 3;
    };
  }

  boolean isOpen() {
    return effect(after) instanceof SendResult.NotKnown;
  }

  String words() {
    if (arrives()) {
      return "judged: the message arrives" + consumers() + ".";
    }
    return effect(after) instanceof SendResult.NotKnown(var why)
        ? "not judged, because %s.".formatted(why)
        : "judged: this fault is gone, another shows next: %s.".formatted(effect(after).words());
  }

  static SendResult effect(Rehearsal it) {
    return it.plain().sent() ? it.combined().effect() : it.plain().effect();
  }

  /** What those who receive see changed. */
  private String consumers() {
    if (!before.reference().sent()) {
      return "";
    }
    return before.reference().body().equals(after.reference().body())
        ? "; consumers see messages without special characters as before"
        : "; consumers see another message than before";
  }
}
