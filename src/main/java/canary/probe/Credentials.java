package canary.probe;

/** What a request is signed with; the session token is empty for a long-lived key. */
public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {

  /** Secrets do not belong in logs. */
  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
