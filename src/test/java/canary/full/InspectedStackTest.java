package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.full.aws.DeployedMethod;
import canary.full.aws.DeployedStack;
import canary.full.aws.DocumentedReads;
import canary.full.aws.LocalStack;
import canary.full.tool.Shared;
import java.util.List;
import java.util.Map;
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

/**
 * The deployed function inspects the deployed stack, where five reads answer as AWS documents, and
 * the method has what LocalStack loses of its definition. What else LocalStack does not answer is
 * printed as not read.
 */
@Tag("full")
@Order(5)
@DisplayName("inspected: a deployed stack, sound and broken, by its own function")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({Shared.OfLocalStack.class, Shared.OfBuild.class})
class InspectedStackTest {
  private DocumentedReads reads;
  private DeployedStack stack;

  @BeforeAll
  void lookThroughTheFront(LocalStack localStack) {
    reads = DocumentedReads.of(localStack);
    stack = DeployedStack.deploy(localStack, "canary-inspected");
    DeployedMethod.of(stack).restore();
    stack.configureEnvironment(Map.of("AWS_ENDPOINT_URL", reads.address().toString()));
  }

  @AfterAll
  void delete() {
    stack.localStack().sam("delete", "--no-prompts", "--stack-name", stack.name()).run().text();
    reads.close();
  }

  @Test
  @Order(1)
  void soundStackIsHealthy() {
    var answered = Answered.inspected(stack);
    assertEquals("HEALTHY", answered.status(), "" + answered.report());
    assertEquals(List.of(), ids(answered), "" + answered.report());
    System.out.println("full: not read of the deployed stack: " + answered.report().get("notRead"));
  }

  @Test
  @Order(2)
  void faultIsNamed() {
    DeployedMethod method = DeployedMethod.of(stack);
    method.deploy(method.sound().withTemplate("Action=SendMessage&MessageBody=$input.body"));
    var answered = Answered.inspected(stack);
    assertEquals("FAILING", answered.status(), "" + answered.report());
    assertEquals(List.of("integration-body-not-encoded"), ids(answered));
  }

  private static List<String> ids(Answered answered) {
    return answered.causes().stream().map(Answered.Named::id).toList();
  }
}
