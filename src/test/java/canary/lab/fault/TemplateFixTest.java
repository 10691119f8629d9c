package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.Golden;
import canary.LabRun;
import canary.catalogue.Cause;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The lines that an email has for the template, put where it says and deployed in the lab. */
class TemplateFixTest {
  private static final Path TABLE =
      Path.of("src", "test", "resources", "canary", "template-fixes.txt");
  private static final int LEAST = 45;

  /** No case has more faults at once. */
  private static final int MOST = 4;

  @Test
  void eachIsProvenOrItIsSaidWhyNot() throws IOException {
    var stacks = new Stacks();
    Scenes.all();
    var whyNot = new ConcurrentHashMap<Cause, String>();
    Cause.catalogue().parallelStream().forEach(it -> whyNot.put(it, whyNot(it, stacks)));
    var text = new StringBuilder();
    for (var cause : Cause.catalogue()) {
      var why = whyNot.get(cause);
      text.append(cause.id())
          .append(why.isEmpty() ? ": proven by template" : ": not proven by template; " + why)
          .append('\n');
    }
    Golden.check(TABLE, text.toString());
    var proven = whyNot.values().stream().filter(String::isEmpty).count();
    assertTrue(proven >= LEAST, proven + " causes are proven by template");
  }

  /** Empty where all faults of the cause that have lines are gone with them. */
  private static String whyNot(Cause cause, Stacks stacks) {
    var scenes = Scenes.all().stream().filter(it -> it.fault().cause() == cause).toList();
    var tried =
        scenes.stream()
            .filter(it -> fix(it.informed()).flatMap(TemplateFix::of).isPresent())
            .toList();
    return tried.stream()
        .map(it -> whyNot(it, stacks))
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElseGet(() -> tried.isEmpty() ? untried(cause, scenes) : "");
  }

  /** Several faults are fixed one after the other, as far as there are lines for them. */
  private static String whyNot(Scene scene, Stacks stacks) {
    try (var lab = stacks.laboratory(scene.fault().parameters())) {
      scene.fault().change().accept(lab);
      var run = scene.informed();
      var fix = fix(run).flatMap(TemplateFix::of);
      for (var tried = 0; tried < MOST && fix.isPresent(); tried++) {
        lab.change(fix.get()::in);
        run = LabRun.of(lab, LabAccount.of(lab));
        fix = fix(run).flatMap(TemplateFix::of);
      }
      return run.status().equals("HEALTHY") || !names(scene.fault().cause(), run)
          ? ""
          : "with the lines of %s the lab then shows %s"
              .formatted(scene, run.causes().getFirst().describe());
    } catch (IOException failed) {
      throw new UncheckedIOException(scene.toString(), failed);
    }
  }

  private static boolean names(Cause cause, LabRun run) {
    return run.causes().isEmpty() || run.causes().getFirst().id().equals(cause.id());
  }

  private static String untried(Cause cause, List<Scene> scenes) {
    var fix = scenes.stream().findFirst().flatMap(it -> fix(it.informed()));
    if (fix.isEmpty()) {
      return Optional.ofNullable(Unmade.WHY.get(cause))
          .orElse("messages do not fail of it: an inspection alone shows it");
    }
    if (fix.get().containsKey("handOver")) {
      return "handed over to whoever can change it";
    }
    return fix.get().get("template").equals("")
        ? "the fix has no lines for a template"
        : "no stack of the lab has what its lines change";
  }

  /** Of the first cause. */
  private static Optional<Map<?, ?>> fix(LabRun run) {
    return ((List<?>) run.report().get("causes"))
        .stream().findFirst().map(it -> (Map<?, ?>) ((Map<?, ?>) it).get("fix"));
  }
}
