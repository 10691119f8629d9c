package canary.aws;

import static canary.aws.SdkCall.requireSent;
import static canary.aws.SdkCall.required;

import canary.evidence.ApiExport;
import canary.evidence.DeployedMethod;
import canary.evidence.GatewayResponse;
import canary.evidence.MethodAddress;
import canary.evidence.RestApi;
import canary.evidence.Stage;
import canary.evidence.UsagePlan;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.MethodSnapshot;

/** Reads one method of a REST API, as it is saved and as it is deployed. */
record ApiReader(ApiGatewayClient gateway, MethodAddress place, String partition) {
  private static final int MOST_AT_ONCE = 500;

  Finding<RestApi> api() {
    return call("API", Permission.GET_REST_API, "").reading(this::readApi);
  }

  private Finding<RestApi> readApi() {
    var api = gateway.getRestApi(request -> request.restApiId(place.apiId()));
    required("id", api.id());
    var endpoint = Optional.ofNullable(api.endpointConfiguration());
    return Finding.known(
        new RestApi(
            Optional.ofNullable(api.policy())
                .filter(text -> !text.isBlank())
                .map(text -> Policy.parseEscaped("API policy", text))
                .orElseGet(Finding::absent),
            endpoint.stream().flatMap(it -> it.typesAsStrings().stream()).toList(),
            endpoint.stream().flatMap(it -> it.vpcEndpointIds().stream()).toList(),
            Boolean.TRUE.equals(api.disableExecuteApiEndpoint()),
            api.binaryMediaTypes(),
            api.tags()));
  }

  Finding<Stage> stage() {
    return call("stage", Permission.GET_STAGE, "/stages/" + place.stage()).reading(this::readStage);
  }

  private Finding<Stage> readStage() {
    var stage =
        gateway.getStage(request -> request.restApiId(place.apiId()).stageName(place.stage()));
    return Finding.known(Gateway.stage(stage, place));
  }

  /** The resource that serves the place's path; absent when none does. */
  Finding<ApiResource> resource() {
    return call("resources", Permission.GET_RESOURCES, "/resources").reading(this::readResource);
  }

  private Finding<ApiResource> readResource() {
    var resources =
        gateway
            .getResourcesPaginator(request -> request.restApiId(place.apiId()).limit(MOST_AT_ONCE))
            .items()
            .stream()
            .map(
                it ->
                    new ApiResource.Defined(
                        required("id", it.id()),
                        required("path", it.path()),
                        it.resourceMethods().keySet()))
            .toList();
    requireSent("item", !resources.isEmpty());
    return ApiResource.serving(place, resources).map(Finding::known).orElseGet(Finding::absent);
  }

  Finding<SavedMethod> method(ApiResource resource) {
    var path = "/resources/" + resource.id() + "/methods/" + resource.httpMethod();
    return call("method", Permission.GET_METHOD, path).reading(() -> readMethod(resource));
  }

  private Finding<SavedMethod> readMethod(ApiResource resource) {
    var method =
        gateway.getMethod(
            request ->
                request
                    .restApiId(place.apiId())
                    .resourceId(resource.id())
                    .httpMethod(resource.httpMethod()));
    return Finding.known(Gateway.method(resource, method));
  }

  /** The method in the deployment's summary; absent when it is not deployed. */
  Finding<DeployedMethod> route(Stage stage) {
    return call("deployment", Permission.GET_DEPLOYMENT, "/deployments/" + stage.deploymentId())
        .reading(() -> readRoute(stage.deploymentId()));
  }

  private Finding<DeployedMethod> readRoute(String deploymentId) {
    var deployment =
        gateway.getDeployment(
            request ->
                request.restApiId(place.apiId()).deploymentId(deploymentId).embed("apisummary"));
    requireSent("apiSummary", deployment.hasApiSummary());
    var summary = deployment.apiSummary();
    return ApiResource.serving(place, candidates(summary))
        .map(it -> summary.get(it.path()).get(it.httpMethod()))
        .map(
            it ->
                Finding.known(
                    new DeployedMethod(
                        required("authorizationType", it.authorizationType()),
                        Boolean.TRUE.equals(it.apiKeyRequired()),
                        Optional.ofNullable(deployment.createdDate()))))
        .orElseGet(Finding::absent);
  }

