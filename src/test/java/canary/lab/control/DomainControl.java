package canary.lab.control;

import canary.lab.Laboratory;
import canary.lab.gateway.DomainName;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What API Gateway does to the custom domain's base path mappings when it is asked to. */
record DomainControl(Laboratory lab) {

  Map<String, Object> answer(Call call) {
    var domain = lab.domain().orElseThrow(() -> call.notFound("domain name"));
    var base = call.find("basePath").filter(it -> !it.equals("(none)")).orElse("");
    var mappings = new HashMap<>(domain.mappings());
    switch (call.operation()) {
      case "CreateBasePathMapping" -> {
        if (mappings.containsKey(base)) {
          throw new Refusal("ConflictException", "Base path already exists for this domain name");
        }
        mappings.put(base, call.text("restApiId") + "/" + call.text("stage"));
      }
      case "GetBasePathMapping" -> {
        if (!mappings.containsKey(base)) {
          throw call.notFound("base path mapping " + base);
        }
        var mapped = mappings.get(base).split("/");
        return Map.of("basePath", base, "restApiId", mapped[0], "stage", mapped[1]);
      }
      case "DeleteBasePathMapping" -> {
        if (mappings.remove(base) == null) {
          throw call.notFound("base path mapping " + base);
        }
      }
      case "UpdateBasePathMapping" -> mappings.put(base, updated(call, mappings.get(base)));
      case String _ -> throw Call.notInLab(call);
    }
    var path = URI.create(lab.environment().get("TARGET_URL")).getRawPath();
    lab.callThrough(new DomainName(mappings, false), path);
    return Map.of("basePath", base);
  }

  private static String updated(Call call, String before) {
    var api = before.split("/")[0];
    var stage = before.split("/")[1];
    for (var operation : ApiControl.operations(call)) {
      switch (operation.path().getFirst()) {
        case "restapiId" -> api = operation.value();
        case "stage" -> stage = operation.value();
        case String _ -> throw Call.notInLab(call);
      }
    }
    return api + "/" + stage;
  }
}
