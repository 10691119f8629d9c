package canary.aws;

import static canary.aws.SdkCall.requireSent;
import static canary.aws.SdkCall.required;

import canary.evidence.ApiKeys;
import canary.evidence.ApiKeys.ApiKey;
import canary.evidence.UsagePlan;
import canary.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/**
 * Reads the API keys of an account, and which of them a stage takes. Their values come with them
 * and are kept as digests only.
 */
record ApiKeyReader(ApiGatewayClient gateway, String partition, String region) {
  private static final int MOST_AT_ONCE = 500;

  /**
   * @param plans those of the stage
   */
  Finding<List<ApiKey>> read(List<UsagePlan> plans) {
    var arn = "arn:%s:apigateway:%s::/apikeys".formatted(partition, region);
    return new SdkCall("API keys", Permission.GET_API_KEYS, arn)
        .reading(
            () -> {
              var taken =
                  plans.stream().flatMap(it -> keysOf(it).stream()).collect(Collectors.toSet());
              return Finding.known(all(taken));
            });
  }

  private List<ApiKey> all(Set<String> taken) {
    return gateway
        .getApiKeysPaginator(request -> request.includeValues(true).limit(MOST_AT_ONCE))
        .stream()
        .peek(page -> requireSent("item", page.hasItems()))
        .flatMap(page -> page.items().stream())
        .map(
            it ->
                new ApiKey(
                    Optional.ofNullable(it.name()).orElse(it.id()),
                    ApiKeys.digest(required("value", it.value())),
                    Boolean.TRUE.equals(it.enabled()),
                    taken.contains(it.id())))
        .toList();
  }

  private Set<String> keysOf(UsagePlan plan) {
    return gateway
        .getUsagePlanKeysPaginator(request -> request.usagePlanId(plan.id()).limit(MOST_AT_ONCE))
        .stream()
        .peek(page -> requireSent("item", page.hasItems()))
        .flatMap(page -> page.items().stream())
        .map(it -> required("id", it.id()))
        .collect(Collectors.toSet());
  }
}
