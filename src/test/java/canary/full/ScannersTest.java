package canary.full;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.full.tool.Command;
import canary.full.tool.Scanners;
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
import tools.jackson.jr.ob.JSON;

/** No finding without a suppression that gives its reason in the template. */
@Tag("full")
@Order(9)
@DisplayName("scanners: cfn-lint, checkov, cdk-nag (AwsSolutions, Serverless)")
@ExtendWith({Shared.OfToolbox.class, Shared.OfScanners.class})
class ScannersTest {

  @Test
  void cfnLintHasNoFinding(Toolbox toolbox) {
    assertEquals("", toolbox.cfnLint("template.yaml").run().text());
  }

  @Test
  void checkovHasNoFinding(Scanners scanners) {
    Map<String, Object> report = JSON.std.mapFrom(scanners.scan().run().text());
    Map<?, ?> results = (Map<?, ?>) report.get("results");
    assertEquals(List.of(), results.get("failed_checks"));
    assertEquals(List.of(), results.get("parsing_errors"));
    List<?> skipped = (List<?>) results.get("skipped_checks");
    assertTrue(skipped.stream().allMatch(ScannersTest::hasReason), "" + skipped);
    Object passed = ((Map<?, ?>) report.get("summary")).get("passed");
    System.out.printf("checkov: %s passed, %d suppressed%n", passed, skipped.size());
    assertTrue((Integer) passed > 0, "" + report.get("summary"));
  }

  private static boolean hasReason(Object check) {
    Map<?, ?> result = (Map<?, ?>) ((Map<?, ?>) check).get("check_result");
    return result.get("suppress_comment") instanceof String reason && !reason.isBlank();
  }

  @Test
  void cdkNagHasNoFinding(Toolbox toolbox, Scanners scanners) throws IOException {
    Path transformed = Files.createDirectories(Command.LOGS).resolve("transformed.json");
    Files.writeString(transformed, toolbox.transform("template.yaml").run().text());
    List<String> lines =
        scanners.nag(transformed, Command.LOGS.resolve("nag")).run().text().lines().toList();
    System.out.println(lines.getLast());
    assertTrue(lines.getLast().matches("cdk-nag: [1-9]\\d* checks, .*"), "" + lines);
    assertEquals(List.of(), lines.subList(0, lines.size() - 1));
  }
}
