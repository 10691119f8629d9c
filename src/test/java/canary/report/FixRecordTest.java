package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Case;
import canary.remedy.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixes in the function's log, given to a real shell. */
class FixRecordTest {
  private static final ReportContext DEPLOYED = Reports.context("orders");
  private static Shell shell;

  @BeforeAll
  static void openShell(@TempDir Path directory) throws IOException {
    shell = new Shell(directory);
  }

  static Stream<Report> runnable() {
    return Case.ALL.stream()
        .map(it -> Report.of("probe", "orders", Duration.ofMillis(87), it.caught()))
        .filter(it -> Fixes.of(it).stream().allMatch(fix -> fix.remedy().missing().isEmpty()))
        .filter(it -> !FixRecord.of(it).isEmpty());
  }

  /** Each line runs what the email's block runs; so do the lines of the JSON. */
  @ParameterizedTest
  @MethodSource("runnable")
  void runsTheCommands(Report report) throws IOException, InterruptedException {
    var commands =
        Fixes.of(report).stream()
            .map(it -> it.remedy().commands())
            .filter(it -> !it.isEmpty())
            .toList();
    var records = FixRecord.of(report);
    assertEquals(commands.size(), records.size());
    for (var i = 0; i < records.size(); i++) {
      var calls = shell.run(commands.get(i)).calls();
      assertFalse(records.get(i).contains("\n"), records.get(i));
      assertEquals(calls, shell.run(List.of(records.get(i))).calls());
      assertEquals(calls, shell.run(CommandBlock.script(commands.get(i))).calls());
    }
  }

  @Test
  void aCommandThatFailsStopsTheRest() throws IOException, InterruptedException {
    var commands = List.of("aws sqs list-queues", "false", "aws sqs list-queues");
    for (var script :
        List.of(CommandBlock.script(commands), List.of(CommandBlock.line(commands)))) {
      assertEquals(1, shell.run(script).calls().size());
    }
    assertEquals(List.of(), CommandBlock.script(List.of()));
  }

  @Test
  void theEmailNamesTheRecord() throws IOException, InterruptedException {
    var report = runnable().findFirst().orElseThrow();
    var record = FixRecord.of(report).getFirst();
    var asked = shell.run(List.of(FixRecord.command(report, DEPLOYED).orElseThrow())).calls();
    var name = value(asked.getFirst(), "--query").split("'")[1];
    assertTrue(record.startsWith(": '" + name), record);
    assertEquals("/orders/canary", value(asked.getFirst(), "--log-group-name"));
    assertEquals("eu-west-1", value(asked.getFirst(), "--region"));
    assertEquals(
        Long.toString(report.at().toEpochMilli()), value(asked.getFirst(), "--start-time"));
    assertTrue(ReportText.of(report, DEPLOYED).contains("aws logs filter-log-events"));
    assertFalse(ReportText.of(report, ReportContext.NONE).contains("aws logs"));
    assertFalse(ReportText.of(Reports.HEALTHY, DEPLOYED).contains("aws logs"));
  }

  /** A request id is foreign text. */
  @Test
  void aForgedRequestIdNamesNothing() throws IOException, InterruptedException {
    for (var id : List.of("", "x' $(id) '", "\"\"\"\"\"\"\"\"\"", "a".repeat(200))) {
      var report =
          Reports.of(
              403,
              Map.of(
                  "x-amzn-requestid",
                  id,
                  "x-amzn-errortype",
                  "MissingAuthenticationTokenException"),
              "{\"message\":\"Missing Authentication Token\"}");
      var lines = new ArrayList<>(FixRecord.of(report));
      FixRecord.command(report, DEPLOYED).ifPresent(lines::add);
      for (var line : lines) {
        assertTrue(line.contains("fix of run " + report.at()), line);
      }
    }
  }

  private static String value(List<String> arguments, String option) {
    return arguments.get(arguments.indexOf(option) + 1);
  }
}
