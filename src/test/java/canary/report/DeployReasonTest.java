package canary.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** The reason that CloudFormation shows has the cause and the first line of the fix. */
class DeployReasonTest {

  /** Names of the longest that are taken, every cause first among all. */
  @Test
  void everyCauseAndItsFixAreWholeInTheWorstCase() {
    var longest = 0;
    for (var cause : Cause.catalogue()) {
      var worst = SizesTest.worst(cause);
      var reason = DeployReason.of(List.of(worst));
      longest = Math.max(longest, assertTaken(reason));
      assertTrue(reason.contains("Root cause: " + cause.id() + " ("), reason);
      assertTrue(reason.endsWith("Fix: " + fix(worst)), reason);
    }
    System.out.printf(
        "DeployReasonTest: reason at most %,d of %,d bytes%n", longest, DeployReason.LONGEST);
  }

  @Test
  void everyDiagnosisOfTheLabIsWhole() {
    for (var report : Reports.all()) {
      var reason = DeployReason.of(List.of(report));
      assertTaken(reason);
      assertFalse(reason.endsWith(Shortening.CUT), reason);
      if (report.status() == Status.FAILING && report.foremost().isPresent()) {
        assertTrue(reason.contains("Root cause: " + report.foremost().get().cause().id()), reason);
        assertTrue(reason.endsWith("Fix: " + fix(report)), reason);
      }
    }
  }

  /** The first ones are whole, and how many are left out is said. */
  @Test
  void ofManyTargetsTheFirstHaveTheirCauseAndFix() {
    for (var cause : Cause.catalogue()) {
      var worst = SizesTest.worst(cause);
      var reason = DeployReason.of(Collections.nCopies(40, worst));
      assertTaken(reason);
      assertTrue(reason.contains("Fix: " + fix(worst) + " "), reason);
      assertTrue(reason.matches(".* And \\d+ more" + quoted(Shortening.CUT)), reason);
    }
  }

  /** What a foreign API has said is quoted where no cause is known, and needs the most bytes. */
  @Test
  void whatIsTooLongForItselfIsCutAndSaysSo() {
    var reason =
        DeployReason.of(
            List.of(Report.blind("probe", "t".repeat(128), Reports.AT, List.of("\"".repeat(650)))));
    assertTaken(reason);
    assertTrue(reason.endsWith(Shortening.CUT), reason);
    assertTrue(reason.startsWith("t".repeat(128) + ": "), reason);
  }

  @Test
  void aHealthyTargetIsSaidToBe() {
    assertEquals(
        "orders: the message arrived as it was sent.", DeployReason.of(List.of(Reports.HEALTHY)));
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static String fix(Report report) {
    return report.foremost().orElseThrow().remedy().does().replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** How many bytes of JSON it is; that it stands in a response twice. */
  private static int assertTaken(String reason) {
    var stack =
        "arn:aws-us-gov:cloudformation:us-gov-west-1:111122223333:stack/%s/%s"
            .formatted("s".repeat(128), "b1d0e6d7-0000-0000-0000-000000000000");
    var response =
        JSON.std.asString(
            Map.of(
                "Status",
                "SUCCESS",
                "Reason",
                reason,
                "PhysicalResourceId",
                "r".repeat(255),
                "StackId",
                stack,
                "RequestId",
                "b1d0e6d7-0000-0000-0000-000000000000",
                "LogicalResourceId",
                "r".repeat(255),
                "Data",
                Map.of("Result", reason)));
    assertTrue(reason.matches("[\\x20-\\x7e]*"), reason);
    assertTrue(response.length() <= 4_096, response);
    return JSON.std.asString(reason).length();
  }
}
