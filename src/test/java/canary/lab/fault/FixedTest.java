package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** A fault of the integration, and the patch that the canary's own report gives for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixedTest {
  private static final Pattern PATCH =
      Pattern.compile(
          ".*\\) aws apigateway update-integration .* --patch-operations '(\\[.*])';; .*");

  private Stacks stacks;

  @BeforeAll
  void readTemplate() throws IOException {
    stacks = new Stacks();
  }

  static Stream<Scene> patched() {
    return Scenes.all().stream().filter(it -> patches(it.informed()).findAny().isPresent());
  }

  @ParameterizedTest
  @MethodSource("patched")
  void isHealthyOnceThePatchIsDeployed(Scene scene) throws IOException {
    try (var lab = stacks.laboratory(scene.fault().parameters())) {
      scene.fault().change().accept(lab);
      for (var patch : patches(scene.informed()).toList()) {
        for (var operation : (List<?>) JSON.std.anyFrom(patch)) {
          lab.change(edit((Map<?, ?>) operation));
        }
      }
      var run = LabRun.of(lab, LabAccount.of(lab));
      assertEquals("HEALTHY", run.status(), () -> run.reply() + " " + run.causes());
    }
  }

  @Test
  void bothProtocolsAndBothTypesOfQueueAreAmongThem() {
    var ids = patched().map(Scene::toString).toList();
    assertTrue(
        ids.containsAll(
            List.of(
                "integration-body-not-encoded",
                "integration-json-body-not-escaped/json",
                "integration-content-type-not-mapped/json",
                "queue-group-id-missing",
                "queue-group-id-missing/json")),
        ids.toString());
  }

  private static Stream<String> patches(LabRun run) {
    var causes = (List<?>) run.report().get("causes");
    return causes.stream()
        .limit(1)
        .map(it -> (Map<?, ?>) ((Map<?, ?>) it).get("fix"))
        .flatMap(it -> ((List<?>) it.get("commands")).stream())
        .map(it -> PATCH.matcher(it.toString()))
        .filter(it -> it.matches())
        .map(it -> it.group(1));
  }

  /** As API Gateway applies one operation: https://datatracker.ietf.org/doc/html/rfc6901 */
  private static Edit edit(Map<?, ?> operation) {
    var path = operation.get("path").toString().substring(1).split("/");
    if (operation.get("op").equals("remove") && path.length == 1) {
      return stack -> Edit.integration(stack).at(path[0]).remove();
    }
    if (path.length == 1) {
      var value = operation.get("value").toString();
      return Edit.integration(
          path[0], path[0].equals("timeoutInMillis") ? Integer.valueOf(value) : value);
    }
    return stack -> {
      var there = ((Map<?, ?>) Edit.integration(stack).value()).get(path[0]);
      var all = new HashMap<Object, Object>(there instanceof Map<?, ?> map ? map : Map.of());
      var key = path[1].replace("~1", "/");
      if (operation.get("op").equals("remove")) {
        all.remove(key);
      } else {
        all.put(key, operation.get("value").toString());
      }
      return Edit.integration(path[0], all).apply(stack);
    };
  }
}
