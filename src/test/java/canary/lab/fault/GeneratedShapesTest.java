package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.Laboratory;
import canary.lab.account.LabAccount;
import canary.lab.service.NotInLab;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What an inspection says of a configuration never contradicts what a probe of it shows, in any
 * configuration: {@code -Dshapes=20000} for more of them, {@code -Dseed=N} for others.
 */
class GeneratedShapesTest {
  private static final int SHAPES = Integer.getInteger("shapes", 100);
  private static final long SEED = Long.getLong("seed", 20_261_128);

  private final Map<String, Integer> met = new TreeMap<>();

  @Test
  void inspectionAndProbeAgree() throws IOException {
    var stacks = new Stacks();
    var contradictions = new ArrayList<String>();
    var generator = new ShapeGenerator(SEED);
    for (var i = 0; i < SHAPES; i++) {
      var shape = generator.next();
      tried(stacks, shape).ifPresent(it -> contradictions.add(it + ": " + shape));
    }
    System.out.printf(
        "Generated shapes: %d, contradictions %d, %s%n", SHAPES, contradictions.size(), met);
    assertEquals(List.of(), contradictions);
    assertTrue(met.keySet().stream().anyMatch(it -> it.startsWith("HEALTHY")), met::toString);
    assertTrue(met.keySet().stream().anyMatch(it -> it.startsWith("FAILING")), met::toString);
  }

  private Optional<String> tried(Stacks stacks, GeneratedShape shape) throws IOException {
    var open = shape.sent().method().equals("POST") ? "AWS_IAM" : "NONE";
    try (var lab = stacks.laboratory(Map.of("ApiAuthorization", open))) {
      lab.change(shape.edit());
      shape.sent().settings().forEach(lab::set);
      if (!shape.sent().secretHeaders().isEmpty()) {
        lab.set("TARGET_HEADERS", Laboratory.TARGET_HEADERS);
        lab.keepHeaders(shape.sent().secretHeaders());
      }
      return contradiction(lab);
    } catch (IllegalStateException refused) {
      count(refused);
      return Optional.empty();
    }
  }

  /** What AWS documents nowhere the lab does not answer: such a shape says nothing. */
  private void count(IllegalStateException refused) {
    if (!NotInLab.isBehind(refused)) {
      throw refused;
    }
    met.merge("not in the lab", 1, Integer::sum);
  }

  private Optional<String> contradiction(Laboratory lab) throws IOException {
    var probe = LabRun.of(lab, LabAccount.of(lab));
    var stored = lab.messages().size();
    var inspection = LabRun.inspecting(lab, LabAccount.of(lab));
    met.merge(probe.status() + "/" + inspection.status(), 1, Integer::sum);
    if (probe.status().equals("HEALTHY") && inspection.status().equals("FAILING")) {
      return Optional.of("healthy and called failing " + inspection.causes());
    }
    if (probe.status().equals("BLIND")) {
      return Optional.of("the canary failed: " + probe.reply());
    }
    if (probe.status().equals("HEALTHY") && stored != 1) {
      return Optional.of("healthy with " + stored + " messages");
    }
    if (probe.status().equals("FAILING") && inspection.status().equals("HEALTHY")) {
      return Optional.of("called healthy and failing " + probe.causes());
    }
    return Optional.empty();
  }
}
