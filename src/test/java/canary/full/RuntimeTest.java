package canary.full;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.Build;
import canary.full.aws.Emulator;
import canary.full.tool.Command;
import canary.full.tool.Shared;
import canary.full.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code sam build} has made, under the contract between Lambda and its runtimes. */
@Tag("full")
@Order(8)
@DisplayName("runtime: Runtime Interface Emulator and runtime interface client")
@ExtendWith({Shared.OfToolbox.class, Shared.OfBuild.class})
class RuntimeTest {

  private static final String NOTHING_LISTENS_HERE = "http://127.0.0.1:9";
  private static final Pattern ANSWERS =
      Pattern.compile("\"schema\":\"apigw-sqs-canary/(reports?|setup)/1\"");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "CANARY_NAME", "contract",
          "TARGET_NAME", "messages",
          "TARGET_URL", "https://abcdefghij.execute-api.eu-central-2.amazonaws.com/prod/messages",
          "TARGET_AUTHORIZATION", "AWS_IAM",
          "AWS_ENDPOINT_URL", NOTHING_LISTENS_HERE);

  @Test
  void answersEveryEvent(Toolbox toolbox, Build build) {
    try (Emulator emulator = Emulator.start(toolbox, build, 60, SETTINGS)) {
      assertAll(
          Events.startingWith("").stream().map(event -> () -> assertAnswers(emulator, event)));
    }
  }

  private static void assertAnswers(Emulator emulator, Path event) throws IOException {
    assertReport(emulator.invoke(Files.readString(event)), event.toString());
  }

  private static void assertReport(String answer, String event) {
    assertTrue(ANSWERS.matcher(answer).find(), event + " gives " + answer);
  }

  /**
   * The function's process is stopped (SIGSTOP) and so cannot answer in time, whatever the event.
   * The limit is long enough for a slow machine to start the function once more.
   */
  @Test
  void timesOutAsLambdaDoesAndServesTheNextEvent(Toolbox toolbox, Build build) {
    try (Emulator emulator = Emulator.start(toolbox, build, 20, SETTINGS)) {
      String explain =
          "{\"mode\":\"explain\",\"response\":{\"status\":200,\"headers\":{},\"body\":\"\"}}";
      assertReport(emulator.invoke(explain), explain);
      long frozen = emulator.function().pid();
      Command.of("kill-stop", "kill", "-STOP", Long.toString(frozen)).run().text();
      String answer = emulator.invoke(explain);
      assertTrue(answer.contains("Task timed out after 20.00 seconds"), answer);
      assertReport(emulator.invoke(explain), explain);
      assertNotEquals(frozen, emulator.function().pid());
    }
  }
}
