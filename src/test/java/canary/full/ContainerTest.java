package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.aws.BaseImage;
import canary.full.aws.Build;
import canary.full.aws.Emulator;
import canary.full.tool.Shared;
import canary.full.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/**
 * {@code sam local invoke}, which is how users run the canary by hand. One after another: the SAM
 * CLI looks for a free port and Docker takes it later, so that two at once may meet on it.
 */
@Tag("full")
@Order(9)
@DisplayName("container: sam local invoke")
@ExtendWith({Shared.OfToolbox.class, Shared.OfBuild.class, Shared.OfBaseImage.class})
@Execution(ExecutionMode.SAME_THREAD)
class ContainerTest {

  static List<Path> explainEvents() {
    return Events.startingWith("explain-");
  }

  /** In the container it says what it says on this machine. */
  @ParameterizedTest
  @MethodSource("explainEvents")
  void explains(Path event, Toolbox toolbox, Build build, BaseImage image) throws IOException {
    Explained here;
    try (Emulator emulator = Emulator.start(toolbox, build, 60, Map.of())) {
      here = Explained.read(emulator.invoke(Files.readString(event)));
    }
    here.assertNamesCauses();
    assertEquals(here, Explained.read(image.invoke(event).answer()));
  }

  /** Without an account it says what it could not read. */
  @Test
  void setsUp(BaseImage image) {
    Map<String, Object> answer =
        JSON.std.mapFrom(image.invoke(Path.of("events", "setup.json")).answer());
    assertEquals("apigw-sqs-canary/setup/1", answer.get("schema"));
    assertTrue(answer.get("notRead").toString().contains("stage"), "" + answer);
  }

  @Test
  void saysWhatIsWrongWithABrokenEvent(BaseImage image, @TempDir Path folder) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"mode\":\"explain\",");
    Map<String, Object> answer = JSON.std.mapFrom(image.invoke(broken).answer());
    assertEquals("apigw-sqs-canary/error/1", answer.get("schema"));
    assertTrue(answer.get("mistakes").toString().contains("the event is not JSON"), "" + answer);
  }
}
