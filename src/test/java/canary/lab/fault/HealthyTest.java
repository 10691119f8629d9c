package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthyTest {
  private final Stacks stacks;

  HealthyTest() throws IOException {
    stacks = new Stacks();
  }

  static List<Healthy> variants() {
    return Healthy.ALL;
  }

  @ParameterizedTest
  @MethodSource("variants")
  void raisesNoAlarmAndSendsOneWholeMessage(Healthy variant) throws IOException {
    try (var lab = stacks.laboratory(variant.parameters())) {
      variant.change().accept(lab);
      var run = LabRun.of(lab, LabAccount.of(lab));

      assertEquals("HEALTHY", run.status(), run.log());
      assertEquals(List.of(), run.notices());
      assertEquals(1, lab.messages().size());
      var body = lab.messages().getFirst().body();
      assertTrue(body.contains("a&DelaySeconds=901&b=1+1 %41 %20 100% %zz 'single'"), body);
      assertTrue(JSON.std.mapFrom(body).containsKey("__canary"), body);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void givesAnInspectionNothingToRemarkButWhatIsUnsafe(Healthy variant) throws IOException {
    try (var lab = stacks.laboratory(variant.parameters())) {
      variant.change().accept(lab);
      var run = LabRun.inspecting(lab, LabAccount.of(lab));

      assertEquals(variant.remarks(), run.causes().stream().map(LabRun.Named::describe).toList());
      assertEquals(0, lab.messages().size());
      assertEquals(variant.inspected(), run.status(), () -> run.report().get("notRead").toString());
    }
  }

  @Test
  void anInspectionOfTheTemplateAsItIsLeavesNothingOpen() throws IOException {
    try (var lab = stacks.laboratory(Map.of())) {
      assertEquals("HEALTHY", LabRun.inspecting(lab, LabAccount.of(lab)).status());
    }
  }
}
