package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.finding.Answer;
import canary.finding.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
  @ParameterizedTest
  @CsvSource({
    "allowed, '', YES",
    "implicitDeny, '', NO",
    "explicitDeny, '', NO",
    "somethingNew, '', UNKNOWN",
    "allowed, aws:SourceVpce, UNKNOWN",
  })
  void aDecisionWithoutAllKeysIsNone(String decision, String missingKey, Answer allowed) {
    assertEquals(allowed, result(decision, missingKey, Finding.absent()).allowed());
  }

  @Test
  void tellsWhetherTheRemedyWouldDo() {
    assertEquals(
        Answer.YES, result("implicitDeny", "", Finding.known("allowed")).allowedWithRemedy());
    assertEquals(
        Answer.NO, result("implicitDeny", "", Finding.known("explicitDeny")).allowedWithRemedy());
    assertEquals(
        Answer.UNKNOWN,
        result("implicitDeny", "", Finding.unreadable("simulation", "")).allowedWithRemedy());
  }

  @Test
  void isAskedByActionWhateverItsCase() {
    var result = result("allowed", "", Finding.absent());
    var simulation = new Simulation(List.of(result));
    assertEquals(Optional.of(result), simulation.of("SQS:SendMessage"));
    assertEquals(Optional.empty(), simulation.of("kms:Decrypt"));
  }

  private static Simulation.Result result(
      String decision, String missingKey, Finding<String> withRemedy) {
    return new Simulation.Result(
        "sqs:SendMessage",
        Sample.QUEUE.toString(),
        decision,
        List.of(),
        missingKey.isEmpty() ? List.of() : List.of(missingKey),
        Answer.YES,
        Answer.YES,
        withRemedy);
  }
}
