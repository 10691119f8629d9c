package canary.evidence;

import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Map;

/**
 * A REST API as a whole.
 *
 * @param policy as it is saved; an edit takes effect with the next deployment
 * @param vpcEndpointIds those that a private API is associated with: each has a host name that
 *     names both
 */
public record RestApi(
    Finding<Policy> policy,
    List<String> endpointTypes,
    List<String> vpcEndpointIds,
    boolean disableExecuteApiEndpoint,
    List<String> binaryMediaTypes,
    Map<String, String> tags) {
  public RestApi {
    endpointTypes = List.copyOf(endpointTypes);
    vpcEndpointIds = List.copyOf(vpcEndpointIds);
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
    tags = Map.copyOf(tags);
  }

  public boolean isPrivate() {
    return endpointTypes.contains("PRIVATE");
  }

  public RestApi withPolicy(Finding<Policy> other) {
    return new RestApi(
        other, endpointTypes, vpcEndpointIds, disableExecuteApiEndpoint, binaryMediaTypes, tags);
  }
}
