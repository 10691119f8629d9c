package canary.remedy;

import java.util.LinkedHashMap;
import java.util.Map;

/** A statement that allows what a goal asks, and no more. */
@FunctionalInterface
interface AllowStatement {
  Map<String, Object> of(Goal goal);

  static Map<String, Object> send(Goal goal) {
    return allow("SendOnly", "sqs:SendMessage", at(goal));
  }

  static Map<String, Object> useKey(Object actions, Goal goal) {
    return allow("QueueKey", actions, at(goal));
  }

  /** In a policy of an identity. */
  static Map<String, Object> allow(String name, Object actions, String resource) {
    return elements("Sid", name, "Effect", "Allow", "Action", actions, "Resource", resource);
  }

  static Map<String, Object> assume() {
    return elements(
        "Sid",
        "ApiGateway",
        "Effect",
        "Allow",
        "Principal",
        Map.of("Service", "apigateway.amazonaws.com"),
        "Action",
        "sts:AssumeRole");
  }

  /** In a queue's policy. */
  static Map<String, Object> onQueue(String role, String queue) {
    return elements(
        "Sid",
        "ExecutionRole",
        "Effect",
        "Allow",
        "Principal",
        Map.of("AWS", role),
        "Action",
        "sqs:SendMessage",
        "Resource",
        queue);
  }

  /**
   * In a key's policy.
   *
   * @param kind of the principal: AWS or Service
   */
  static Map<String, Object> onKey(String kind, String principal) {
    return elements(
        "Sid",
        kind.equals("AWS") ? "ExecutionRole" : "CloudWatchAlarms",
        "Effect",
        "Allow",
        "Principal",
        Map.of(kind, principal),
        "Action",
        Goal.KEY_ACTIONS,
        "Resource",
        "*");
  }

  static Map<String, Object> invoke(Goal goal) {
    return elements(
        "Sid",
        "InvokeApi",
        "Effect",
        "Allow",
        "Principal",
        "*",
        "Action",
        "execute-api:Invoke",
        "Resource",
        at(goal));
  }

  static Map<String, Object> publish(Goal goal) {
    return elements(
        "Sid",
        "CloudWatchAlarms",
        "Effect",
        "Allow",
        "Principal",
        Map.of("Service", "cloudwatch.amazonaws.com"),
        "Action",
        "sns:Publish",
        "Resource",
        at(goal));
  }

  private static String at(Goal goal) {
    return goal.requests().getFirst().resource();
  }

  /** Names and values in turn, in this order. */
  static Map<String, Object> elements(Object... namesAndValues) {
    var elements = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      elements.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return elements;
  }
}
