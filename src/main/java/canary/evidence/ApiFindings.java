package canary.evidence;

import canary.finding.Finding;
import java.util.List;

/**
 * The findings of API Gateway on the method and on what is in front of it.
 *
 * @param domain the custom domain name in the URL; absent where the URL has none
 * @param gatewayResponses those that the owner has changed
 * @param route the method in the summary of the stage's deployment
 * @param usagePlans those that list the stage; absent where the method asks for no API key
 * @param saved the integration as it is being edited
 * @param deployed the integration that the stage serves
 * @param contract what the stage's validator requires
 */
public record ApiFindings(
    Finding<CustomDomain> domain,
    Finding<RestApi> api,
    Finding<List<GatewayResponse>> gatewayResponses,
    Finding<Stage> stage,
    Finding<Method> method,
    Finding<DeployedMethod> route,
    Finding<List<UsagePlan>> usagePlans,
    ApiKeys apiKeys,
    Finding<Integration> saved,
    Finding<Integration> deployed,
    Finding<RequestContract> contract) {

  static ApiFindings unread(String why) {
    return new ApiFindings(
        Finding.unreadable("custom domain", why),
        Finding.unreadable("API", why),
        Finding.unreadable("gateway responses", why),
        Finding.unreadable("stage", why),
        Finding.unreadable("method", why),
        Finding.unreadable("deployment", why),
        Finding.unreadable("usage plans", why),
        ApiKeys.of(Finding.unreadable("API keys", why)),
        Finding.unreadable("saved integration", why),
        Finding.unreadable("deployed integration", why),
        Finding.unreadable("request validation", why));
  }

  ApiFindings withDeployed(Finding<Integration> other) {
    return with(domain, api, apiKeys, other);
  }

  ApiFindings withDomain(Finding<CustomDomain> other) {
    return with(other, api, apiKeys, deployed);
  }

  ApiFindings withApi(RestApi other) {
    return with(domain, Finding.known(other), apiKeys, deployed);
  }

  ApiFindings withApiKeys(ApiKeys other) {
    return with(domain, api, other, deployed);
  }

  private ApiFindings with(
      Finding<CustomDomain> newDomain,
      Finding<RestApi> newApi,
      ApiKeys newKeys,
      Finding<Integration> newDeployed) {
    return new ApiFindings(
        newDomain,
        newApi,
        gatewayResponses,
        stage,
        method,
        route,
        usagePlans,
        newKeys,
        saved,
        newDeployed,
        contract);
  }
}
