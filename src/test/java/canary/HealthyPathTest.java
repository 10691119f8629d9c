package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.Laboratory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run loads while all is well. */
class HealthyPathTest {
  @TempDir private Path directory;

  @Test
  void aHealthyRunLoadsNoClassOfTheSdk() throws Exception {
    try (var lab = Laboratory.start(Map.of("MarkerSecret", "CREATE"))) {
      var loaded = loadedBy(lab);

      var ours = loaded.stream().filter(it -> it.startsWith("canary.")).count();
      var sdk = loaded.stream().filter(it -> it.startsWith("software.amazon.awssdk.")).toList();
      System.out.printf(
          "Classes loaded on the healthy path: %d, of the project %d, of the SDK %d%n",
          loaded.size(), ours, sdk.size());
      assertEquals(List.of(), sdk);
      assertTrue(loaded.contains("canary.Canary"));
      assertEquals(1, lab.messages().size());
      assertTrue(lab.messages().getFirst().body().contains("\"sig\":"));
    }
  }

  private List<String> loadedBy(Laboratory lab) throws IOException, InterruptedException {
    var log = directory.resolve("classes.log");
    var output = directory.resolve("output.log");
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + log + ":none",
            "-classpath",
            System.getProperty("java.class.path"),
            ScheduledRun.class.getName());
    command.environment().keySet().removeIf(it -> it.startsWith("AWS_"));
    command.environment().putAll(lab.environment());
    var exit = command.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    assertEquals(0, exit, () -> text(output));
    assertTrue(text(output).contains("\"status\":\"HEALTHY\""), () -> text(output));
    return Files.readAllLines(log).stream()
        .filter(it -> it.contains(" source: "))
        .map(it -> it.substring(0, it.indexOf(' ')))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return "No output: " + unreadable;
    }
  }
}
