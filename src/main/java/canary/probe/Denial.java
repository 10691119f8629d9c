package canary.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An access-denied message of IAM taken apart. The action is in lower case, as SQS writes it;
 * resource and policy ARN are empty when the message has none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
public record Denial(
    String principal,
    String action,
    String resource,
    Kind kind,
    PolicyType policyType,
    String policyArn) {

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

    public String words() {
      return words;
    }

    static PolicyType of(String words) {
      // The documentation also spells it "sessions policy".
      var wanted =
          words.toLowerCase(Locale.ROOT).replace("sessions policy", "session policy").strip();
      return Arrays.stream(values())
          .filter(type -> type.words.equals(wanted))
          .findFirst()
          .orElse(UNSAID);
    }
  }

  private static final int LONGEST_MESSAGE = 4_096;
  private static final Pattern SENTENCE =
      Pattern.compile(
          """
          User: (?<principal>\\S{1,2048}) is not authorized to perform: (?<action>[\\w-]+:[\\w*]+)\
          (?: on (?:resource: "?(?<resource>arn:[^\\s"]+?)"?(?=\\.?(?:\\s|$))|this resource|the resource associated with this ciphertext))?\
          (?:,? because no (?<implicit>[a-zA-Z -]{1,40}?) allows the \\S+ action\
          |(?: due to| with) an explicit deny(?: in (?:an? |the )?(?<explicit>[a-zA-Z -]{1,40}?)\
          (?: transitively through an? [a-zA-Z -]{1,40}?)?(?:: (?<policy>arn:\\S*[^\\s.]))?(?=[\\s.(:]*(?:\\(|$)|\\.))?)?\
          """,
          Pattern.CASE_INSENSITIVE);

  static Optional<Denial> in(String message) {
    var cut = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    var found = SENTENCE.matcher(cut);
    if (!found.find()) {
      return Optional.empty();
    }
    var implicit = Optional.ofNullable(found.group("implicit"));
    var explicit = Optional.ofNullable(found.group("explicit"));
    var kind =
        implicit.isPresent()
            ? Kind.NOTHING_ALLOWS
            : found.group().toLowerCase(Locale.ROOT).contains("an explicit deny")
                ? Kind.EXPLICIT_DENY
                : Kind.UNSAID;
    return Optional.of(
        new Denial(
            found.group("principal"),
            found.group("action").toLowerCase(Locale.ROOT),
            Optional.ofNullable(found.group("resource")).orElse(""),
            kind,
            implicit.or(() -> explicit).map(PolicyType::of).orElse(PolicyType.UNSAID),
            Optional.ofNullable(found.group("policy")).orElse("")));
  }

  /** The name of the role behind an assumed-role session, or empty when the principal is none. */
  public Optional<String> roleName() {
    var parts = principal.split("/");
    return principal.contains(":assumed-role/") && parts.length >= 2
        ? Optional.of(parts[1])
        : Optional.empty();
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
