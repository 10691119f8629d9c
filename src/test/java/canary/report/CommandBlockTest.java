package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Case;
import canary.remedy.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** Commands as an email prints them, given to a real shell. */
class CommandBlockTest {
  private static Shell shell;

  @BeforeAll
  static void openShell(@TempDir Path directory) throws IOException {
    shell = new Shell(directory);
  }

  static Stream<ReportedCause> causes() {
    return Case.ALL.stream()
        .map(it -> Report.of("probe", "orders", Duration.ofMillis(87), it.caught()))
        .flatMap(it -> it.causes().stream())
        .filter(it -> it.remedy().missing().isEmpty())
        .filter(it -> !it.remedy().commands().isEmpty());
  }

  /** What fails stops both. The same arguments arrive; JSON may differ by white space. */
  @ParameterizedTest
  @MethodSource("causes")
  void saysTheSameAsTheCommands(ReportedCause cause) throws IOException, InterruptedException {
    var commands = cause.remedy().commands();
    var block = CommandBlock.of(commands);
    assertEquals("export AWS_PAGER=", block.getFirst());
    var line = List.of(String.join(" && ", commands));
    assertEquals(plain(shell.run(line).calls()), plain(shell.run(block).calls()));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void fitsAnEmailButForNames(ReportedCause cause) {
    for (var line : CommandBlock.of(cause.remedy().commands())) {
      assertTrue(
          line.length() <= Prose.WIDTH || line.matches(".*\\S{40,}.*"), line.length() + " " + line);
    }
  }

  @Test
  void theRollbackIsNotRun() throws IOException, InterruptedException {
    var commented = CommandBlock.commented("aws sqs set-queue-attributes --attributes A=1");
    assertEquals(List.of(), shell.run(commented).calls());
    assertEquals(List.of(), CommandBlock.commented(""));
  }

  @Test
  void aCommandThatFailsStopsTheRest() throws IOException, InterruptedException {
    var block = CommandBlock.of(List.of("false", "aws sqs list-queues"));
    assertEquals(List.of(), shell.run(block).calls());
    assertEquals(List.of(), CommandBlock.of(List.of()));
  }

  private static List<Object> plain(List<List<String>> calls) throws IOException {
    var plain = new ArrayList<Object>();
    for (var argument : calls.stream().flatMap(List::stream).toList()) {
      plain.add(
          argument.startsWith("{") || argument.startsWith("[")
              ? JSON.std.anyFrom(argument)
              : argument);
    }
    return plain;
  }
}
