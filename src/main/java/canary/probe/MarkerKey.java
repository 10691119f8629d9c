package canary.probe;

/** The key that signs the marker of a canary message; empty when it is not signed. */
public record MarkerKey(String text) {
  public static final MarkerKey NONE = new MarkerKey("");

  /** Secrets do not belong in logs. */
  @Override
  public String toString() {
    return "MarkerKey[hidden]";
  }
}
