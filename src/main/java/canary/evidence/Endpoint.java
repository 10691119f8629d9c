package canary.evidence;

import canary.finding.Finding;
import canary.policy.Policy;

/** A VPC endpoint of the account, for private APIs or for SQS. */
public record Endpoint(
    String id,
    String serviceName,
    String state,
    boolean privateDnsEnabled,
    Finding<Policy> policy) {

  /** Whether it leads to private APIs, and not to SQS. */
  public boolean isForApis() {
    return serviceName.endsWith(".execute-api");
  }

  public Endpoint withPolicy(Finding<Policy> other) {
    return new Endpoint(id, serviceName, state, privateDnsEnabled, other);
  }
}
