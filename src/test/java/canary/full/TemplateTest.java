package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canary.full.aws.Build;
import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.tool.Command;
import canary.full.tool.Listeners;
import canary.full.tool.Shared;
import canary.full.tool.Toolbox;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.jr.ob.JSON;

/** The commands that a user gives; {@link RemovalTest} has the last of them. */
@Tag("full")
@Order(2)
@DisplayName("template: sam validate, build, deploy, list, remote invoke")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({
  Shared.OfToolbox.class,
  Shared.OfLocalStack.class,
  Shared.OfBuild.class,
  Shared.OfStack.class
})
class TemplateTest {

  @Test
  @Order(1)
  void isValid(Toolbox toolbox) {
    assertTrue(toolbox.sam("validate", "--lint").run().text().contains("is a valid SAM Template"));
  }

  @Test
  @Order(2)
  void isBuilt(Build build) {
    assertTrue(Files.exists(build.function().resolve("canary/Canary.class")));
    assertTrue(Files.exists(build.template()));
  }

  @Test
  @Order(3)
  void isDeployed(DeployedStack stack) throws IOException {
    Files.writeString(
        Command.LOGS.resolve("resources.txt"), stack.resources().size() + " resources\n");
    assertEquals(
        Set.of(
            "TargetUrl",
            "QueueUrl",
            "QueueArn",
            "CanaryFunctionName",
            "TopicArn",
            "LogGroupName",
            "DeployCheck"),
        stack.outputs().keySet());
  }

  @Test
  @Order(4)
  void putsAMessageIntoItsQueue(DeployedStack stack) {
    String body = "{\"said\":\"a=1&b=2 +100% 'ü' \\\"\\\\\"}";
    // The deployment check has sent a message, too.
    stack.queue().purge();
    HttpResponse<String> reply = stack.post(body);
    assertEquals(200, reply.statusCode(), reply.body());
    assertEquals(List.of(body), stack.queue().receive());
  }

  @Test
  @Order(5)
  void canBeInvoked(DeployedStack stack) throws IOException {
    Map<String, Object> report = JSON.std.mapFrom(stack.invoke("{}"));
    assertEquals("HEALTHY", report.get("status"), report.toString());
  }

  /** While the function's process is there too. */
  @Test
  @Order(6)
  void localStackListensOnLoopbackOnly(LocalStack localStack) throws IOException {
    assumeTrue(localStack.process().isPresent(), "LocalStack is not a process of this run");
    List<String> listeners = Listeners.of(localStack.process().orElseThrow().toHandle());
    Files.write(Command.LOGS.resolve("listeners.txt"), listeners);
    assertTrue(
        listeners.stream().anyMatch(line -> line.contains(":" + localStack.endpoint().getPort())),
        "the port of LocalStack is among " + listeners);
    assertTrue(listeners.stream().allMatch(line -> line.contains(" 127.0.0.1:")), "" + listeners);
  }
}
