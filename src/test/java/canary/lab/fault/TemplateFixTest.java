package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.account.LabAccount;
import canary.lab.template.Resolved;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The lines that an email has for the integration in the template, put into it and deployed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateFixTest {
  private static final Set<String> OF_INTEGRATION =
      Set.of(
          "httpMethod",
          "uri",
          "credentials",
          "requestParameters",
          "requestTemplates",
          "passthroughBehavior",
          "contentHandling",
          "timeoutInMillis",
          "responses");

  private static final Pattern WITHOUT = Pattern.compile("# without (\\S+)");

  private Stacks stacks;

  @BeforeAll
  void readTemplate() throws IOException {
    stacks = new Stacks();
  }

  static Stream<Scene> withLines() {
    return Scenes.all().stream().filter(it -> !lines(it).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("withLines")
  void isHealthyOnceTheTemplateIsDeployed(Scene scene) throws IOException {
    try (var lab = stacks.laboratory(scene.fault().parameters())) {
      scene.fault().change().accept(lab);
      lab.change(stack -> patched(stack, lines(scene)));
      var run = LabRun.of(lab, LabAccount.of(lab));
      assertEquals("HEALTHY", run.status(), () -> run.reply() + " " + run.causes());
    }
  }

  @Test
  void manyCausesAreFixedByTheTemplate() {
    var causes = withLines().map(it -> it.fault().cause().id()).collect(Collectors.toSet());
    assertTrue(causes.size() >= 20, causes.size() + " causes: " + causes);
  }

  /** Empty where the fix has none, or has words and no more. */
  private static String lines(Scene scene) {
    var first = ((List<?>) scene.informed().report().get("causes")).stream().findFirst();
    return first
        .map(it -> (Map<?, ?>) ((Map<?, ?>) it).get("fix"))
        .map(it -> it.get("template").toString())
        .filter(it -> OF_INTEGRATION.contains(it.split("[:\n]", 2)[0].strip()))
        .orElse("");
  }

  /** Members of a map stand beside those that are there, all else in place of what is there. */
  private static Resolved patched(Resolved stack, String lines) {
    var without = WITHOUT.matcher(lines).results().map(it -> it.group(1)).toList();
    var patched = stack;
    for (var line : new Yaml().<Map<String, Object>>load(lines).entrySet()) {
      var there = ((Map<?, ?>) Edit.integration(patched).value()).get(line.getKey());
      if (line.getValue() instanceof String || line.getValue() instanceof Number) {
        patched = Edit.integration(line.getKey(), line.getValue()).apply(patched);
      } else {
        var all =
            new LinkedHashMap<Object, Object>(there instanceof Map<?, ?> map ? map : Map.of());
        all.keySet().removeAll(without);
        all.putAll(line.getValue() instanceof Map<?, ?> more ? more : Map.of());
        patched = Edit.integration(line.getKey(), all).apply(patched);
      }
    }
    return patched;
  }
}
