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
  private static final String ANY = "ANY";

  static Route of(Tree definition, String resourcePath, String httpMethod, Tree method) {
    return new Route(
        httpMethod.equals("X-AMAZON-APIGATEWAY-ANY-METHOD") ? ANY : httpMethod,
        resourcePath,
        Security.of(definition, method),
        RequestModel.of(definition, method),
        Integration.of(method.get("x-amazon-apigateway-integration")),
        method.find("responses").map(responses -> responses.entries().keySet()).orElse(Set.of()));
  }

  /**
   * The path parameters, if method and path are this route's; a greedy one takes the rest.
   *
   * <p>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
   */
  Optional<Map<String, String>> match(String method, String path) {
    return takes(method) ? match(path) : Optional.empty();
  }

  private boolean takes(String method) {
    return method.equals(httpMethod) || httpMethod.equals(ANY);
  }

  private Optional<Map<String, String>> match(String path) {
    String[] wanted = resourcePath.split("/", -1);
    boolean greedy = wanted[wanted.length - 1].endsWith("+}");
    String[] given = path.split("/", greedy ? wanted.length : -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int index = 0; index < wanted.length; index++) {
      if (wanted[index].startsWith("{")) {
        int end = wanted[index].length() - (wanted[index].endsWith("+}") ? 2 : 1);
        parameters.put(wanted[index].substring(1, end), given[index]);
      } else if (!wanted[index].equals(given[index])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
