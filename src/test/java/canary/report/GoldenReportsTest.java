package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.DiagnosisTable;
import canary.Golden;
import canary.catalogue.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person and a program are told, for each cause that a reply can show. */
class GoldenReportsTest {
  private static final Path REPORTS = Path.of("src/test/resources/canary/reports");

  private static final Path REPLIES = Path.of("src/test/resources/canary/replies.txt");

  /** A reply that names its cause, one that leaves several, a digest, silence, a hidden error. */
  private static final Set<String> WHOLE =
      Set.of(
          "role-boundary-denies",
          "role-missing-sendmessage",
          "integration-body-encoded-twice",
          "canary-no-answer-in-time",
          "integration-response-masks-errors",
          "key-missing");

  static List<Case> cases() {
    return Case.ALL;
  }

  static Stream<Case> whole() {
    return Case.ALL.stream().filter(it -> WHOLE.contains(it.cause().id()));
  }

  /** Every reply of the catalogue's cases in a few lines. */
  @Test
  void theTableOfReplies() throws IOException {
    var rows = new ArrayList<String>();
    for (var row : Case.ALL) {
      var report = report(row);
      rows.add(
          DiagnosisTable.row(
              row.cause().id(), ReportText.firstLine(report), ReportJson.of(report)));
    }
    Golden.check(REPLIES, String.join("\n", rows));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meetsTheSchema(Case row) throws IOException {
    assertEquals(List.of(), Schemas.mistakesInReport(ReportJson.text(report(row))));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void isReported(Case row) throws IOException {
    var id = row.cause().id();
    Golden.check(REPORTS.resolve(id + ".txt"), ReportText.of(report(row), ReportContext.NONE));
    Golden.check(REPORTS.resolve(id + ".json"), ReportJson.text(report(row)) + "\n");
  }

  @Test
  void thereIsNoReportOfACauseThatIsGone() throws IOException {
    try (var files = Files.list(REPORTS)) {
      assertEquals(
          List.of(),
          files
              .map(it -> it.getFileName().toString().replaceAll("\\.(txt|json)$", ""))
              .filter(it -> !WHOLE.contains(it))
              .toList());
    }
  }

  private static Report report(Case row) {
    return Report.of("probe", "orders", Duration.ofMillis(87), row.caught());
  }
}
