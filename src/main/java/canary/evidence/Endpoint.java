package canary.evidence;

import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;

/**
 * A VPC endpoint of the account in the API's Region.
 *
 * @param policy of one for private APIs or for SQS; of others it is not read
 */
public record Endpoint(
    String id,
    String serviceName,
    String vpcId,
    List<String> securityGroups,
    String state,
    boolean privateDnsEnabled,
    Finding<Policy> policy) {

  public Endpoint {
    securityGroups = List.copyOf(securityGroups);
  }

  /** Whether it leads to private APIs. */
  public boolean isForApis() {
    return service().equals("execute-api");
  }

  /** Whether it leads to SQS. */
  public boolean isForQueues() {
    return service().equals("sqs");
  }

  /** The service as AWS names it behind the Region, as sqs. */
  public String service() {
    return serviceName.substring(serviceName.lastIndexOf('.') + 1);
  }

  public Endpoint withPolicy(Finding<Policy> other) {
    return new Endpoint(id, serviceName, vpcId, securityGroups, state, privateDnsEnabled, other);
  }
}
