package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.tool.Command;
import canary.full.tool.Shared;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.jr.ob.JSON;

/** The limits of time and memory that Lambda keeps for the deployed function. */
@Tag("full")
@Order(4)
@DisplayName("time-out: the deployed function is ended and serves the next event")
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class TimeOutTest {

  /**
   * The function's process is stopped (SIGSTOP) and so cannot answer in time. The heap by which it
   * is found among LocalStack's children is 85 % of the memory that it is given here.
   */
  @Test
  void functionEndsAtItsTimeOutAndServesTheNextEvent(LocalStack localStack, DeployedStack stack) {
    assumeTrue(localStack.process().isPresent(), "processes of a LocalStack of somebody else");
    stack.configureFunction("--timeout", "20", "--memory-size", "300");
    try {
      assertEquals("HEALTHY", Answered.scheduled(stack).status());
      ProcessHandle frozen = onlyProcess(localStack, "-Xmx261120k");
      Command.of("kill-stop", "kill", "-STOP", Long.toString(frozen.pid())).run().text();
      Map<String, Object> invocation = invokeWithLog(localStack, stack);
      assertEquals("Unhandled", invocation.get("FunctionError"), "" + invocation);
      byte[] log = Base64.getDecoder().decode((String) invocation.get("LogResult"));
      assertTrue(
          new String(log, StandardCharsets.UTF_8).contains("Task timed out after 20.00 seconds"),
          () -> new String(log, StandardCharsets.UTF_8));
      assertEquals("HEALTHY", Answered.scheduled(stack).status());
      assertNotEquals(frozen, onlyProcess(localStack, "-Xmx261120k"));
    } finally {
      stack.configureFunction("--timeout", "60", "--memory-size", "512");
    }
  }

  private static ProcessHandle onlyProcess(LocalStack localStack, String argument) {
    List<ProcessHandle> found =
        localStack
            .process()
            .orElseThrow()
            .descendants()
            .filter(it -> List.of(it.info().arguments().orElse(new String[0])).contains(argument))
            .toList();
    assertEquals(1, found.size(), argument + " among " + found);
    return found.getFirst();
  }

  /** Fails when the function has not ended in 60 seconds. */
  private static Map<String, Object> invokeWithLog(LocalStack localStack, DeployedStack stack) {
    String answer = Command.LOGS.resolve("timed-out.json").toString();
    return JSON.std.mapFrom(
        localStack
            .aws("lambda", "invoke", "--function-name", stack.physicalId("CanaryFunction"))
            .and("--log-type", "Tail", "--cli-read-timeout", "60", answer)
            .with(Map.of("AWS_MAX_ATTEMPTS", "1"))
            .run()
            .text());
  }
}
