package canary.lab.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The organization that all accounts of the lab belong to, if any, with the policies attached to
 * each account.
 *
 * <p>An account without service control policies has FullAWSAccess. RCPFullAWSAccess is attached to
 * everything and cannot be detached, so a resource control policy matters by its Deny only:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
public record Organization(
    Optional<String> id,
    Map<String, List<PolicyDocument>> serviceControl,
    Map<String, List<PolicyDocument>> resourceControl) {
  /** Accounts that belong to no organization. */
  public static Organization none() {
    return new Organization(Optional.empty(), Map.of(), Map.of());
  }

  /** An organization without policies; the id is {@code o-...}. */
  public static Organization of(String id) {
    return new Organization(Optional.of(id), Map.of(), Map.of());
  }

  /** A copy with one more service control policy on an account. */
  public Organization withServiceControl(String account, PolicyDocument policy) {
    return new Organization(id, plus(serviceControl, account, policy), resourceControl);
  }

  /** A copy with one more resource control policy on an account. */
  public Organization withResourceControl(String account, PolicyDocument policy) {
    return new Organization(id, serviceControl, plus(resourceControl, account, policy));
  }

  List<PolicyDocument> serviceControlOf(String arn) {
    return serviceControl.getOrDefault(Arn.of(arn).account(), List.of());
  }

  List<PolicyDocument> resourceControlOf(String arn) {
    return resourceControl.getOrDefault(Arn.of(arn).account(), List.of());
  }

  private static Map<String, List<PolicyDocument>> plus(
      Map<String, List<PolicyDocument>> policies, String account, PolicyDocument policy) {
    Map<String, List<PolicyDocument>> copy = new HashMap<>(policies);
    copy.merge(
        account,
        List.of(policy),
        (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    return Map.copyOf(copy);
  }
}
