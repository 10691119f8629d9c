package canary.policy;

import canary.finding.Arn;
import java.util.Optional;

/** Who makes a request. */
public sealed interface Caller {

  /** How far one entry of a Principal element reaches to this caller. */
  Reach reachedBy(Principals.Entry entry);

  /** Somebody without credentials. */
  record Anonymous() implements Caller {
    @Override
    public Reach reachedBy(Principals.Entry entry) {
      return entry.isEveryone() ? Reach.EVERYONE : Reach.NONE;
    }
  }

  /**
   * An AWS service in its own name, as when it assumes a role.
   *
   * @param name in the very case of AWS, for service principals are case-sensitive:
   *     https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
   */
  record Service(String name) implements Caller {
    @Override
    public Reach reachedBy(Principals.Entry entry) {
      if (entry.isEveryone() || entry.kind().equals("Service") && entry.value().contains("*")) {
        return Reach.UNKNOWN;
      }
      return entry.kind().equals("Service") && entry.value().equals(name)
          ? Reach.CALLER
          : Reach.NONE;
    }
  }

  /**
   * A session of a role. Within an account a role's name is unique at whatever path, so the name is
   * enough.
   *
   * @param session the session's name; empty when it is not known
   */
  record RoleSession(String partition, String account, String role, Optional<String> session)
      implements Caller {

    /** The session in which API Gateway calls a service with an execution role. */
    public static RoleSession ofApiGateway(Arn role) {
      return new RoleSession(
          role.partition(),
          role.account(),
          role.lastName(),
          // Recorded in https://repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors
          Optional.of("BackplaneAssumeRoleSession"));
    }

    @Override
    public Reach reachedBy(Principals.Entry entry) {
      return switch (entry.kind()) {
        case "AWS" -> reachedBy(entry.value());
        case "Service", "Federated" -> Reach.NONE;
        default -> Reach.UNKNOWN;
      };
    }

    private Reach reachedBy(String principal) {
      if (principal.equals("*")) {
        return Reach.EVERYONE;
      }
      if (principal.matches("\\d{12}")) {
        return principal.equals(account) ? Reach.ACCOUNT : Reach.NONE;
      }
      if (new Principals.Entry("AWS", principal).isGone()) {
        return Reach.NONE;
      }
      return Arn.parse(principal)
          .filter(arn -> !principal.contains("*") && !principal.contains("${"))
          .map(this::reachedBy)
          .orElse(Reach.UNKNOWN);
    }

    private Reach reachedBy(Arn arn) {
      if (!arn.partition().equals(partition) || !arn.account().equals(account)) {
        return Reach.NONE;
      }
      var parts = arn.resource().split("/");
      return switch (arn.service() + " " + parts[0]) {
        case "iam root" -> Reach.ACCOUNT;
        case "iam role" -> arn.lastName().equals(role) ? Reach.CALLER : Reach.NONE;
        case "iam user" -> Reach.NONE;
        case "sts assumed-role" -> parts.length == 3 ? reachedBySession(parts) : Reach.UNKNOWN;
        default -> Reach.UNKNOWN;
      };
    }

    private Reach reachedBySession(String[] parts) {
      if (!parts[1].equals(role)) {
        return Reach.NONE;
      }
      return session
          .map(name -> name.equals(parts[2]) ? Reach.SESSION : Reach.NONE)
          .orElse(Reach.UNKNOWN);
    }
  }
}
