package canary.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.report.Report;
import canary.report.ReportedCause;
import canary.verdict.Verdict;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every cause that a reply alone makes certain, before anything of the account is read. {@link
 * canary.lab.fault.CertainFaultsTest} holds the same where all is read, without an exception.
 */
class CertainCausesTest {
  /** A change of these is computed from what is read, or is the sender's: words alone say it. */
  private static final Set<String> IN_WORDS =
      Set.of(
          "canary-console-permissions-missing",
          "canary-endpoint-policy-denies",
          "canary-request-does-not-fit",
          "gateway-body-too-large",
          "gateway-caller-not-allowed",
          "gateway-request-not-valid",
          "gateway-throttled",
          "integration-response-hides-message-id",
          "queue-characters-not-allowed",
          "queue-insecure-transport",
          "queue-message-over-sqs-limit",
          "queue-parameter-not-for-queue-type",
          "queue-throttled",
          "role-boundary-denies",
          "role-denies-sending",
          "role-session-policy-denies");

  /** All others have commands, or are handed to whoever can change it. */
  @Test
  void eachButTheseHasAFixThatIsRunOrHandedOver() {
    assertEquals(
        new TreeSet<>(IN_WORDS),
        Case.ALL.stream()
            .flatMap(it -> Stream.of(it.caught(), it.missed()))
            .map(it -> Report.of("probe", "orders", Duration.ZERO, it))
            .flatMap(it -> Stream.concat(it.causes().stream(), it.alsoFound().stream()))
            .filter(it -> it.verdict() == Verdict.CONFIRMED)
            .filter(it -> it.remedy().commands().isEmpty() && it.remedy().handOver().isEmpty())
            .map(ReportedCause::cause)
            .map(Cause::id)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
