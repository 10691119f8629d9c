package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.LocalStack;
import canary.full.tool.Shared;
import canary.full.tool.Toolbox;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("full")
@Order(1)
@DisplayName("tools: SAM CLI, AWS CLI, LocalStack 4.14.0")
@ExtendWith({Shared.OfToolbox.class, Shared.OfLocalStack.class})
class ToolsTest {

  @Test
  void samIsThePinnedOne(Toolbox toolbox) {
    assertEquals("SAM CLI, version 1.170.0", toolbox.sam("--version").run().text());
  }

  @Test
  void emulatorOfTheSamCliIsThere(Toolbox toolbox) {
    assertTrue(Files.isExecutable(toolbox.runtimeInterfaceEmulator()));
  }

  /** The AWS CLI speaks to LocalStack through AWS_ENDPOINT_URL alone, SQS included. */
  @Test
  void awsCliReachesLocalStack(LocalStack localStack) {
    String account =
        localStack
            .aws("sts", "get-caller-identity", "--query", "Account", "--output", "text")
            .run()
            .text();
    assertEquals("000000000000", account);
    localStack.aws("sqs", "list-queues").run().text();
  }
}
