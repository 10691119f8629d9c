package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

class ExplainTest {

  /** What was printed, and whether everything was recognized. */
  private record Explained(boolean allRead, String text) {}

  @Test
  void aFileOfJsonLinesIsManyReplies() {
    var explained =
        explain(
            """
            {"Error":{"Code":"KMS.DisabledException","Message":"arn:aws:kms:eu-west-1:111122223333:key/k is disabled."}}

            {"status":404,"headers":{},"body":"<UnknownOperationException/>"}
            {"status":7,"body":"x"}
            """);
    assertEquals(false, explained.allRead());
    assertTrue(explained.text().contains("ROOT CAUSE\n  CONFIRMED key-disabled"), explained.text());
    assertTrue(explained.text().contains("integration-content-type-not-mapped"), explained.text());
    assertTrue(
        explained.text().contains("--- reply 3\nNot a reply: status '7' is invalid: use"),
        explained.text());
  }

  @Test
  void aFlagMakesEachLineAPaste() {
    var explained = explain("Forbidden\nMissing Authentication Token\n", "--lines");
    assertTrue(explained.allRead());
    assertTrue(explained.text().contains("\n  LIKELY    gateway-route-not"), explained.text());
  }

  @Test
  void theWholeInputIsOnePaste() {
    var explained =
        explain(
            """
            HTTP/1.1 403 Forbidden
            x-amzn-ErrorType: MissingAuthenticationTokenException

            {
                "message": "Missing Authentication Token"
            }
            """);
    assertTrue(explained.allRead());
    assertTrue(
        explained.text().contains("\n  LIKELY    gateway-route-not-deployed"), explained.text());
    assertTrue(
        explained.text().contains("READ AS     an HTTP response with its headers"),
        explained.text());
  }

  @Test
  void whatIsNotKnownSaysWhatToPaste() {
    var explained = explain("it does not work\n");
    assertEquals(false, explained.allRead());
    assertTrue(explained.text().contains("paste the execution log"), explained.text());
  }

  @Test
  void anEmptyInputSaysWhatIsWanted() {
    var explained = explain("");
    assertTrue(explained.text().startsWith("No text was given"), explained.text());
  }

  @Test
  void jsonIsTheReport() {
    var explained = explain("Forbidden", "--json");
    assertTrue(explained.text().startsWith("{\"schema\":\"apigw-sqs-canary/report/1\""));
    assertTrue(explained.text().contains("\"readAs\":\"a sentence of API Gateway\""));
  }

  @Test
  void whatIsNoUtf8IsSurvived() throws IOException {
    var out = new ByteArrayOutputStream();
    var bytes = new byte[] {(byte) 0xff, (byte) 0xfe, 'a', '\n', (byte) 0xc3, '\n', 'F', '\n'};
    assertEquals(
        1,
        Explain.run(
            new String[0],
            new ByteArrayInputStream(bytes),
            new PrintStream(out, true, UTF_8),
            new PrintStream(out, true, UTF_8)));
  }

  @Test
  void helpIsPrinted() {
    assertTrue(explain("", "--help").text().startsWith("Usage: explain"));
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, UTF_8);
    var arguments = new String[] {"--color", "a", "--yaml", "b", "-y"};
    assertEquals(2, Explain.run(arguments, InputStream.nullInputStream(), print, print));
    assertEquals(
        """
        explain: option '--color' is invalid: use --json, --lines or --help
        explain: option '--yaml' is invalid: use --json, --lines or --help
        explain: option '-y' is invalid: use --json, --lines or --help
        explain: 'a' and 'b' are several files: give one, or none for standard input
        """,
        out.toString(UTF_8));
  }

  /** Each candidate with what settles it, and each variable with what it stands for. */
  @Test
  void everyCauseThatFitsIsListedWithItsCheck() {
    var text = explain("Missing Authentication Token").text();
    var causes = text.substring(text.indexOf("ROOT CAUSE"), text.indexOf("\nFIX"));
    assertTrue(causes.startsWith("ROOT CAUSE  one of "), text);
    assertEquals(
        count(causes, "\n  LIKELY ") + count(causes, "\n  POSSIBLE "),
        count(causes, "to confirm: "),
        causes);
    assertTrue(text.contains("    API_ID          the id of the API\n"), text);
    assertTrue(text.lines().allMatch(it -> it.length() <= 78 || it.contains("http")), text);
    assertTrue(!text.contains("\033"), "colors");
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
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

  private static Explained explain(String text, String... arguments) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, UTF_8);
    var status =
        Explain.run(arguments, new ByteArrayInputStream(text.getBytes(UTF_8)), print, print);
    return new Explained(status == 0, out.toString(UTF_8));
  }

  /** What the README shows of the answer to one of the events. */
  @Test
  void theReadmeShowsAnAnswerAsItIsGiven() throws IOException {
    var answer =
        new Trial(Map.of()).answer(Files.readString(Path.of("events/explain-access-denied.json")));
    var shown = new LinkedHashMap<String, Object>();
    for (var member : List.of("schema", "mode", "status", "outcome")) {
      shown.put(member, answer.get(member));
    }
    var first = new LinkedHashMap<>((Map<?, ?>) ((List<?>) answer.get("causes")).getFirst());
    first.keySet().retainAll(List.of("id", "title", "verdict", "unknown"));
    shown.put("causes", List.of(first));
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- explain: begin -->",
        "<!-- explain: end -->",
        "\n```json\n"
            + JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(shown)
            + "\n```\n\n");
  }
}
