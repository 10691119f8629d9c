package canary.lab.iam;

import canary.lab.gateway.caller.Session;

/** Whoever makes a request that a policy is asked about. */
public sealed interface Caller {
  /** An AWS service that calls under its own name, as API Gateway does when it assumes a role. */
  record ServicePrincipal(String name) implements Caller {}

  /** Somebody without credentials. */
  record Anonymous() implements Caller {}

  /**
   * A session of a role.
   *
   * @param bounded whether the role has a permissions boundary
   */
  record AssumedRole(String roleArn, String roleId, String sessionName, boolean bounded)
      implements Caller {
    /** The session as policies see it. */
    public static AssumedRole of(Role role, Session session) {
      return new AssumedRole(
          role.arn(), role.id(), session.sessionName(), role.boundary().isPresent());
    }

    /** The ARN that AWS prints in a denial: without the role's path. */
    public String arn() {
      Arn role = Arn.of(roleArn);
      return "arn:%s:sts::%s:assumed-role/%s/%s"
          .formatted(role.partition(), role.account(), role.name(), sessionName);
    }

    public String account() {
      return Arn.of(roleArn).account();
    }
  }
}
