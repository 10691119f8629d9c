package canary.lab.service;

/** Thrown when the lab is asked for something whose answer by AWS it does not know. */
public final class NotInLab extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the element, key or call, as AWS writes it
   */
  public NotInLab(String what) {
    super("The lab does not know how AWS treats " + what + ".");
  }
}
