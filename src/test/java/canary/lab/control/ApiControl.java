package canary.lab.control;

import canary.lab.Laboratory;
import canary.lab.template.Place;
import canary.lab.template.Resolved;
import canary.lab.template.TemplateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.jr.ob.JSON;

/** What API Gateway does to the laboratory's API when it is asked to. */
final class ApiControl {
  private static final String INTEGRATION = "x-amazon-apigateway-integration";

  private final Laboratory lab;
  private final Map<String, Resolved> deployments = new HashMap<>();

  ApiControl(Laboratory lab) {
    this.lab = lab;
    deployments.put("deployment", lab.deployed());
  }

  Map<String, Object> answer(Call call) {
    if (call.operation().endsWith("BasePathMapping")) {
      return new DomainControl(lab).answer(call);
    }
    if (!call.text("restApiId").equals(lab.stack().reference("Api"))) {
      throw call.notFound("API " + call.text("restApiId"));
    }
    return switch (call.operation()) {
      case "CreateDeployment" -> deploy();
      case "GetIntegration" -> new ApiShown(lab.stack()).integration();
      case "GetMethod" -> new ApiShown(lab.stack()).method();
      case "GetRestApi" -> new ApiShown(lab.stack()).api(call.text("restApiId"), policy());
      case "GetStage" -> new ApiShown(lab.stack()).stage();
      case "UpdateIntegration" -> patched(call, ApiControl::integration);
      case "UpdateRestApi" -> restApi(call);
      case "UpdateStage" -> stage(call);
      case "UpdateMethod" -> method(call);
      case "PutIntegration" -> putIntegration(call);
      case String other when other.endsWith("Response") -> new ResponseControl(lab, call).answer();
      case String _ -> throw Call.notInLab(call);
    };
  }

  private Map<String, Object> deploy() {
    lab.deploy();
    var id = "deployment" + deployments.size();
    deployments.put(id, lab.deployed());
    return Map.of("id", id);
  }

  /** The stage serves a definition of before; nothing else of the stack goes back. */
  private void serve(String id) {
    var now = lab.stack();
    lab.edit(stack -> stack.with("Api", deployments.get(id).resource("Api")));
    lab.deploy();
    lab.edit(stack -> stack.with("Api", now.resource("Api")));
  }

  private Map<String, Object> stage(Call call) {
    for (var operation : operations(call)) {
      var path = operation.path();
      if (path.getFirst().equals("deploymentId")) {
        if (!deployments.containsKey(operation.value())) {
          throw new Refusal("BadRequestException", "Deployment id does not exist");
        }
        serve(operation.value());
      } else if (path.getFirst().equals("canarySettings")) {
        lab.edit(stack -> stack.at("Api", "CanarySetting").remove());
      } else if (path.getFirst().equals("variables")) {
        lab.edit(stack -> variable(stack, path.get(1), operation));
      } else if (path.contains("throttling")) {
        var property =
            path.getLast().equals("rateLimit") ? "ThrottlingRateLimit" : "ThrottlingBurstLimit";
        lab.edit(
            stack ->
                stack
                    .at("Api", "MethodSettings", "0", property)
                    .put(Double.valueOf(operation.value())));
      } else {
        throw Call.notInLab(call);
      }
    }
    return Map.of("stageName", call.text("stageName"));
  }

  private static Resolved variable(Resolved stack, String name, Operation operation) {
    var all = new LinkedHashMap<String, Object>();
    stack.resource("Api").tree("Api").texts("Variables").forEach(all::put);
    if (operation.removes()) {
      all.remove(name);
    } else {
      all.put(name, operation.value());
    }
    return stack.at("Api", "Variables").put(all);
  }

  private Map<String, Object> restApi(Call call) {
    for (var operation : operations(call)) {
      switch (operation.path().getFirst()) {
        case "policy" ->
            lab.edit(
                stack ->
                    definition(stack)
                        .at("x-amazon-apigateway-policy")
                        .put(JSON.std.mapFrom(operation.value())));
        case "disableExecuteApiEndpoint" ->
            lab.edit(
                stack ->
                    stack
                        .at("Api", "DisableExecuteApiEndpoint")
                        .put(Boolean.valueOf(operation.value())));
        case String _ -> throw Call.notInLab(call);
      }
    }
    return Map.of("id", call.text("restApiId"));
  }

