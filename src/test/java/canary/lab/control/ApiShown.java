package canary.lab.control;

import canary.lab.template.Resolved;
import canary.lab.template.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What API Gateway shows of the laboratory's API as it is saved. */
record ApiShown(Resolved stack) {
  private static final String DEFAULT = "default";

  Map<String, Object> api(String id, String policy) {
    return Map.of(
        "id",
        id,
        "policy",
        policy,
        "disableExecuteApiEndpoint",
        api().find("DisableExecuteApiEndpoint").filter(Tree::flag).isPresent());
  }

  Map<String, Object> stage() {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("stageName", api().get("StageName").text());
    shown.put("variables", api().texts("Variables"));
    api()
        .find("CanarySetting")
        .map(it -> Map.of("percentTraffic", it.get("PercentTraffic").number()))
        .ifPresent(it -> shown.put("canarySettings", it));
    var limits = api().get("MethodSettings").items().getFirst();
    shown.put(
        "methodSettings",
        Map.of(
            "*/*",
            Map.of(
                "throttlingRateLimit",
                limits.get("ThrottlingRateLimit").number(),
                "throttlingBurstLimit",
                (int) limits.get("ThrottlingBurstLimit").number())));
    return shown;
  }

  Map<String, Object> method() {
    var method = (Map<?, ?>) ApiControl.place(stack).value();
    var security = method.get("security") instanceof List<?> it ? it : List.of();
    var responses = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) method.get("responses"))
        .forEach(
            (status, it) -> {
              var response = Notation.members(it);
              response.put("statusCode", status.toString());
              response.computeIfPresent("responseParameters", (_, all) -> flags(all));
              responses.put(status.toString(), response);
            });
    return Map.of(
        "authorizationType",
        security.isEmpty() ? "NONE" : security.contains(SIGNED) ? "AWS_IAM" : "CUSTOM",
        "methodResponses",
        responses);
  }

  /** Of a method response: whether each is required. */
  private static Map<String, Object> flags(Object parameters) {
    var flags = Notation.members(parameters);
    flags.replaceAll((_, it) -> Boolean.valueOf(it.toString()));
    return flags;
  }

  private static final Map<String, Object> SIGNED = Map.of("sigv4", List.of());

  /** Its responses by status, each with its pattern. */
  Map<String, Object> integration() {
    var shown = Notation.shown(Notation.members(ApiControl.integration(stack).value()));
    var responses = new LinkedHashMap<String, Object>();
    if (shown.remove("responses") instanceof Map<?, ?> byPattern) {
      byPattern.forEach(
          (pattern, it) -> {
            var response = Notation.members(it);
            if (!pattern.equals(DEFAULT)) {
              response.put("selectionPattern", pattern);
            }
            responses.put(response.get("statusCode").toString(), response);
          });
    }
    shown.put("integrationResponses", responses);
    return shown;
  }

  private Tree api() {
    return stack.resource("Api").tree("Api");
  }
}
