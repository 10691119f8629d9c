package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.Golden;
import canary.catalogue.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person and a program are told, for each cause that a reply can show. */
class GoldenReportsTest {
  private static final Path REPORTS = Path.of("src/test/resources/canary/reports");

  /** A reply that names its cause, one that leaves several, a digest, silence, a hidden error. */
  private static final Set<String> AS_JSON =
      Set.of(
          "role-boundary-denies",
          "role-may-not-send",
          "integration-body-encoded-twice",
          "canary-no-answer-in-time",
          "integration-response-masks-errors",
          "key-missing");

  static List<Case> cases() {
    return Case.ALL;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asText(Case row) throws IOException {
    Golden.check(REPORTS.resolve(row.cause().id() + ".txt"), ReportText.of(report(row)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asJson(Case row) throws IOException {
    var json = ReportJson.text(report(row));
    assertEquals(List.of(), Schemas.mistakesInReport(json));
    if (AS_JSON.contains(row.cause().id())) {
      Golden.check(REPORTS.resolve(row.cause().id() + ".json"), json + "\n");
    }
  }

  @Test
  void thereIsNoReportOfACauseThatIsGone() throws IOException {
    var ids = Case.ALL.stream().map(it -> it.cause().id()).collect(Collectors.toSet());
    try (var files = Files.list(REPORTS)) {
      assertEquals(
          List.of(),
          files
              .map(it -> it.getFileName().toString().replaceAll("\\.(txt|json)$", ""))
              .filter(it -> !ids.contains(it))
              .toList());
    }
  }

  private static Report report(Case row) {
    return Report.of("probe", "orders", Duration.ofMillis(87), row.caught());
  }
}
