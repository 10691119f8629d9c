package canary.lab;

import java.time.Instant;
import java.util.Optional;

/** An access key that the lab knows, and the principal it belongs to. */
public record Credential(
    String accessKeyId,
    String secretAccessKey,
    Optional<String> sessionToken,
    Instant expires,
    String principalArn) {
  /** The key of a user: no session token, no end. */
  public static Credential of(String accessKeyId, String secretAccessKey, String principalArn) {
    return new Credential(
        accessKeyId, secretAccessKey, Optional.empty(), Instant.MAX, principalArn);
  }
}
