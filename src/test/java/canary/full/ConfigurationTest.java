package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.Answered.Named;
import canary.full.aws.DeployedMethod;
import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.aws.MessageQueue;
import canary.full.tool.Shared;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Faults of the deployed integration, made by UpdateIntegration and CreateDeployment; the deployed
 * function reads LocalStack and names each.
 */
@Tag("full")
@Order(4)
@DisplayName("configuration: faults of the deployed integration are named")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class ConfigurationTest {

  /** LocalStack's export leaves out the time-out and all responses but the default. */
  private static final String EXPORT_IS_INCOMPLETE = "integration-change-not-deployed";

  private DeployedStack stack;
  private DeployedMethod method;

  @BeforeAll
  void find(DeployedStack deployed) {
    stack = deployed;
    method = DeployedMethod.of(deployed);
  }

  @AfterEach
  void mend() {
    method.deploy(method.sound());
  }

  @Test
  void contentTypeNotMapped() {
    assertNamed("integration-content-type-not-mapped", IntegrationRequest::withoutContentType);
  }

  @Test
  void actionMissing() {
    assertNamed(
        "integration-action-missing",
        it -> it.withTemplate("MessageBody=$util.urlEncode($input.body)"));
  }

  @Test
  void bodyNotEncoded() {
    assertNamed(
        "integration-body-not-encoded",
        it -> it.withTemplate("Action=SendMessage&MessageBody=$input.body"));
  }

  @Test
  void queuePathWrong() {
    assertNamed("integration-queue-path-wrong", it -> it.toQueue("000000000000/order"));
  }

  @Test
  void groupOfFifoQueueMissing(LocalStack localStack) {
    MessageQueue fifo = MessageQueue.create(localStack, "orders.fifo", "{\"FifoQueue\":\"true\"}");
    try {
      assertNamed("queue-group-id-missing", it -> it.toQueue(fifo.path()));
    } finally {
      fifo.delete();
    }
  }

  /** The mask shows only when there is something to hide. */
  @Test
  void oneDefaultResponseMasksErrors() {
    String sound = method.defaultTemplate();
    method.removeResponse("502");
    method.removeResponse("503");
    method.setDefaultTemplate("$input.json('$')");
    try {
      method.deploy(method.sound().toQueue("000000000000/order"));
      assertTrue(
          Answered.scheduled(stack).causes().stream()
              .anyMatch(it -> it.id().equals("integration-response-masks-errors")));
    } finally {
      method.setDefaultTemplate(sound);
      method.addResponse("502", "4\\d{2}");
      method.addResponse("503", "5\\d{2}");
    }
  }

  private void assertNamed(String cause, UnaryOperator<IntegrationRequest> fault) {
    method.deploy(fault.apply(method.sound()));
    Answered report = Answered.scheduled(stack);
    assertEquals("FAILING", report.status(), "" + report);
    assertEquals(cause, report.causes().getFirst().id(), "" + report);
    List<String> certainAndWrong =
        Stream.of(report.causes(), report.alsoFound())
            .flatMap(List::stream)
            .filter(it -> it.verdict().equals("CONFIRMED"))
            .map(Named::id)
            .filter(it -> !it.equals(cause) && !it.equals(EXPORT_IS_INCOMPLETE))
            .toList();
    assertEquals(List.of(), certainAndWrong);
  }
}
