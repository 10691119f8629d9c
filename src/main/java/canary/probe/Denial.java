package canary.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An access-denied message of IAM taken apart. The action is in lower case, as SQS writes it; the
 * resource is empty when the message has none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
public record Denial(
    String principal, String action, String resource, Kind kind, PolicyType policyType) {

  /** Whether something allows too little or something denies. */
  public enum Kind {
    NOTHING_ALLOWS,
    EXPLICIT_DENY,
    UNSAID
  }

  /** The one kind of policy that AWS names, even where several deny. */
  public enum PolicyType {
    IDENTITY_BASED("identity-based policy"),
    RESOURCE_BASED("resource-based policy"),
    PERMISSIONS_BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    VPC_ENDPOINT("vpc endpoint policy"),
    ROLE_TRUST("role trust policy"),
    UNSAID("policy that the message does not name");

    private final String words;

    PolicyType(String words) {
      this.words = words;
    }

    /** The policy as IAM's sentence names it. */
    public String words() {
      return words;
    }

    /** The type that stands at the head of the words, behind "in a" or nothing; or UNSAID. */
    static PolicyType atHeadOf(String words) {
      var letters = letters(words).replaceFirst("^(?:in)?(?:an|a|the)?", "");
      // The documentation also spells it "sessions policy".
      var head = letters.replaceFirst("^sessionspolicy", "sessionpolicy");
      return Arrays.stream(values())
          .filter(type -> head.startsWith(letters(type.words)))
          .findFirst()
          .orElse(UNSAID);
    }

    private static String letters(String words) {
      return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
  }

  /** The denial that a text holds, wherever in it; of several one that denies explicitly. */
  public static Optional<Denial> in(String text) {
    return DenialReader.in(text);
  }

  /** The name of the role behind an assumed-role session, or empty when the principal is none. */
  public Optional<String> roleName() {
    var parts = principal.split("/");
    return principal.contains(":assumed-role/") && parts.length >= 2
        ? Optional.of(parts[1])
        : Optional.empty();
  }

  /** Whether it is a policy of the caller's own that does not allow the call, or denies it. */
  public boolean isByTheCallersOwn() {
    return switch (policyType) {
      case IDENTITY_BASED, PERMISSIONS_BOUNDARY, SESSION -> true;
      case RESOURCE_BASED, SERVICE_CONTROL, RESOURCE_CONTROL, VPC_ENDPOINT, ROLE_TRUST, UNSAID ->
          false;
    };
  }

  public String principalAccount() {
    return accountOf(principal);
  }

  public String resourceAccount() {
    return accountOf(resource);
  }

  /** True only when both accounts are named and differ. */
  public boolean crossesAccounts() {
    return !principalAccount().isEmpty()
        && !resourceAccount().isEmpty()
        && !principalAccount().equals(resourceAccount());
  }

  private static String accountOf(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 && parts[4].matches("\\d{12}") ? parts[4] : "";
  }
}
