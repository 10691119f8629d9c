package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.Golden;
import canary.LabRun;
import canary.catalogue.Cause;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** What a person is told by a run that has read the account. */
class GoldenMailsTest {
  private static final Path MAILS = Path.of("src/test/resources/canary/mails");
  private static final Path INSPECTIONS = Path.of("src/test/resources/canary/inspections");

  /** What differs from run to run, and the word for it; the id of the key does not differ. */
  private static final Map<Pattern, String> CHANCE =
      Map.ofEntries(
          word("(?<!key/)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "REQUEST-ID"),
          word("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z", "TIME"),
          word("\\b\\d{8}T\\d{6}Z", "TIME"),
          word("\\b\\d{8}(?=/eu-west-1/execute-api/)", "DATE"),
          word("(?<=127\\.0\\.0\\.1:)\\d+", "PORT"),
          word("(?<=\"MD5OfMessageBody\":\")[0-9a-f]{32}", "MD5"));

  private static final Pattern NAMED =
      Pattern.compile("(?:CONFIRMED|LIKELY) +([a-z-]+):|\"id\" : \"([a-z-]+)\"");

  static List<Scene> scenes() {
    return Scenes.all();
  }

  static Stream<Healthy> remarked() {
    return Healthy.ALL.stream().filter(it -> !it.unsafe().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void isMailed(Scene scene) throws IOException {
    Golden.check(mail(scene.fault()), steady(scene.informed().mail()));
  }

  @ParameterizedTest
  @MethodSource("remarked")
  void isRemarked(Healthy variant) throws IOException {
    try (var lab = new Stacks().laboratory(variant.parameters())) {
      variant.change().accept(lab);
      var report = LabRun.inspecting(lab, LabAccount.of(lab)).report();
      var json = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(report);
      Golden.check(inspection(variant), steady(json) + "\n");
    }
  }

  /** A text names the causes that it holds for sure or likely, not those that it rules out. */
  @Test
  void everyCauseThatIsMadeIsNamed() throws IOException {
    var named = new TreeSet<String>();
    for (var file : files()) {
      NAMED
          .matcher(Files.readString(file))
          .results()
          .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
          .forEach(named::add);
    }
    assertEquals(
        List.of(),
        Cause.catalogue().stream()
            .filter(cause -> !Unmade.WHY.containsKey(cause))
            .map(Cause::id)
            .filter(id -> !named.contains(id))
            .toList());
  }

  @Test
  void thereIsNoTextOfAFaultThatIsGone() throws IOException {
    var held =
        Stream.concat(
                Faults.ALL.stream().map(GoldenMailsTest::mail),
                remarked().map(GoldenMailsTest::inspection))
            .collect(Collectors.toSet());
    assertEquals(List.of(), files().stream().filter(it -> !held.contains(it)).toList());
  }

  private static Path mail(Fault fault) {
    return MAILS.resolve(fault.id().replace('/', '.') + ".txt");
  }

  private static Path inspection(Healthy variant) {
    return INSPECTIONS.resolve(variant.what().replaceAll("\\W+", "-") + ".json");
  }

  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var directory : List.of(INSPECTIONS, MAILS)) {
      try (var inside = Files.list(directory)) {
        files.addAll(inside.toList());
      }
    }
    return files;
  }

  private static String steady(String text) {
    var steady = text;
    for (var chance : CHANCE.entrySet()) {
      steady = chance.getKey().matcher(steady).replaceAll(chance.getValue());
    }
    return steady;
  }

  private static Map.Entry<Pattern, String> word(String pattern, String word) {
    return Map.entry(Pattern.compile(pattern), word);
  }
}
