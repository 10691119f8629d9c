package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Case;
import canary.full.tool.LoadedCli;
import canary.full.tool.Shared;
import canary.full.tool.Toolbox;
import canary.lab.fault.Scenes;
import canary.remedy.Remedy;
import canary.remedy.Shell;
import canary.report.Report;
import canary.report.ReportedCause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every command of every cause: fix, verify and rollback. */
@Tag("full")
@Order(2)
@DisplayName("commands: each fix, verify and rollback is parsed by the real AWS CLI")
@ExtendWith(Shared.OfToolbox.class)
class CommandsTest {
  private static final Pattern GUARDED =
      Pattern.compile("cksum\\) in '\\d+ \\d+'\\) (.*?);; ['*]", Pattern.DOTALL);

  @TempDir Path succeeding;
  @TempDir Path failing;

  /** Its operations, its options, and the JSON of its parameters against AWS's own models. */
  @Test
  void theCliTakesEach(Toolbox toolbox) throws IOException, InterruptedException {
    var lines =
        lines(remedies().filter(it -> it.missing().isEmpty()))
            .flatMap(it -> Stream.concat(Stream.of(it), guarded(it)))
            .toList();
    var calls = new LinkedHashSet<List<String>>();
    // What stands behind || is reached where a call fails, what stands behind && where it does not.
    calls.addAll(new Shell(succeeding).run(lines).calls());
    calls.addAll(new Shell(failing, 1).run(lines).calls());
    System.out.printf("full: %d commands, %d calls parsed%n", lines.size(), calls.size());
    assertTrue(calls.size() > 200, calls.size() + " calls");
    assertEquals(List.of(), LoadedCli.refused(toolbox, List.copyOf(calls)));
    var wrong =
        List.of(
            List.of("sqs", "no-such-operation"),
            List.of("sqs", "set-queue-attributes", "--queue-url", "https://q", "--attributes", "{"),
            List.of("iam", "get-role"));
    assertEquals(wrong.size(), LoadedCli.refused(toolbox, wrong).size());
  }

  /** A name that nothing gave stops the command before the CLI is called. */
  @Test
  void noPlaceholderIsRun() throws IOException, InterruptedException {
    var open =
        lines(remedies().filter(it -> !it.missing().isEmpty()))
            .filter(it -> it.contains("${"))
            .toList();
    assertTrue(open.size() > 10, open.size() + " commands with an open name");
    var shell = new Shell(succeeding);
    for (var line : open) {
      var ran = shell.run(List.of(line));
      assertNotEquals(0, ran.status(), line);
      assertEquals(List.of(), ran.calls(), line);
    }
    for (var line : lines(remedies()).toList()) {
      assertTrue(!line.matches(".*(?:<[A-Za-z-]+>|\\bYOUR_|\\bREGION\\b|\\bACCOUNT\\b).*"), line);
    }
  }

  /** What is run while all stands as it was read, which the stand-in never shows. */
  private static Stream<String> guarded(String line) {
    return GUARDED.matcher(line).results().map(it -> it.group(1));
  }

  private static Stream<String> lines(Stream<Remedy> remedies) {
    return remedies
        .flatMap(it -> Stream.concat(it.commands().stream(), Stream.of(it.verify(), it.undo())))
        .filter(it -> !it.isEmpty())
        .distinct();
  }

  /** Of the cases of the catalogue and of the laboratory's faults. */
  private static Stream<Remedy> remedies() {
    return Stream.concat(
            Case.ALL.stream().map(Case::caught), Scenes.all().stream().map(it -> it.seen()))
        .map(it -> Report.of("probe", "orders", Duration.ZERO, it))
        .flatMap(it -> Stream.concat(it.causes().stream(), it.alsoFound().stream()))
        .map(ReportedCause::remedy);
  }
}
