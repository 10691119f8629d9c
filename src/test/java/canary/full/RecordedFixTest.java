package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import canary.LabRun;
import canary.full.aws.LocalStack;
import canary.full.tool.Shared;
import canary.lab.account.LabAccount;
import canary.lab.template.Stack;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.jr.ob.JSON;

/** The command of an email that prints the fix out of the log, run as it is printed. */
@Tag("full")
@Order(2)
@DisplayName("record: the aws logs command of an email prints the commands of its fix")
@ExtendWith(Shared.OfLocalStack.class)
class RecordedFixTest {
  private static final String GROUP = "/orders/canary";
  private static final String STREAM = "2026/11/28/[$LATEST]1";

  @Test
  void isPrintedOutOfTheLog(LocalStack localStack) throws IOException {
    try (var lab = new Stacks().laboratory(Map.of())) {
      lab.change(stack -> stack.without("SendPolicy"));
      var run = LabRun.of(lab, LabAccount.of(lab));
      write(localStack, run.log().lines().toList());
      var printed = localStack.shell(block(run.mail())).run().text();
      assertEquals(
          run.log().lines().filter(it -> it.startsWith(": 'fix of request ")).toList(),
          printed.lines().toList());
      assertFalse(printed.isEmpty());
    }
  }

  /** The command behind the heading, as it stands in the email. */
  private static List<String> block(String mail) {
    return mail.lines()
        .dropWhile(it -> !it.startsWith("SCRIPT"))
        .dropWhile(it -> !it.isEmpty())
        .skip(1)
        .takeWhile(it -> !it.isEmpty())
        .toList();
  }

  private static void write(LocalStack localStack, List<String> lines) {
    logs(localStack, "create-log-group", List.of());
    logs(localStack, "create-log-stream", List.of("--log-stream-name", STREAM));
    var now = Instant.now().toEpochMilli();
    var events = lines.stream().map(it -> Map.of("timestamp", now, "message", it)).toList();
    logs(
        localStack,
        "put-log-events",
        List.of("--log-stream-name", STREAM, "--log-events", JSON.std.asString(events)));
  }

  private static void logs(LocalStack localStack, String operation, List<String> more) {
    localStack
        .aws("logs", operation, "--region", Stack.ORDERS.region(), "--log-group-name", GROUP)
        .and(more.toArray(String[]::new))
        .run()
        .text();
  }
}
