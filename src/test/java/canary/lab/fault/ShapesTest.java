package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What delivers is never called failing, by the probe or by an inspection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShapesTest {
  private final Stacks stacks;

  ShapesTest() throws IOException {
    stacks = new Stacks();
  }

  static List<Healthy> shapes() {
    return Shapes.ALL;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isHealthyToProbeAndInspection(Healthy shape) throws IOException {
    try (var lab = stacks.laboratory(shape.parameters())) {
      shape.change().accept(lab);
      var run = LabRun.of(lab, LabAccount.of(lab));
      assertEquals("HEALTHY", run.status(), () -> run.reply() + " " + run.causes());
      assertEquals(List.of(), run.notices());
      assertEquals(1, lab.messages().size());

      var inspection = LabRun.inspecting(lab, LabAccount.of(lab));
      assertEquals(
          shape.remarks(), inspection.causes().stream().map(LabRun.Named::describe).toList());
      assertNotEquals("FAILING", inspection.status());
    }
  }

  @Test
  void thereAreThirtyAtLeast() {
    assertTrue(Shapes.ALL.size() >= 30, () -> "" + Shapes.ALL.size());
  }
}
