package canary.lab.gateway;

import canary.lab.template.Resolved;
import canary.lab.template.TemplateException;
import canary.lab.template.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of an API that only a deployment brings to its stage. */
public record RestApi(
    String id,
    List<Route> routes,
    GatewayResponses gatewayResponses,
    List<String> binaryMediaTypes,
    boolean defaultEndpointDisabled,
    boolean isPrivate,
    Optional<Map<String, Object>> resourcePolicy) {
  private static final Set<String> KNOWN =
      Set.of(
          "Name",
          "StageName",
          "EndpointConfiguration",
          "AlwaysDeploy",
          "MethodSettings",
          "AccessLogSetting",
          "DefinitionBody",
          "GatewayResponses",
          "BinaryMediaTypes",
          "CanarySetting",
          "DisableExecuteApiEndpoint",
          "Variables");

  static RestApi of(Resolved stack, String logicalId) {
    Tree api = stack.resource(logicalId).tree(logicalId);
    api.entries().keySet().stream()
        .filter(property -> !KNOWN.contains(property))
        .findFirst()
        .ifPresent(
            property -> {
              throw new TemplateException(logicalId + "." + property, "is not modeled by the lab");
            });
    Tree definition = api.get("DefinitionBody");
    return new RestApi(
        stack.reference(logicalId),
        routes(definition),
        GatewayResponses.of(api, definition),
        binaryMediaTypes(api, definition),
        api.find("DisableExecuteApiEndpoint").filter(Tree::flag).isPresent(),
        api.get("EndpointConfiguration").get("Type").text().equals("PRIVATE"),
        definition.find("x-amazon-apigateway-policy").map(RestApi::policy));
  }

  /** The method that the lab is about; an API with several has none. */
  Route onlyRoute() {
    if (routes.size() != 1) {
      throw new TemplateException("DefinitionBody.paths", "has not one method: " + routes.size());
    }
    return routes.getFirst();
  }

  /**
   * A private API needs a resource policy before it is deployed
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html).
   */
  RestApi deployable() {
    if (isPrivate && resourcePolicy.isEmpty()) {
      throw new TemplateException("DefinitionBody", "has no policy, and the API is private");
    }
    return this;
  }

  private static List<Route> routes(Tree definition) {
    List<Route> routes = new ArrayList<>();
    definition
        .get("paths")
        .entries()
        .forEach(
            (path, methods) ->
                methods
                    .entries()
                    .forEach(
                        (verb, method) ->
                            routes.add(
                                Route.of(
                                    definition, path, verb.toUpperCase(Locale.ROOT), method))));
    return routes;
  }

  /** SAM writes the slash of a media type as ~1; the OpenAPI extension writes it plainly. */
  private static List<String> binaryMediaTypes(Tree api, Tree definition) {
    List<String> types = new ArrayList<>();
    api.find("BinaryMediaTypes")
        .map(Tree::items)
        .orElse(List.of())
        .forEach(type -> types.add(type.text().replace("~1", "/")));
    definition
        .find("x-amazon-apigateway-binary-media-types")
        .map(Tree::items)
        .orElse(List.of())
        .forEach(type -> types.add(type.text()));
    return types;
  }

  private static Map<String, Object> policy(Tree written) {
    Map<String, Object> policy = new LinkedHashMap<>();
    written.entries().forEach((name, value) -> policy.put(name, value.value()));
    return policy;
  }
}
