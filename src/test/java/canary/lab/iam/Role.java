package canary.lab.iam;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A role.
 *
 * @param id the unique id that stays behind in other policies when the role is deleted, {@code
 *     AROA...}
 * @param policies the inline and managed policies, by name or ARN
 */
public record Role(
    String arn,
    String id,
    PolicyDocument trust,
    Map<String, PolicyDocument> policies,
    Optional<PolicyDocument> boundary) {
  /** Refuses a trust policy without principals. */
  public Role {
    trust.requirePrincipals();
    policies = Map.copyOf(policies);
  }

  /** A copy with another trust policy. */
  public Role withTrust(PolicyDocument newTrust) {
    return new Role(arn, id, newTrust, policies, boundary);
  }

  /** A copy with one policy added or replaced. */
  public Role withPolicy(String name, PolicyDocument policy) {
    Map<String, PolicyDocument> copy = new TreeMap<>(policies);
    copy.put(name, policy);
    return new Role(arn, id, trust, copy, boundary);
  }

  /** A copy with one policy less. */
  public Role withoutPolicy(String name) {
    Map<String, PolicyDocument> copy = new TreeMap<>(policies);
    copy.remove(name);
    return new Role(arn, id, trust, copy, boundary);
  }

  /** A copy under a permissions boundary. */
  public Role withBoundary(PolicyDocument newBoundary) {
    return new Role(arn, id, trust, policies, Optional.of(newBoundary));
  }
}
