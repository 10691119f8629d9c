package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The execution role.
 *
 * @param roleId the AROA id that policies show once a role of this name was deleted
 * @param policies the inline and the attached ones; one that could not be read stands among them
 * @param boundary absent when the role has no permissions boundary
 */
public record Role(
    Arn arn,
    String roleId,
    Finding<Policy> trust,
    List<RolePolicy> policies,
    Finding<Policy> boundary,
    Map<String, String> tags) {
  public Role {
    policies = List.copyOf(policies);
    tags = Map.copyOf(tags);
  }

  public String name() {
    return arn.lastName();
  }

  /** The parts that are read by calls of their own. */
  Stream<Finding<?>> parts() {
    return Stream.concat(Stream.of(trust, boundary), policies.stream().map(RolePolicy::document));
  }

  public Role withTrust(Finding<Policy> other) {
    return new Role(arn, roleId, other, policies, boundary, tags);
  }

  public Role withPolicies(List<RolePolicy> others) {
    return new Role(arn, roleId, trust, others, boundary, tags);
  }

  public Role withBoundary(Finding<Policy> other) {
    return new Role(arn, roleId, trust, policies, other, tags);
  }
}
