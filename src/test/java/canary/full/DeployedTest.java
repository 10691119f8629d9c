package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.DeployedMethod;
import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.aws.MessageQueue;
import canary.full.aws.MetricsBridge;
import canary.full.aws.StackAlarm;
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
    "deployed: healthy, broken, notified once, alarm, fixed by the printed commands, recovered")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class DeployedTest {

  private static final Duration ALARM_LIMIT = Duration.ofSeconds(60);
  private static final String RAW_BODY = "Action=SendMessage&MessageBody=$input.body";

  private MessageQueue subscriber;
  private MetricsBridge metrics;
  private StackAlarm alarm;
  private StackAlarm target;

  @BeforeAll
  void subscribe(LocalStack localStack, DeployedStack stack) {
    subscriber = MessageQueue.subscribedTo(localStack, stack.physicalId("Topic"));
    metrics = new MetricsBridge(localStack, "/" + stack.name() + "/canary");
    metrics.carry();
    alarm = new StackAlarm(localStack, stack.name() + "-integration");
    target = new StackAlarm(localStack, stack.name() + "-messages");
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
  void twoFailingRunsAreNotifiedOnce(DeployedStack stack) {
    DeployedMethod method = DeployedMethod.of(stack);
    method.deploy(method.sound().withTemplate(RAW_BODY));
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
  void targetsAlarmWasGivenTheCause() {
    String history = target.history();
    assertTrue(history.contains("Root cause: integration-body-not-encoded ("), history);
  }

  /** LocalStack judges this alarm each 300 s, and at once when it is put, as the stack has it. */
  @Test
  @Order(4)
  void alarmOfTheStackStands() {
    alarm.put(Map.of());
    alarm.awaitState("ALARM", ALARM_LIMIT);
  }

  /** It has published nothing itself, and knows by the alarm whether another has. */
  @Test
  @Order(5)
  void newEnvironmentAsksTheAlarm(DeployedStack stack) {
    assertEquals(1, notifiedByANewEnvironment(stack, "OK"));
    assertEquals(0, notifiedByANewEnvironment(stack, "ALARM"));
  }

  private long notifiedByANewEnvironment(DeployedStack stack, String state) {
    alarm.set(state);
    stack.renewEnvironment();
    assertEquals("FAILING", Answered.scheduled(stack).status());
    return notifications();
  }

  /** Other messages are those of alarms. */
  private long notifications() {
    return describe().stream()
        .filter(it -> it.get("Message").toString().contains("report/1"))
        .count();
  }

  /** The alarm of the component stands all the while, and the first cause is known by then. */
  @Test
  @Order(6)
  void anotherCauseIsNotifiedOnce(DeployedStack stack) {
    DeployedMethod method = DeployedMethod.of(stack);
    method.deploy(method.sound().withTemplate("MessageBody=$util.urlEncode($input.body)"));
    assertEquals("integration-action-missing", Answered.scheduled(stack).causes().getFirst().id());
    assertEquals(1, notifications());
    assertEquals("FAILING", Answered.scheduled(stack).status());
    method.deploy(method.sound().withTemplate(RAW_BODY));
    assertEquals("FAILING", Answered.scheduled(stack).status());
    assertEquals(0, notifications());
  }

  /**
   * For this the alarm's five minutes are cut to one period of ten seconds; all else is as the
   * template has it.
   */
  @Test
  @Order(7)
  void printedCommandsFixItAndTheRecoveryIsNotified(LocalStack localStack, DeployedStack stack) {
    List<String> commands = Answered.scheduled(stack).causes().getFirst().commands();
    metrics.carry();
    alarm.put(Map.of("Period", 10, "EvaluationPeriods", 1));
    alarm.awaitState("ALARM", ALARM_LIMIT);
    describe();

    localStack.shell(commands).run().text();
    Answered after = Answered.scheduled(stack);
    assertEquals("HEALTHY", after.status(), "" + after);
    metrics.carry();
    alarm.awaitState("OK", ALARM_LIMIT);
    assertEquals(List.of(), describe(), "the alarm itself notifies the people on call only");
    assertEquals("OK", target.state());
    stack.invoke(OK);
    stack.invoke(OK);
    List<Map<String, Object>> description = describe();
    assertEquals(1, description.size(), "" + description);
    Map<String, Object> recovery = JSON.std.mapFrom((String) description.getFirst().get("Message"));
    assertEquals("HEALTHY", recovery.get("status"));
    Map<?, ?> ended = (Map<?, ?>) ((List<?>) recovery.get("recovered")).getFirst();
    assertEquals("integration", ended.get("component"));
    assertTrue((Integer) ended.get("runs") > 1, "" + ended);
    assertEquals(
        List.of("integration-action-missing", "integration-body-not-encoded"),
        ((List<?>) ended.get("published"))
            .stream().map(it -> it.toString().split(" ")[0]).sorted().toList());
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

  /** What SNS has put into the subscribed queue, taken out of it. */
  private List<Map<String, Object>> describe() {
    List<Map<String, Object>> description =
        subscriber.receive().stream().map(JSON.std::mapFrom).toList();
    subscriber.purge();
    return description;
  }
}
