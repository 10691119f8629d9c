package canary.lab.gateway.caller;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.GatewayError;
import canary.lab.gateway.RestApi;
import canary.lab.gateway.Route;
import canary.lab.gateway.StageSettings;
import canary.lab.template.Stack;
import java.util.Optional;

/**
 * Lets a request into a method, in API Gateway's order: authorizer or caller, policies, API key,
 * throttle. A resource policy beside an authorizer is not modeled.
 */
public record Admission(Stack stack, SignatureCheck signatures, Callers callers) {
  /** The caller, who is nobody for a method without authorization; a GatewayError says no. */
  public Optional<Credential> admit(
      RestApi api, StageSettings stage, Route route, ClientRequest request) {
    Optional<Credential> caller =
        route.security().signed() ? Optional.of(signatures.signer(request)) : Optional.empty();
    route.security().authorizer().ifPresent(it -> it.admit(request, callers.authorizer()));
    if (caller.isPresent() || api.resourcePolicy().isPresent()) {
      authorize(api, stage, request, caller);
    }
    if (route.security().apiKeyRequired()) {
      stage.usagePlans().admit(request.header("x-api-key"));
    }
    if (stage.throttle(route).filter(throttle -> !throttle.admits()).isPresent()) {
      throw GatewayError.throttled();
    }
    return caller;
  }

  /**
   * A route that is not there: the answer is that of an unsigned request, or of a header that is no
   * signature (https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden).
   */
  public GatewayError noRoute(ClientRequest request) {
    request
        .header("Authorization")
        .ifPresent(header -> Authorization.parse(header, request.header("X-Amz-Date").isPresent()));
    return GatewayError.missingToken();
  }

  private void authorize(
      RestApi api, StageSettings stage, ClientRequest request, Optional<Credential> caller) {
    String path = request.path().substring(1 + stage.name().length());
    String resource = api.id() + "/" + stage.name() + "/" + request.method() + path;
    Authority.Decision decision =
        callers
            .authority()
            .judge(
                new Authority.Invocation(
                    caller.map(Credential::session),
                    stack.arn("execute-api", resource),
                    request.sourceIp(),
                    callers.endpoint().get(),
                    api.resourcePolicy()));
    Optional<String> suffix =
        switch (decision) {
          case ALLOWED -> Optional.empty();
          case NOT_ALLOWED -> Optional.of("");
          case DENIED_BY_IDENTITY_POLICY ->
              Optional.of(" with an explicit deny in an identity-based policy");
          case DENIED_BY_RESOURCE_POLICY ->
              Optional.of(" with an explicit deny in a resource-based policy");
          // As IAM words it of other services; API Gateway's own words are not known.
          case NOT_ALLOWED_BY_ENDPOINT ->
              Optional.of(" because no VPC endpoint policy allows the execute-api:Invoke action");
          case DENIED_BY_ENDPOINT -> Optional.of(" with an explicit deny in a VPC endpoint policy");
        };
    if (suffix.isPresent()) {
      throw GatewayError.accessDenied(
          caller.map(Credential::principalArn).orElse("anonymous"), masked(resource), suffix.get());
    }
  }

  private String masked(String resource) {
    String lastFour = stack.account().substring(8);
    return new Stack(stack.name(), "********" + lastFour, stack.region())
        .arn("execute-api", resource);
  }
}
