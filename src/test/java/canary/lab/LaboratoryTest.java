package canary.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaboratoryTest {
  @Test
  void aMessageOfTheCanaryReachesTheQueueOnceAndWhole() throws Exception {
    try (var lab = Laboratory.start(Map.of())) {
      var run = LabRun.blind(lab);

      assertEquals("HEALTHY", run.status(), run.log());
      assertEquals(1, lab.messages().size());
      assertTrue(lab.messages().getFirst().body().startsWith("{\"__canary\": {\"v\":1,\"id\":"));
      assertEquals(0, run.notices().size());
    }
  }

  @Test
  void aChangeOfTheRoleHoldsAtOnce() throws Exception {
    try (var lab = Laboratory.start(Map.of())) {
      lab.edit(stack -> stack.without("SendPolicy"));

      assertEquals("role-missing-sendmessage", LabRun.blind(lab).causes().getFirst().id());
      assertEquals(0, lab.messages().size());
    }
  }
}
