package canary.lab.fault;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.LabRun;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smallest forms of configurations that were judged wrong once; {@code F} numbers them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallestFormsTest {
  private final Stacks stacks;

  SmallestFormsTest() throws IOException {
    stacks = new Stacks();
  }

  static List<PublicConfiguration> forms() {
    return PublicConfiguration.in("smallest-forms");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isJudgedRight(PublicConfiguration form) throws IOException {
    var judged = Judgement.of(form, stacks);
    assertEquals(
        said(form.value("inspect", ""), form.value("named", "")),
        said(judged.inspection().status(), standing(judged.inspection().causes().stream())));
    var commands = commands(judged.inspection());
    assertTrue(commands.contains(form.value("command", "")), commands);
    assertEquals(form.value("probe", ""), judged.probe().map(LabRun::status).orElse("none"));
    var probed = judged.probe().map(it -> standing(it.causes().stream())).orElse("");
    assertTrue(probed.startsWith(form.value("probed", "")), probed);
  }

  /** Whatever is certain has a fix of its own, also what is found beside. */
  @ParameterizedTest
  @MethodSource("forms")
  void hasAFixForEachCertainCause(PublicConfiguration form) throws IOException {
    var judged = Judgement.of(form, stacks);
    for (var run :
        Stream.concat(Stream.of(judged.inspection()), judged.probe().stream()).toList()) {
      for (var member : List.of("causes", "alsoFound")) {
        for (var cause : (List<?>) run.report().get(member)) {
          var facts = (Map<?, ?>) cause;
          if (facts.get("verdict").equals("CONFIRMED")) {
            var fix = (Map<?, ?>) facts.get("fix");
            assertNotEquals("", fix.get("does"), () -> facts.toString());
          }
        }
      }
    }
  }

  private static String commands(LabRun run) {
    return ((List<?>) run.report().get("causes"))
        .stream()
            .map(it -> (Map<?, ?>) ((Map<?, ?>) it).get("fix"))
            .map(it -> String.valueOf(it.get("commands")))
            .collect(joining());
  }

  private static String said(String status, String causes) {
    return status + ": " + causes;
  }

  private static String standing(Stream<LabRun.Named> causes) {
    return causes.filter(LabRun.Named::stands).map(LabRun.Named::describe).collect(joining(", "));
  }
}