  private Map<String, Object> method(Call call) {
    for (var operation : operations(call)) {
      var security =
          switch (operation.value()) {
            case "AWS_IAM" -> List.of(Map.of("sigv4", List.of()));
            case "NONE" -> List.of();
            case String _ -> throw Call.notInLab(call);
          };
      lab.edit(stack -> place(stack).at("security").put(security));
    }
    return Map.of();
  }

  private Map<String, Object> putIntegration(Call call) {
    var integration = new LinkedHashMap<String, Object>();
    integration.put("type", call.text("type").toLowerCase(Locale.ROOT));
    integration.put("httpMethod", call.text("integrationHttpMethod"));
    for (var name : List.of("uri", "credentials", "passthroughBehavior", "contentHandling")) {
      call.find(name).ifPresent(value -> integration.put(name, Notation.written(name, value)));
    }
    integration.put("requestParameters", call.map("requestParameters"));
    integration.put("requestTemplates", call.map("requestTemplates"));
    integration.put("responses", Map.of());
    lab.edit(stack -> integration(stack).put(integration));
    return Map.of();
  }

  private Map<String, Object> patched(Call call, Function<Resolved, Place> where) {
    for (var operation : operations(call)) {
      lab.edit(stack -> patched(where.apply(stack), operation));
    }
    return Map.of();
  }

  /** As API Gateway applies one operation: https://datatracker.ietf.org/doc/html/rfc6902 */
  static Resolved patched(Place place, Operation operation) {
    var field = operation.path().getFirst();
    try {
      if (operation.path().size() == 1) {
        return operation.removes()
            ? place.at(field).remove()
            : place.at(field).put(Notation.written(field, operation.value()));
      }
      var all = new LinkedHashMap<Object, Object>();
      if (place.value() instanceof Map<?, ?> it && it.get(field) instanceof Map<?, ?> there) {
        all.putAll(there);
      }
      var key = operation.path().get(1);
      if (operation.removes()) {
        if (all.remove(key) == null) {
          throw new Refusal("BadRequestException", "Invalid patch path " + key);
        }
      } else {
        all.put(key, operation.value());
      }
      return place.at(field).put(all);
    } catch (TemplateException missing) {
      throw new Refusal("BadRequestException", "Invalid patch path " + missing.getMessage());
    }
  }

  /** One operation of a patch, its path in words. */
  record Operation(String op, List<String> path, String value) {
    boolean removes() {
      return op.equals("remove");
    }
  }

  static List<Operation> operations(Call call) {
    var operations = new ArrayList<Operation>();
    for (var one : call.list("patchOperations")) {
      var written = (Map<?, ?>) one;
      operations.add(
          new Operation(
              written.get("op").toString(),
              List.of(written.get("path").toString().substring(1).split("/")).stream()
                  .map(it -> it.replace("~1", "/").replace("~0", "~"))
                  .toList(),
              written.get("value") == null ? "" : written.get("value").toString()));
    }
    return operations;
  }

  private String policy() {
    return definition(lab.stack()).value() instanceof Map<?, ?> it
            && it.get("x-amazon-apigateway-policy") instanceof Map<?, ?> policy
        ? JSON.std.asString(policy)
        : "";
  }

  private static Place definition(Resolved stack) {
    return stack.at("Api", "DefinitionBody");
  }

  /** The one method of the API. */
  static Place place(Resolved stack) {
    var paths = definition(stack).at("paths");
    var path = ((Map<?, ?>) paths.value()).keySet().iterator().next().toString();
    return paths.at(path, "post");
  }

  static Place integration(Resolved stack) {
    return place(stack).at(INTEGRATION);
  }

  static UnaryOperator<Resolved> responses(Map<?, ?> responses) {
    return stack -> integration(stack).at("responses").put(responses);
  }
}
