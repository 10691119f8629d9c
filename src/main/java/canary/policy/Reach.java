package canary.policy;

import java.util.Set;

/** By what a principal of a policy reaches the caller. */
public enum Reach {
  NONE,
  UNKNOWN,
  /** The account as a whole: it can pass the permission on, and does not give it by itself. */
  ACCOUNT,
  EVERYONE,
  /** The role, or the service that calls. */
  CALLER,
  /** The very session: an implicit deny in a permissions boundary does not limit it. */
  SESSION;

  public static final Set<Reach> ANY = Set.of(ACCOUNT, EVERYONE, CALLER, SESSION);
  public static final Set<Reach> DIRECT = Set.of(EVERYONE, CALLER, SESSION);
}
