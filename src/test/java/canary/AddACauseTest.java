package canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's worked example of a cause is the code, line by line. */
class AddACauseTest {
  private static final Path MAIN = Path.of("src/main/java/canary");
  private static final Path TESTS = Path.of("src/test/java/canary");

  @Test
  void theReadmeQuotesTheCode() throws IOException {
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- cause: begin -->",
        "<!-- cause: end -->",
        step("1. The entry", MAIN.resolve("catalogue/QueueCause.java"), "  GROUP_ID_MISSING(")
            + step(
                "2. Its check",
                MAIN.resolve("question/Templates.java"),
                "  /** It sends a FIFO queue no group id")
            + step(
                "3. A reply that catches it, and one that narrowly misses it",
                TESTS.resolve("catalogue/QueueCases.java"),
                "row(GROUP_ID_MISSING,")
            + step(
                "4. A fault of the lab that makes it",
                TESTS.resolve("lab/fault/QueueFaults.java"),
                "deployed(GROUP_ID_MISSING,"));
  }

  private static String step(String title, Path file, String begin) throws IOException {
    return "\n%s, in `%s`:\n\n```java\n%s```\n".formatted(title, file, quote(file, begin));
  }

  /** From the line with these words to the end of the row or of the method. */
  private static String quote(Path file, String begin) throws IOException {
    var lines = Files.readAllLines(file).stream().dropWhile(line -> !line.contains(begin)).toList();
    var length = 0;
    var depth = 0;
    do {
      depth += depth(lines.get(length++));
    } while (depth > 0 || lines.get(length - 1).endsWith("*/"));
    return String.join("\n", lines.subList(0, length)).stripIndent() + "\n";
  }

  private static int depth(String line) {
    return line.chars().map(it -> "({".indexOf(it) >= 0 ? 1 : ")}".indexOf(it) >= 0 ? -1 : 0).sum();
  }
}
