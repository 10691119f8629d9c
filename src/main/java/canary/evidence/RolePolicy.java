package canary.evidence;

import canary.finding.Finding;
import canary.policy.Policy;

/**
 * A policy that a role has, or the whole of a kind when the role's policies could not be listed.
 */
public record RolePolicy(String name, Kind kind, Finding<Policy> document) {

  /** How a role comes by a policy. */
  public enum Kind {
    INLINE,
    ATTACHED
  }
}
