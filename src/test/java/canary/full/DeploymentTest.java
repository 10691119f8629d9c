package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.DeployedStack;
import canary.full.aws.LocalStack;
import canary.full.aws.MetricsBridge;
import canary.full.aws.Remains;
import canary.full.aws.StackAlarm;
import canary.full.tool.Command;
import canary.full.tool.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the canary says at the end of a deployment, which may be that it must not stand. */
@Tag("full")
@Order(3)
@DisplayName("deployment check: a sound template passes, a broken one fails with its cause")
@ExtendWith({Shared.OfLocalStack.class, Shared.OfStack.class})
class DeploymentTest {
  private static final Path BUILT = Path.of(".aws-sam", "build");
  private static final String ENCODED = "MessageBody=$util.urlEncode($input.body)";

  @Test
  void aSoundTemplatePasses(DeployedStack stack) {
    assertEquals(
        "messages: the message arrived as it was sent.", stack.outputs().get("DeployCheck"));
  }

  /** Without that of the check's run it would miss a metric, and stand. */
  @Test
  void theSilentAlarmIsMadeAfterTheCheckAndDoesNotStand(
      LocalStack localStack, DeployedStack stack) {
    List<String> newestFirst =
        List.of(
            localStack
                .aws("cloudformation", "describe-stack-events", "--stack-name", stack.name())
                .and("--query", "StackEvents[?ResourceStatus=='CREATE_COMPLETE'].LogicalResourceId")
                .and("--output", "text")
                .run()
                .text()
                .split("\t"));
    assertTrue(newestFirst.contains("SilentAlarm"), "" + newestFirst);
    assertTrue(
        newestFirst.indexOf("SilentAlarm") < newestFirst.indexOf("DeploymentCheck"),
        "" + newestFirst);
    new MetricsBridge(localStack, "/" + stack.name() + "/canary").carry();
    StackAlarm silent = new StackAlarm(localStack, stack.name() + "-messages-silent");
    silent.put(Map.of());
    silent.awaitState("OK", Duration.ofSeconds(60));
  }

  @Test
  void aBrokenTemplateFailsWithItsCause(LocalStack localStack) throws IOException {
    String sound = Files.readString(BUILT.resolve("template.yaml"));
    String broken = sound.replace(ENCODED, "MessageBody=$input.body");
    assertNotEquals(sound, broken);
    Path template = Files.writeString(BUILT.resolve("broken.yaml"), broken);
    Command.Result deployed =
        localStack
            .sam("deploy", "--no-confirm-changeset", "--no-progressbar")
            .and("--template-file", template.toString())
            .and("--stack-name", "canary-broken", "--s3-prefix", "canary-broken")
            .and("--resolve-s3", "--capabilities", "CAPABILITY_IAM")
            .and("--parameter-overrides", "DeployCheck=FAIL")
            .run();
    assertNotEquals(0, deployed.exit(), deployed.out());
    String reasons =
        localStack
            .aws("cloudformation", "describe-stack-events", "--stack-name", "canary-broken")
            .and("--query", "StackEvents[].ResourceStatusReason", "--output", "text")
            .run()
            .text();
    assertTrue(
        reasons.matches("(?s).*messages: .*Root cause: integration-body-not-encoded .* Fix: \\w.*"),
        reasons);
    DeployedStack stack = new DeployedStack(localStack, "canary-broken", List.of());
    localStack.sam("delete", "--no-prompts", "--stack-name", stack.name()).run().text();
    assertEquals(List.of(), new Remains(localStack).of(stack));
  }
}
