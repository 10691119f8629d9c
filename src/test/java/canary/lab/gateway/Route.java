package canary.lab.gateway;

import canary.lab.gateway.caller.Security;
import canary.lab.integration.Integration;
import canary.lab.template.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A method of a REST API, with everything that a request meets on its way through it. */
public record Route(
    String httpMethod,
    String resourcePath,
    Security security,
    RequestModel model,
    Integration integration,
    Set<String> methodResponses) {
  static Route of(Tree definition, String resourcePath, String httpMethod, Tree method) {
    return new Route(
        httpMethod,
        resourcePath,
        Security.of(definition, method),
        RequestModel.of(definition, method),
        Integration.of(method.get("x-amazon-apigateway-integration")),
        method.find("responses").map(responses -> responses.entries().keySet()).orElse(Set.of()));
  }

  /** The path parameters, if method and path are this route's. */
  Optional<Map<String, String>> match(String method, String path) {
    String[] wanted = resourcePath.split("/", -1);
    String[] given = path.split("/", -1);
    if (!method.equals(httpMethod) || wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int index = 0; index < wanted.length; index++) {
      if (wanted[index].startsWith("{")) {
        parameters.put(wanted[index].substring(1, wanted[index].length() - 1), given[index]);
      } else if (!wanted[index].equals(given[index])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
