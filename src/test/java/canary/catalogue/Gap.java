package canary.catalogue;

import java.util.stream.Stream;

/** A sentence for what a cause lacks: which cause, and what to add to which file. */
public final class Gap {
  private Gap() {}

  /** {@code queue-delayed: no lab fault: add one to QueueFaults.java}, or nothing. */
  public static Stream<String> when(boolean missing, Cause cause, String sentence) {
    return missing ? Stream.of(cause.id() + ": " + sentence) : Stream.empty();
  }

  /** The file of the cause's component; {@code suffix} is Cases or Faults. */
  public static String file(Cause cause, String suffix) {
    var component = cause.component().id();
    return Character.toUpperCase(component.charAt(0)) + component.substring(1) + suffix + ".java";
  }
}
