package canary.lab.integration;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.RestApi;
import canary.lab.gateway.Route;
import canary.lab.gateway.caller.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One request on its way through a method: what it meets and brings along, and the log of it. */
public record Execution(
    RestApi api,
    Route route,
    ClientRequest request,
    Optional<Session> caller,
    Map<String, String> pathParameters,
    Map<String, String> stageVariables,
    RequestContext context,
    ExecutionLog log) {
  /** A template rendered on a body, with all variables of this request. */
  String render(MappingTemplate template, String body) {
    Map<String, Map<String, String>> params = new LinkedHashMap<>();
    params.put("path", pathParameters);
    params.put("querystring", request.queryByName());
    params.put("header", request.headers());
    return template.render(new InputVariable(body, params), context.variables(), stageVariables);
  }
}
