package canary.lab.gateway;

import canary.lab.template.Resolved;
import canary.lab.template.Tree;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The API keys that a stage accepts, each with the throttle and the quota of its usage plan
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html).
 * A quota counts from the last change of the stack; its period never ends in a lab.
 */
public record UsagePlans(Map<String, Plan> byKey) {
  /** The limits of one usage plan. */
  record Plan(Optional<Throttle> throttle, Optional<AtomicLong> left) {
    public void admit() {
      if (left.filter(quota -> quota.getAndDecrement() <= 0).isPresent()) {
        throw GatewayError.quotaExceeded();
      }
      if (throttle.filter(bucket -> !bucket.admits()).isPresent()) {
        throw GatewayError.throttled();
      }
    }
  }

  static UsagePlans of(Resolved stack, String apiId, String stageName, InstantSource clock) {
    Map<String, Plan> plans = new HashMap<>();
    trees(stack, "AWS::ApiGateway::UsagePlan")
        .forEach(
            (id, plan) -> {
              if (covers(plan, apiId, stageName)) {
                plans.put(stack.reference(id), plan(plan, clock));
              }
            });
    Map<String, Plan> byKey = new HashMap<>();
    trees(stack, "AWS::ApiGateway::UsagePlanKey")
        .forEach(
            (_, link) ->
                Optional.ofNullable(plans.get(link.get("UsagePlanId").text()))
                    .ifPresent(
                        plan ->
                            enabledKey(stack, link.get("KeyId").text())
                                .ifPresent(value -> byKey.put(value, plan))));
    return new UsagePlans(byKey);
  }

  public void admit(Optional<String> key) {
    key.map(byKey::get).orElseThrow(GatewayError::invalidApiKey).admit();
  }

  private static Map<String, Tree> trees(Resolved stack, String type) {
    Map<String, Tree> trees = new HashMap<>();
    stack
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.type().equals(type)) {
                trees.put(id, resource.tree(id));
              }
            });
    return trees;
  }

  private static boolean covers(Tree plan, String apiId, String stageName) {
    return plan.find("ApiStages").map(Tree::items).orElse(List.of()).stream()
        .anyMatch(
            stage ->
                stage.get("ApiId").text().equals(apiId)
                    && stage.get("Stage").text().equals(stageName));
  }

  private static Plan plan(Tree plan, InstantSource clock) {
    return new Plan(
        plan.find("Throttle")
            .map(
                limit ->
                    new Throttle(
                        limit.get("RateLimit").number(), limit.get("BurstLimit").number(), clock)),
        plan.find("Quota").map(quota -> new AtomicLong((long) quota.get("Limit").number())));
  }

  private static Optional<String> enabledKey(Resolved stack, String keyId) {
    return trees(stack, "AWS::ApiGateway::ApiKey").entrySet().stream()
        .filter(key -> stack.reference(key.getKey()).equals(keyId))
        .map(Map.Entry::getValue)
        .filter(key -> key.find("Enabled").map(Tree::flag).orElse(false))
        .map(key -> key.get("Value").text())
        .findFirst();
  }
}
