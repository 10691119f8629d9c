package canary.lab.integration;

import canary.lab.gateway.ClientRequest;
import canary.lab.gateway.RestApi;
import canary.lab.gateway.Route;
import canary.lab.gateway.caller.Session;
import canary.model.ExecutableTemplate;
import canary.model.Received;
import canary.model.ServiceCall;
import canary.model.Surroundings;
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
  /** A template rendered on the body of the answer, with all variables of this request. */
  String render(ExecutableTemplate template, String body) {
    return template.render(
        ServiceCall.input(received(), body), context.variables(), stageVariables);
  }

  /** The request as the model takes it. */
  Received received() {
    return new Received(request.headers(), request.queryByName(), pathParameters, request.body());
  }

  Surroundings surroundings() {
    return new Surroundings(context.variables(), stageVariables, api.binaryMediaTypes());
  }
}
