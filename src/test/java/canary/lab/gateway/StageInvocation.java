package canary.lab.gateway;

import canary.lab.gateway.caller.Credential;
import canary.lab.integration.Execution;
import canary.lab.integration.ExecutionLog;
import canary.lab.integration.MethodExecution;
import canary.lab.integration.RequestContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to a stage: first the web ACL, then the route, then admission, then the method
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html).
 */
record StageInvocation(
    Account account, StageSettings stage, Deployments.Served served, ClientRequest request) {
  GatewayAnswer answer(String requestId) {
    try {
      if (stage.webAcl().filter(acl -> acl.blocks(request)).isPresent()) {
        throw GatewayError.filtered();
      }
      Route route = route();
      Optional<Credential> caller = account.admission().admit(served.api(), stage, route, request);
      RequestContext context =
          RequestContext.begin(requestId, account.clock().instant())
              .at(account.stack(), served.api(), stage.name(), route)
              .from(request, identity(caller));
      Execution execution =
          new Execution(
              served.api(),
              route,
              request,
              caller.map(Credential::session),
              route.match(request.method(), path()).orElseThrow(),
              served.stageVariables(),
              context,
              new ExecutionLog(requestId, account.clock()));
      return new MethodExecution(execution, account.backend()).run();
    } catch (GatewayError error) {
      return served.api().gatewayResponses().answer(error, requestId);
    }
  }

  private Route route() {
    return served.api().routes().stream()
        .filter(candidate -> candidate.match(request.method(), path()).isPresent())
        .findFirst()
        .orElseThrow(() -> account.admission().noRoute(request));
  }

  private String path() {
    return request.path().substring(1 + stage.name().length());
  }

  private Map<String, Object> identity(Optional<Credential> caller) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("sourceIp", request.sourceIp());
    request.header("User-Agent").ifPresent(agent -> identity.put("userAgent", agent));
    request.header("x-api-key").ifPresent(key -> identity.put("apiKey", key));
    caller.ifPresent(
        credential -> {
          identity.put("accessKey", credential.accessKeyId());
          identity.put("accountId", account.stack().account());
          identity.put("userArn", credential.principalArn());
        });
    return identity;
  }
}
