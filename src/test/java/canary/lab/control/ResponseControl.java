package canary.lab.control;

import canary.lab.Laboratory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What API Gateway does to the responses of a method and its integration. It keeps them by status;
 * the laboratory keeps the integration's by pattern, as OpenAPI does.
 */
record ResponseControl(Laboratory lab, Call call) {
  private static final String DEFAULT = "default";

  Map<String, Object> answer() {
    switch (call.operation()) {
      case "PutMethodResponse" -> putMethodResponse();
      case "DeleteMethodResponse" ->
          lab.edit(stack -> ApiControl.place(stack).at("responses", declared()).remove());
      case "UpdateMethodResponse" -> updateMethodResponse();
      case "PutIntegrationResponse" -> putIntegrationResponse();
      case "DeleteIntegrationResponse" -> change(without(mapped()));
      case "UpdateIntegrationResponse" -> updateIntegrationResponse();
      case String _ -> throw Call.notInLab(call);
    }
    return Map.of("statusCode", status());
  }

  private String status() {
    return call.text("statusCode");
  }

  private String declared() {
    if (!methodResponses().containsKey(status())) {
      throw call.notFound("method response " + status());
    }
    return status();
  }

  private Map<?, ?> methodResponses() {
    return (Map<?, ?>) ApiControl.place(lab.stack()).at("responses").value();
  }

  private void putMethodResponse() {
    if (methodResponses().containsKey(status())) {
      throw new Refusal("ConflictException", "Response already exists for this resource");
    }
    lab.edit(
        stack -> ApiControl.place(stack).at("responses", status()).put(Map.of("description", "")));
  }

  private void updateMethodResponse() {
    for (var operation : ApiControl.operations(call)) {
      lab.edit(
          stack ->
              ApiControl.patched(ApiControl.place(stack).at("responses", declared()), operation));
    }
  }

  private void putIntegrationResponse() {
    if (!methodResponses().containsKey(status())) {
      throw call.notFound("method response " + status());
    }
    var response = new LinkedHashMap<String, Object>();
    response.put("statusCode", status());
    response.put("responseTemplates", call.map("responseTemplates"));
    response.put("responseParameters", call.map("responseParameters"));
    var all = find().map(this::without).orElseGet(this::responses);
    all.put(call.find("selectionPattern").orElse(DEFAULT), response);
    change(all);
  }

  private void updateIntegrationResponse() {
    for (var operation : ApiControl.operations(call)) {
      var pattern = mapped();
      if (operation.path().getFirst().equals("selectionPattern")) {
        var all = without(pattern);
        all.put(
            operation.value().isEmpty() ? DEFAULT : operation.value(), responses().get(pattern));
        change(all);
      } else {
        lab.edit(
            stack ->
                ApiControl.patched(
                    ApiControl.integration(stack).at("responses", pattern), operation));
      }
    }
  }

  private String mapped() {
    return find().orElseThrow(() -> call.notFound("integration response " + status()));
  }

  /** The pattern of the response with this status. */
  private Optional<String> find() {
    return responses().entrySet().stream()
        .filter(it -> it.getValue() instanceof Map<?, ?> map && map.get("statusCode") != null)
        .filter(it -> ((Map<?, ?>) it.getValue()).get("statusCode").toString().equals(status()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Map<String, Object> responses() {
    var all = new LinkedHashMap<String, Object>();
    if (ApiControl.integration(lab.stack()).value() instanceof Map<?, ?> integration
        && integration.get("responses") instanceof Map<?, ?> there) {
      there.forEach((pattern, response) -> all.put(pattern.toString(), response));
    }
    return all;
  }

  private Map<String, Object> without(String pattern) {
    var all = responses();
    all.remove(pattern);
    return all;
  }

  private void change(Map<String, Object> responses) {
    lab.edit(ApiControl.responses(responses));
  }
}
