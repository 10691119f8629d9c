package canary.evidence;

import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Map;

/**
 * A REST API as a whole.
 *
 * @param policy as it is saved; an edit takes effect with the next deployment
 */
public record RestApi(
    Finding<Policy> policy,
    List<String> endpointTypes,
    boolean disableExecuteApiEndpoint,
    List<String> binaryMediaTypes,
    Map<String, String> tags) {
  public RestApi {
    endpointTypes = List.copyOf(endpointTypes);
    binaryMediaTypes = List.copyOf(binaryMediaTypes);
    tags = Map.copyOf(tags);
  }

  public boolean isPrivate() {
    return endpointTypes.contains("PRIVATE");
  }

  public RestApi withPolicy(Finding<Policy> other) {
    return new RestApi(other, endpointTypes, disableExecuteApiEndpoint, binaryMediaTypes, tags);
  }
}
