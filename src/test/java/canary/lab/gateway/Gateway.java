package canary.lab.gateway;

import canary.lab.integration.Execution;
import canary.lab.integration.ExecutionLog;
import canary.lab.integration.MethodExecution;
import canary.lab.integration.RequestContext;
import canary.lab.integration.TestInvocation;
import canary.lab.template.Resolved;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * API Gateway in front of one REST API: answers requests as the stage would, and test invocations
 * as the control plane would. The account's own throttle is not modeled.
 */
public final class Gateway {
  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html, "Payload size". */
  static final int LARGEST_BODY = 10_485_760;

  private final String logicalId;
  private final Account account;
  private volatile Optional<Deployments> deployments;
  private volatile Optional<DomainName> domain = Optional.empty();

  /** The API is deployed as it stands in the stack. */
  public Gateway(String logicalId, Resolved stack, Account account) {
    this.logicalId = logicalId;
    this.account = account;
    this.deployments = Optional.of(Deployments.first(api(stack), settings(stack)));
  }

  /** Makes a changed stack the current one; what is deployed stays, unless the API is gone. */
  public void update(Resolved stack) {
    deployments =
        stack
            .find(logicalId)
            .flatMap(_ -> deployments)
            .map(before -> before.edited(api(stack), settings(stack)));
  }

  /** From now on this custom domain name leads to the API. */
  public void mapDomain(DomainName name) {
    domain = Optional.of(name);
  }

  /** Makes the current definition the deployed one. */
  public void deploy() {
    deployments = deployments.map(Deployments::deploy);
  }

  /** The path of the deployed method, stage first. */
  public String methodPath() {
    Deployments served = deployments.orElseThrow();
    return "/" + served.stage().name() + served.deployed().onlyRoute().resourcePath();
  }

  /** What the stage answers, with the ids that every answer of API Gateway carries. */
  public GatewayAnswer answer(ClientRequest request) {
    String requestId = UUID.randomUUID().toString();
    GatewayAnswer answer =
        request.body().length > LARGEST_BODY
            ? tooLarge()
            : mapped(request)
                .flatMap(
                    it ->
                        deployments
                            .filter(served -> isTo(served, it))
                            .map(
                                served ->
                                    new StageInvocation(account, served.stage(), served.serve(), it)
                                        .answer(requestId)))
                .orElseGet(Gateway::unknownStage);
    Map<String, String> headers = new LinkedHashMap<>(answer.headers());
    headers.put("x-amzn-RequestId", requestId);
    headers.put("x-amz-apigw-id", RequestContext.extendedRequestId(requestId));
    return new GatewayAnswer(answer.status(), headers, answer.body());
  }

  /**
   * Runs the current definition past caller, key and throttle, as the console's Test does
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html).
   */
  public TestInvocation testInvoke(
      String query, Map<String, String> headers, String body, Map<String, String> stageVariables) {
    RestApi api = deployments.orElseThrow().current();
    Route route = api.onlyRoute();
    ClientRequest request =
        new ClientRequest(
            route.httpMethod(),
            route.resourcePath(),
            Optional.empty(),
            query,
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            "test-invoke-source-ip");
    String requestId = UUID.randomUUID().toString();
    RequestContext context =
        RequestContext.begin(requestId, account.clock().instant())
            .at(account.stack(), api, "test-invoke-stage", route)
            .from(request, Map.of("sourceIp", request.sourceIp(), "apiKey", "test-invoke-api-key"));
    ExecutionLog log = new ExecutionLog(requestId, account.clock());
    Execution execution =
        new Execution(
            api, route, request, Optional.empty(), Map.of(), stageVariables, context, log);
    GatewayAnswer answer = new MethodExecution(execution, account.backend()).run();
    return new TestInvocation(answer.status(), answer.headers(), answer.text(), log.text());
  }

  /** Without a mapping a custom domain leads nowhere. */
  private Optional<ClientRequest> mapped(ClientRequest request) {
    return domain
        .filter(it -> it.isIn(request))
        .map(it -> it.mapped(request))
        .orElse(Optional.of(request));
  }

  private RestApi api(Resolved stack) {
    return RestApi.of(stack, logicalId);
  }

  private StageSettings settings(Resolved stack) {
    return StageSettings.of(stack, logicalId, account.clock());
  }

  /**
   * A VPC endpoint leads to private APIs and to no others, where its private DNS is on
   * (https://repost.aws/knowledge-center/api-gateway-vpc-connections).
   */
  private boolean isTo(Deployments served, ClientRequest request) {
    String stage = "/" + served.stage().name();
    return served.deployed().isPrivate() == account.callers().endpoint().get().isPresent()
        && (request.mapped().isPresent() || !served.deployed().defaultEndpointDisabled())
        && request.apiId().filter(id -> !id.equals(served.deployed().id())).isEmpty()
        && (request.path().equals(stage) || request.path().startsWith(stage + "/"));
  }

  /**
   * Seen in public reports (https://github.com/chroma-core/chroma/issues/1458); no gateway response
   * can change it, and its headers are not known.
   */
  private static GatewayAnswer tooLarge() {
    return new GatewayAnswer(
        413,
        Map.of("Content-Type", "text/plain"),
        ("HTTP content length exceeded " + LARGEST_BODY + " bytes.")
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Seen in public reports; of no response type, so that no gateway response changes it. That a
   * private API answers so to a call from the internet is reported, too, its header is assumed.
   */
  private static GatewayAnswer unknownStage() {
    return new GatewayAnswer(
        403,
        Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "ForbiddenException"),
        "{\"message\":\"Forbidden\"}".getBytes(StandardCharsets.UTF_8));
  }
}
