package canary.lab.gateway;

import canary.lab.template.Resolved;
import canary.lab.template.Tree;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of an API that holds for its stage at once, without a deployment. */
public record StageSettings(
    String name,
    Map<String, String> variables,
    Map<String, Throttle> throttles,
    UsagePlans usagePlans,
    Optional<WebAcl> webAcl,
    Optional<CanarySetting> canary) {
  /**
   * The share of requests, in percent, that the newest deployment gets
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html).
   */
  record CanarySetting(double percentTraffic, Map<String, String> variableOverrides) {
    static CanarySetting of(Tree written) {
      return new CanarySetting(
          written.get("PercentTraffic").number(), written.texts("StageVariableOverrides"));
    }

    Map<String, String> over(Map<String, String> variables) {
      Map<String, String> overridden = new LinkedHashMap<>(variables);
      overridden.putAll(variableOverrides);
      return overridden;
    }
  }

  static StageSettings of(Resolved stack, String logicalId, InstantSource clock) {
    Tree api = stack.resource(logicalId).tree(logicalId);
    String name = api.get("StageName").text();
    Map<String, Throttle> throttles = new LinkedHashMap<>();
    for (Tree setting : api.find("MethodSettings").map(Tree::items).orElse(List.of())) {
      if (setting.find("ThrottlingRateLimit").isPresent()) {
        throttles.put(
            setting.get("HttpMethod").text() + " " + path(setting.get("ResourcePath").text()),
            new Throttle(
                setting.get("ThrottlingRateLimit").number(),
                setting.get("ThrottlingBurstLimit").number(),
                clock));
      }
    }
    return new StageSettings(
        name,
        api.texts("Variables"),
        throttles,
        UsagePlans.of(stack, stack.reference(logicalId), name, clock),
        WebAcl.of(stack, stack.reference(logicalId), name),
        api.find("CanarySetting").map(CanarySetting::of));
  }

  /**
   * All behind the first slash is a JSON pointer:
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigateway-stage-methodsetting.html
   */
  private static String path(String written) {
    return written.startsWith("/~1")
        ? written.substring(1).replace("~1", "/").replace("~0", "~")
        : written;
  }

  /** The limit of a method: its own, or else the one of all methods. */
  public Optional<Throttle> throttle(Route route) {
    return Optional.ofNullable(throttles.get(route.httpMethod() + " " + route.resourcePath()))
        .or(() -> Optional.ofNullable(throttles.get("* /*")));
  }
}
