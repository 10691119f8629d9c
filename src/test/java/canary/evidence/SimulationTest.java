package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.finding.Answer;
import canary.finding.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void isAskedByActionWhateverItsCase() {
    var result =
        new Simulation.Evaluation("sqs:SendMessage", "allowed", Answer.YES, Finding.absent());
    var simulation = new Simulation(List.of(result));
    assertEquals(Optional.of(result), simulation.of("SQS:SendMessage"));
    assertEquals(Optional.empty(), simulation.of("kms:Decrypt"));
  }
}
