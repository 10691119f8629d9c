package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

  /** What was printed, and whether every line was a reply. */
  private record Explained(boolean allRead, String text) {}

  @Test
  void eachLineIsExplained() {
    var explained =
        explain(
            """
            An error occurred (AccessDenied) when calling the SendMessage operation: Access to the resource is denied.

            {"Error":{"Code":"KMS.DisabledException","Message":"arn:aws:kms:eu-west-1:111122223333:key/k is disabled."}}
            {"status":404,"headers":{},"body":"<UnknownOperationException/>"}
            """);
    assertTrue(explained.allRead());
    assertTrue(
        explained.text().contains("--- line 1\nintegration-body-not-encoded"), explained.text());
    assertTrue(explained.text().contains("--- line 3\nkey-disabled (CONFIRMED)"), explained.text());
    assertTrue(
        explained.text().contains("--- line 4\nintegration-content-type-not-mapped"),
        explained.text());
  }

  @Test
  void garbageIsToldAndTheRestGoesOn() {
    var explained =
        explain("{\"status\":7,\"body\":\"x\"}\n\u0000\u0001\n{\"status\":400\nForbidden\n");
    assertEquals(false, explained.allRead());
    assertTrue(
        explained.text().contains("--- line 1\nNot a reply: status '7' is invalid: use"),
        explained.text());
    assertTrue(explained.text().contains("--- line 4\n"), explained.text());
  }

  @Test
  void anEmptyInputSaysWhatIsWanted() {
    var explained = explain("");
    assertTrue(explained.text().startsWith("No reply was given"), explained.text());
  }

  @Test
  void whatIsNoUtf8IsSurvived() {
    var out = new ByteArrayOutputStream();
    var bytes = new byte[] {(byte) 0xff, (byte) 0xfe, 'a', '\n', (byte) 0xc3, '\n', 'F', '\n'};
    assertTrue(
        Explain.explain(
            new ByteArrayInputStream(bytes), new PrintStream(out, true, UTF_8), Clock.systemUTC()));
    assertTrue(out.toString(UTF_8).contains("--- line 3\n"));
  }

  @Test
  void aFileIsReadAndAMissingOneIsTold(@TempDir Path directory)
      throws IOException, InterruptedException {
    var file = Files.writeString(directory.resolve("replies"), "Missing Authentication Token\n");
    assertEquals(new Ended(0, true), ended(file.toString(), "gateway-route-not-deployed"));
    assertEquals(
        new Ended(2, true), ended(directory.resolve("none").toString(), "none cannot be read"));
  }

  private record Ended(int status, boolean saidSo) {}

  private static Ended ended(String argument, String wanted)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "canary.Explain",
                argument)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), said.contains(wanted));
  }

  private static Explained explain(String lines) {
    var out = new ByteArrayOutputStream();
    var allRead =
        Explain.explain(
            new ByteArrayInputStream(lines.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            Clock.systemUTC());
    return new Explained(allRead, out.toString(UTF_8));
  }
}
