package canary.policy;

import canary.finding.Answer;
import canary.finding.Arn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The caller of a request, as policies see it. */
public sealed interface Caller {

  /** How far one entry of a Principal element reaches to this caller. */
  Reach reachedBy(Principals.Principal entry);

  /** Whether a Deny of a resource's policy leaves this caller alone, by its NotPrincipal. */
  default Answer isExcepted(List<Principals.Principal> entries) {
    return entries.stream()
        .map(this::reachedBy)
        .map(reach -> reach == Reach.UNKNOWN ? Answer.UNKNOWN : Answer.of(reach != Reach.NONE))
        .reduce(Answer.NO, Answer::or);
  }

  /** A caller without credentials. */
  record Anonymous() implements Caller {
    @Override
    public Reach reachedBy(Principals.Principal entry) {
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
    public Reach reachedBy(Principals.Principal entry) {
      if (entry.isEveryone() || entry.kind().equals("Service") && entry.value().contains("*")) {
        return Reach.UNKNOWN;
      }
      return entry.kind().equals("Service") && entry.value().equals(name)
          ? Reach.CALLER
          : Reach.NONE;
    }
  }

  /**
   * A session of a role. Within an account a role's name is unique across paths, so the name is
   * enough.
   *
   * @param roleId the role's AROA id; empty when it is not known
   * @param session the session's name; empty when it is not known
   * @param bounded whether the role has a permissions boundary
   */
  record RoleSession(
      String partition,
      String account,
      String role,
      Optional<String> roleId,
      Optional<String> session,
      Answer bounded)
      implements Caller {
    private static final Set<Reach> WHOLE = Set.of(Reach.ACCOUNT, Reach.CALLER, Reach.SESSION);

    /**
     * A Deny with NotPrincipal always denies a role that has a boundary. Another is left alone
     * where session, role and account are all named; what it does where only some of them are is
     * not documented.
     *
     * <p>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
     */
    @Override
    public Answer isExcepted(List<Principals.Principal> entries) {
      var reached = entries.stream().map(this::reachedBy).collect(Collectors.toSet());
      boolean whole = reached.contains(Reach.EVERYONE) || reached.containsAll(WHOLE);
      boolean none = Set.of(Reach.NONE).containsAll(reached);
      return bounded.not().and(whole ? Answer.YES : none ? Answer.NO : Answer.UNKNOWN);
    }

    @Override
    public Reach reachedBy(Principals.Principal entry) {
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
      if (new Principals.Principal("AWS", principal).isId()) {
        return reachedById(principal);
      }
      return Arn.parse(principal)
          .filter(arn -> !principal.contains("*") && !principal.contains("${"))
          .map(this::reachedBy)
          .orElse(Reach.UNKNOWN);
    }

    private Reach reachedById(String id) {
      return id.startsWith("AROA") && roleId.isEmpty()
          ? Reach.UNKNOWN
          : roleId.filter(id::equals).isPresent() ? Reach.CALLER : Reach.NONE;
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
