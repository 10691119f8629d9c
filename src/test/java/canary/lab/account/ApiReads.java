package canary.lab.account;

import canary.evidence.ApiExport;
import canary.evidence.DeployedMethod;
import canary.evidence.Integration;
import canary.evidence.Method;
import canary.evidence.MethodAddress;
import canary.evidence.RequestContract;
import canary.evidence.RestApi;
import canary.evidence.Stage;
import canary.evidence.TestInvocation;
import canary.finding.Finding;
import canary.lab.Laboratory;
import canary.lab.gateway.WebAcl;
import canary.lab.template.Resolved;
import canary.lab.template.Tree;
import canary.policy.Policy;
import canary.probe.Payload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/** What API Gateway's read operations give of the laboratory's API. */
record ApiReads(Reads reads, Laboratory lab, MethodAddress place) {
  private static final String API = "Api";

  Finding<RestApi> api() {
    return reads.of("API", () -> existing(lab.stack()).map(this::api));
  }

  Finding<Stage> stage() {
    return reads.of("stage", this::stageAsItIs);
  }

  Finding<Method> method() {
    return reads.of("method", () -> method(lab.stack()).map(this::method));
  }

  /** The method in the summary of the stage's deployment. */
  Finding<DeployedMethod> route() {
    return reads.of(
        "deployment", () -> stageAsItIs().then(_ -> method(lab.deployed())).map(this::route));
  }

  Finding<Integration> saved() {
    return reads.of("saved integration", () -> integration(lab.stack()));
  }

  Finding<Integration> deployed() {
    return reads.of(
        "deployed integration", () -> stageAsItIs().then(_ -> integration(lab.deployed())));
  }

  Integration onStage(Integration integration) {
    return stageAsItIs().found().map(integration::on).orElse(integration);
  }

  Finding<TestInvocation> test(Payload message) {
    return stageAsItIs()
        .then(stage -> method(lab.stack()).map(_ -> stage.variables()))
        .map(
            variables ->
                lab.testInvoke(
                    message.query(), place.message().headers(message), message.body(), variables))
        .map(answer -> TestInvocation.parse(answer.log()));
  }

  private Finding<Tree> existing(Resolved stack) {
    return stack
        .find(API)
        .filter(_ -> stack.reference(API).equals(place.apiId()))
        .map(it -> Finding.known(it.tree(API)))
        .orElseGet(Finding::absent);
  }

  private RestApi api(Tree api) {
    var definition = api.get("DefinitionBody");
    return new RestApi(
        definition
            .find("x-amazon-apigateway-policy")
            .map(it -> Policy.parse("API policy", JSON.std.asString(it.value())))
            .orElseGet(Finding::absent),
        List.of(api.get("EndpointConfiguration").get("Type").text()),
        api
            .get("EndpointConfiguration")
            .find("VPCEndpointIds")
            .map(Tree::items)
            .orElse(List.of())
            .stream()
            .map(Tree::text)
            .toList(),
        api.find("DisableExecuteApiEndpoint").filter(Tree::flag).isPresent(),
        definition
            .find("x-amazon-apigateway-binary-media-types")
            .map(Tree::items)
            .orElse(List.of())
            .stream()
            .map(Tree::text)
            .toList(),
        Map.of());
  }

  private Finding<Stage> stageAsItIs() {
    return existing(lab.stack())
        .then(
            api ->
                api.get("StageName").text().equals(place.stage())
                    ? Finding.known(stage(api))
                    : Finding.absent());
  }

  private Stage stage(Tree api) {
    var limits = api.get("MethodSettings").items().getFirst();
    return new Stage(
        "deployment",
        Optional.empty(),
        api.texts("Variables"),
        api.find("CanarySetting").map(it -> it.get("PercentTraffic").number()).orElse(0.0),
        WebAcl.arn(lab.stack(), place.apiId(), place.stage()),
        OptionalDouble.of(limits.get("ThrottlingRateLimit").number()),
        OptionalInt.of((int) limits.get("ThrottlingBurstLimit").number()));
  }

  private Finding<Tree> method(Resolved stack) {
    return existing(stack)
        .then(
            api ->
                api.get("DefinitionBody")
                    .get("paths")
                    .find(resourcePath(api))
                    .flatMap(
                        path ->
                            path.find(place.httpMethod().toLowerCase(Locale.ROOT))
                                .or(() -> path.find("x-amazon-apigateway-any-method")))
                    .map(Finding::known)
                    .orElseGet(Finding::absent));
  }

  /** As it is defined, braces and all; the place's own where no resource serves it. */
  private String resourcePath(Tree api) {
    return api.get("DefinitionBody").get("paths").entries().keySet().stream()
        .filter(it -> place.path().matches(expression(it)))
        .findFirst()
        .orElse(place.path());
  }

  private static String expression(String resourcePath) {
    return Arrays.stream(resourcePath.split("/", -1))
        .map(it -> it.endsWith("+}") ? ".+" : it.startsWith("{") ? "[^/]+" : Pattern.quote(it))
        .collect(Collectors.joining("/"));
  }

  private Method method(Tree method) {
    return new Method(
        "resource",
        existing(lab.stack()).found().map(this::resourcePath).orElse(place.path()),
        method.get("responses").entries().keySet());
  }

  private DeployedMethod route(Tree method) {
    return new DeployedMethod(
        authorizationType(lab.deployed(), method),
        apiKeyRequired(lab.deployed(), method),
        Optional.empty());
  }

  private static String authorizationType(Resolved stack, Tree method) {
    if (requires(stack, method, scheme -> authType(scheme).equals("awsSigv4"))) {
      return "AWS_IAM";
    }
    return requires(stack, method, scheme -> authType(scheme).equals("cognito_user_pools"))
        ? "COGNITO_USER_POOLS"
        : requires(stack, method, scheme -> authType(scheme).equals("custom")) ? "CUSTOM" : "NONE";
  }

  private static String authType(Tree scheme) {
    return scheme.find("x-amazon-apigateway-authtype").map(Tree::text).orElse("");
  }

  private static boolean apiKeyRequired(Resolved stack, Tree method) {
    return requires(stack, method, scheme -> scheme.get("name").text().equals("x-api-key"));
  }

  private static boolean requires(Resolved stack, Tree method, Predicate<Tree> which) {
    var schemes =
        stack
            .resource(API)
            .tree(API)
            .get("DefinitionBody")
            .get("components")
            .get("securitySchemes");
    return method.find("security").map(Tree::items).orElse(List.of()).stream()
        .flatMap(requirement -> requirement.entries().keySet().stream())
        .map(schemes::get)
        .anyMatch(which);
  }

  /** What the validator of the deployed API requires. */
  Finding<RequestContract> contract() {
    return reads.of(
        "request validation",
        () ->
            stageAsItIs()
                .then(_ -> existing(lab.deployed()))
                .then(
                    api ->
                        export(api)
                            .then(it -> it.contract(resourcePath(api), place.httpMethod()))));
  }

  private Finding<Integration> integration(Resolved stack) {
    return existing(stack)
        .then(api -> export(api).then(it -> it.integration(resourcePath(api), place.httpMethod())));
  }

  private static Finding<ApiExport> export(Tree api) {
    return ApiExport.parse(JSON.std.asString(api.get("DefinitionBody").value()));
  }
}
