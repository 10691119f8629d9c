package canary.full.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.full.tool.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** An alarm of a deployed stack, a metric alarm or a composite one. */
public record StackAlarm(LocalStack localStack, String name) {
  private static final List<String> PROPERTIES =
      List.of(
          "AlarmName",
          "AlarmDescription",
          "ActionsEnabled",
          "OKActions",
          "AlarmActions",
          "MetricName",
          "Namespace",
          "Statistic",
          "Dimensions",
          "Period",
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "Threshold",
          "ComparisonOperator",
          "TreatMissingData");

  /** Puts the metric alarm as the stack has it, but for these changes. */
  public void put(Map<String, Object> changes) {
    Map<String, Object> alarm = described();
    alarm.keySet().retainAll(PROPERTIES);
    alarm.putAll(changes);
    localStack
        .aws("cloudwatch", "put-metric-alarm", "--cli-input-json", JSON.std.asString(alarm))
        .run()
        .text();
  }

  public void set(String state) {
    localStack
        .aws("cloudwatch", "set-alarm-state", "--alarm-name", name, "--state-value", state)
        .and("--state-reason", "for a test")
        .run()
        .text();
  }

  public Object state() {
    return described().get("StateValue");
  }

  public void awaitState(String wanted, Duration atMost) {
    Instant limit = Instant.now().plus(atMost);
    Object state = state();
    while (!wanted.equals(state) && Instant.now().isBefore(limit)) {
      Pause.of(Duration.ofSeconds(2));
      state = state();
    }
    assertEquals(wanted, state, "after " + atMost);
  }

  public String history() {
    return localStack
        .aws("cloudwatch", "describe-alarm-history", "--alarm-name", name)
        .run()
        .text();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> described() {
    Map<String, Object> answer =
        JSON.std.mapFrom(
            localStack.aws("cloudwatch", "describe-alarms", "--alarm-names", name).run().text());
    return (Map<String, Object>)
        Stream.of("MetricAlarms", "CompositeAlarms")
            .flatMap(it -> ((List<?>) answer.get(it)).stream())
            .findFirst()
            .orElseThrow();
  }
}
