package canary.probe;

/** The credentials that sign a request; the session token is empty for a long-lived key. */
public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {

  /** Secrets do not belong in logs. */
  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
