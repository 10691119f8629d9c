package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.DeployedMethod;
import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.aws.MessageQueue;
import canary.full.aws.MetricsBridge;
import canary.full.tool.Pause;
import canary.full.tool.Shared;
import canary.probe.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.jr.ob.JSON;

/**
 * One incident of the deployed canary from the sound stack to its recovery; each test goes on where
 * the one before it ended.
 */
@Tag("full")
@Order(3)
@DisplayName(
    "deployed: healthy, broken, told once, alarm, mended by the printed commands, recovered")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class DeployedTest {

  private static final Duration ALARM_LIMIT = Duration.ofSeconds(60);
  private static final String ALARM = DeployedStack.DEFAULT_NAME + "-integration";
  private static final String TARGET = DeployedStack.DEFAULT_NAME + "-messages";

  private MessageQueue subscriber;
  private MetricsBridge metrics;

  @BeforeAll
  void subscribe(LocalStack localStack, DeployedStack stack) {
    subscriber = MessageQueue.subscribedTo(localStack, stack.physicalId("Topic"));
    metrics = new MetricsBridge(localStack, "/" + stack.name() + "/canary");
    metrics.carry();
    stack.queue().purge();
  }

  @AfterAll
  void unsubscribe() {
    subscriber.delete();
  }

  /** The sent message is made again from the identity in the received one, and compared whole. */
  @Test
  @Order(1)
  void healthyMessageArrivesByteForByte(DeployedStack stack) {
    assertEquals("HEALTHY", Answered.scheduled(stack).status());
    List<String> received = stack.queue().receive();
    assertEquals(1, received.size(), "" + received);
    Map<?, ?> marker = (Map<?, ?>) JSON.std.mapFrom(received.getFirst()).get("__canary");
    Instant expires = Instant.ofEpochSecond(((Number) marker.get("exp")).longValue());
    Payload sent = Payload.combined((String) marker.get("id"), expires, "");
    assertEquals(sent.body(), received.getFirst());
  }

  @Test
  @Order(2)
  void healthyRunIsOneMetricsLine() {
    List<Map<String, Object>> lines = metrics.carry();
    assertEquals(1, lines.size(), "" + lines);
    assertEquals(1, lines.getFirst().get("Success"));
  }

  @Test
  @Order(3)
  void twoFailingRunsAreToldOnce(DeployedStack stack) {
    DeployedMethod method = DeployedMethod.of(stack);
    method.deploy(method.sound().withTemplate("Action=SendMessage&MessageBody=$input.body"));
    assertEquals(
        "integration-body-not-encoded", Answered.scheduled(stack).causes().getFirst().id());
    assertEquals("FAILING", Answered.scheduled(stack).status());
    List<Map<String, Object>> description = awaitMessage();
    assertEquals(1, description.size(), "" + description);
    Answered notice =
        new Answered(JSON.std.mapFrom((String) description.getFirst().get("Message")));
    assertEquals("integration-body-not-encoded", notice.causes().getFirst().id());
    assertEquals(
        List.of("Success", "Failure", "Success", "Failure"),
        metrics.carry().stream()
            .flatMap(it -> Stream.of("Success", "Failure").filter(it::containsKey))
            .toList());
  }

  /** LocalStack takes the state back at once, CloudWatch when a child changes: see the history. */
  @Test
  @Order(4)
  void targetsAlarmWasGivenTheCause(LocalStack localStack) {
    String history =
        localStack.aws("cloudwatch", "describe-alarm-history", "--alarm-name", TARGET).run().text();
    assertTrue(history.contains("Root cause: integration-body-not-encoded (CONFIRMED)"), history);
  }

  /** LocalStack judges this alarm each 300 s, and at once when it is put, as the stack has it. */
  @Test
  @Order(4)
  void alarmOfTheStackStands(LocalStack localStack) {
    put(localStack, Map.of());
    awaitState(localStack, "ALARM");
  }

  /** It has told nothing itself, and knows by the alarm whether another has. */
  @Test
  @Order(5)
  void newEnvironmentAsksTheAlarm(LocalStack localStack, DeployedStack stack) {
    assertEquals(1, toldByANewEnvironment(localStack, stack, "OK"));
    assertEquals(0, toldByANewEnvironment(localStack, stack, "ALARM"));
  }

  private long toldByANewEnvironment(LocalStack localStack, DeployedStack stack, String state) {
    localStack
        .aws("cloudwatch", "set-alarm-state", "--alarm-name", ALARM, "--state-value", state)
        .and("--state-reason", "for a test")
        .run()
        .text();
    stack.renewEnvironment();
    assertEquals("FAILING", Answered.scheduled(stack).status());
    // The alarm tells of its own change, too.
    return describe().stream()
        .filter(it -> it.get("Message").toString().contains("report/1"))
        .count();
  }

  /**
   * For this the alarm's five minutes are cut to one period of ten seconds; all else is as the
   * template has it.
   */
  @Test
  @Order(6)
  void printedCommandsMendItAndRecoveryIsTold(LocalStack localStack, DeployedStack stack) {
    List<String> commands = Answered.scheduled(stack).causes().getFirst().commands();
    metrics.carry();
    put(localStack, Map.of("Period", 10, "EvaluationPeriods", 1));
    awaitState(localStack, "ALARM");
    describe();

    localStack.shell(commands).run().text();
    Answered after = Answered.scheduled(stack);
    assertEquals("HEALTHY", after.status(), "" + after);
    metrics.carry();
    awaitState(localStack, "OK");
    assertEquals(List.of(), describe(), "the alarm itself notifies the people on call only");
    assertEquals("OK", target(localStack).get("StateValue"));
    stack.invoke(OK);
    stack.invoke(OK);
    List<Map<String, Object>> description = describe();
    assertEquals(1, description.size(), "" + description);
    Map<String, Object> recovery = JSON.std.mapFrom((String) description.getFirst().get("Message"));
    assertEquals("HEALTHY", recovery.get("status"));
    Map<?, ?> ended = (Map<?, ?>) ((List<?>) recovery.get("recovered")).getFirst();
    assertEquals("integration", ended.get("component"));
    assertEquals(
        List.of("integration-body-not-encoded CONFIRMED"), ended.get("published"), "" + ended);
  }

  /** LocalStack calls no function when a composite alarm changes its state; CloudWatch does. */
  private static final String OK =
      JSON.std.asString(
          Map.of(
              "source",
              "aws.cloudwatch",
              "alarmData",
              Map.of(
                  "state", Map.of("value", "OK"),
                  "previousState", Map.of("value", "ALARM"))));

  @SuppressWarnings("unchecked")
  private static Map<String, Object> target(LocalStack localStack) {
    String described =
        localStack.aws("cloudwatch", "describe-alarms", "--alarm-names", TARGET).run().text();
    return (Map<String, Object>)
        ((List<?>) JSON.std.mapFrom(described).get("CompositeAlarms")).getFirst();
  }

  /** LocalStack publishes a while after it has changed the state. */
  private List<Map<String, Object>> awaitMessage() {
    Instant limit = Instant.now().plus(ALARM_LIMIT);
    List<Map<String, Object>> messages = describe();
    while (messages.isEmpty() && Instant.now().isBefore(limit)) {
      Pause.of(Duration.ofSeconds(1));
      messages = describe();
    }
    return messages;
  }

  private static void put(LocalStack localStack, Map<String, Object> changes) {
    Map<String, Object> alarm = alarm(localStack);
    alarm.keySet().retainAll(ALARM_PROPERTIES);
    alarm.putAll(changes);
    localStack
        .aws("cloudwatch", "put-metric-alarm", "--cli-input-json", JSON.std.asString(alarm))
        .run()
        .text();
  }

  private static final List<String> ALARM_PROPERTIES =
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

  /** What SNS has put into the subscribed queue, taken out of it. */
  private List<Map<String, Object>> describe() {
    List<Map<String, Object>> description =
        subscriber.receive().stream().map(JSON.std::mapFrom).toList();
    subscriber.purge();
    return description;
  }

  private static void awaitState(LocalStack localStack, String wanted) {
    Instant limit = Instant.now().plus(ALARM_LIMIT);
    Object state = alarm(localStack).get("StateValue");
    while (!wanted.equals(state) && Instant.now().isBefore(limit)) {
      Pause.of(Duration.ofSeconds(2));
      state = alarm(localStack).get("StateValue");
    }
    assertEquals(wanted, state, "after " + ALARM_LIMIT);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> alarm(LocalStack localStack) {
    String described =
        localStack.aws("cloudwatch", "describe-alarms", "--alarm-names", ALARM).run().text();
    return (Map<String, Object>)
        ((List<?>) JSON.std.mapFrom(described).get("MetricAlarms")).getFirst();
  }
}
