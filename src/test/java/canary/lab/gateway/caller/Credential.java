package canary.lab.gateway.caller;

import java.time.Instant;
import java.util.Optional;

/** Temporary credentials that the lab knows, and the role session they belong to. */
public record Credential(
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    Instant expires,
    Session session) {
  /** Credentials of a role session that do not expire; the keys are AWS's examples. */
  public static Credential of(Session session) {
    return new Credential(
        "ASIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AQoDYXdzEJr1K4EXAMPLE",
        Instant.MAX,
        session);
  }

  /** The session as denials name it: arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION. */
  public String principalArn() {
    String role = session.roleArn().substring(session.roleArn().lastIndexOf('/') + 1);
    return session.roleArn().replace(":iam:", ":sts:").replaceAll(":role/.*", "")
        + ":assumed-role/%s/%s".formatted(role, session.sessionName());
  }

  boolean isOf(String keyId, Optional<String> token) {
    return accessKeyId.equals(keyId) && token.filter(sessionToken::equals).isPresent();
  }
}