  private static List<ApiResource.Defined> candidates(
      Map<String, Map<String, MethodSnapshot>> summary) {
    return summary.entrySet().stream()
        .map(it -> new ApiResource.Defined("", it.getKey(), it.getValue().keySet()))
        .toList();
  }

  /** The stage's definition in OpenAPI, with API Gateway's extensions. */
  Finding<ApiExport> export() {
    var path = "/stages/" + place.stage() + "/exports/oas30";
    return call("deployed integration", Permission.GET_EXPORT, path).reading(this::readExport);
  }

  private Finding<ApiExport> readExport() {
    var export =
        gateway.getExport(
            request ->
                request
                    .restApiId(place.apiId())
                    .stageName(place.stage())
                    .exportType("oas30")
                    .accepts("application/json")
                    .parameters(Map.of("extensions", "apigateway")));
    return ApiExport.parse(required("body", export.body()).asUtf8String());
  }

  /**
   * What the stage's export has of the method.
   *
   * @param resource unless it was found, only the path as it is can be looked for
   */
  <T> Finding<T> deployed(
      Finding<ApiResource> resource, Finding<ApiExport> export, InExport<T> what) {
    var path = resource.found().map(ApiResource::path).orElse(place.path());
    var deployed = export.then(it -> what.in(it, path, place.httpMethod()));
    return deployed instanceof Finding.Absent<T>
            && resource instanceof Finding.Unreadable<ApiResource>(var thing, var why, var grant)
        ? new Finding.Unreadable<>(thing, why, grant)
        : deployed;
  }

  /** A part of an export. */
  interface InExport<T> {
    Finding<T> in(ApiExport export, String resourcePath, String httpMethod);
  }

  /** The answers of API Gateway itself that the owner has changed. */
  Finding<List<GatewayResponse>> gatewayResponses() {
    return call("gateway responses", Permission.GET_GATEWAY_RESPONSES, "/gatewayresponses")
        .reading(this::readGatewayResponses);
  }

  private Finding<List<GatewayResponse>> readGatewayResponses() {
    var answer =
        gateway.getGatewayResponses(
            request -> request.restApiId(place.apiId()).limit(MOST_AT_ONCE));
    requireSent("item", answer.hasItems());
    return Finding.known(
        answer.items().stream()
            .filter(it -> !Boolean.TRUE.equals(it.defaultResponse()))
            .map(Gateway::response)
            .toList());
  }

  /** The usage plans that list the stage, which only a method that asks for a key minds. */
  Finding<List<UsagePlan>> usagePlans(DeployedMethod route) {
    var arn = "arn:%s:apigateway:%s::/usageplans".formatted(partition, place.region());
    return route.apiKeyRequired()
        ? new SdkCall("usage plans", Permission.GET_USAGE_PLANS, arn).reading(this::readUsagePlans)
        : Finding.absent();
  }

  private Finding<List<UsagePlan>> readUsagePlans() {
    var answer = gateway.getUsagePlans(request -> request.limit(MOST_AT_ONCE));
    requireSent("item", answer.hasItems());
    return answer.position() == null
        ? Finding.known(
            answer.items().stream()
                .filter(
                    plan ->
                        plan.apiStages().stream()
                            .anyMatch(
                                it ->
                                    place.apiId().equals(it.apiId())
                                        && place.stage().equals(it.stage())))
                .map(Gateway::plan)
                .toList())
        : Finding.unreadable("usage plans", "there are more than one response holds");
  }

  /** A read of the API, or of what is below it at this path. */
  private SdkCall call(String what, Permission permission, String path) {
    return new SdkCall(what, permission, Gateway.arn(partition, place) + path);
  }
}
