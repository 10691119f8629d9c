package canary.lab.service;

import java.util.Arrays;

/** Thrown when the lab is asked for something whose answer by AWS it does not know. */
public final class NotInLab extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the element, key or call, as AWS writes it
   */
  public NotInLab(String what) {
    super("The lab does not know how AWS treats " + what + ".");
  }

  /** Whether it is the last cause of a failure, or of one that the failure hides. */
  public static boolean isBehind(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof NotInLab
        || Arrays.stream(failure.getSuppressed()).anyMatch(NotInLab::isBehind);
  }
}
