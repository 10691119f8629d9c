package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.DiagnosisTable;
import canary.Golden;
import canary.LabRun;
import canary.catalogue.Cause;
import canary.lab.account.LabAccount;
import canary.lab.template.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** What a person is told by a run that has read the account. */
class GoldenEmailsTest {
  private static final Path EMAILS = Path.of("src/test/resources/canary/emails");
  private static final Path INSPECTIONS = Path.of("src/test/resources/canary/inspections");

  /** What differs from run to run, and the word for it; the id of the key does not differ. */
  private static final Map<Pattern, String> CHANCE =
      Map.ofEntries(
          word("(?<!key/)\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "REQUEST-ID"),
          word("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z", "TIME"),
          word("\\b\\d{8}T\\d{6}Z", "TIME"),
          word("\\b\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC", "TIME"),
          word("\\b\\d{8}(?=/eu-west-1/execute-api/)", "DATE"),
          word("(?<=(?:127\\.0\\.0\\.1|localhost):)\\d+", "PORT"),
          word("(?<=%22id%22%3A%22)[0-9a-f-]{36}", "ID"),
          word("(?<=%22exp%22%3A)\\d+", "TIME"),
          word("(?<=\"exp\":)\\d+", "TIME"),
          word("(?<=-time )\\d{13}", "TIME"),
          word("(?<=\"MD5OfMessageBody\":\")[0-9a-f]{32}", "MD5"));

  /** A section begins with its name at the beginning of a line. */
  private static final Pattern HEADING = Pattern.compile("(?m)^[A-Z]{3,}(?: [A-Z]+)*(?= {2}|$)");

  private static final String README = "role-missing-sendmessage";
  private static final Path TABLE = Path.of("src/test/resources/canary/faults.txt");

  private static final Pattern NAMED =
      Pattern.compile("(?:CONFIRMED|LIKELY) +([a-z-]+)|\"id\" : \"([a-z-]+)\"");

  /**
   * The emails that are kept whole: the one in the README, the first of each combination of
   * sections above the rule and the first of each component.
   */
  static List<Scene> whole() throws IOException {
    var seen = new HashSet<Object>();
    var whole = new ArrayList<Scene>();
    for (var scene : Scenes.all()) {
      var above = scene.informed().mail().split("(?m)^---- ")[0];
      var isNew = seen.add(HEADING.matcher(above).results().map(MatchResult::group).toList());
      if (seen.add(scene.fault().cause().component())
          || isNew
          || scene.fault().id().equals(README)) {
        whole.add(scene);
      }
    }
    return whole;
  }

  static Stream<Healthy> remarked() {
    return Stream.concat(Healthy.ALL.stream(), Shapes.ALL.stream())
        .filter(it -> !it.unsafe().isEmpty());
  }

  /** Every fault in a few lines: a change of a diagnosis shows as a change of these. */
  @Test
  void theTableOfFaults() throws IOException {
    Golden.check(TABLE, table());
  }

  @ParameterizedTest
  @MethodSource("whole")
  void isMailed(Scene scene) throws IOException {
    Golden.check(mail(scene.fault()), steady(scene.informed().letter()));
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

  /** The table and the inspections name each cause that is made, CONFIRMED or LIKELY. */
  @Test
  void everyCauseThatIsMadeIsNamed() throws IOException {
    var texts = new StringBuilder(table());
    for (var file : files(INSPECTIONS)) {
      texts.append(Files.readString(file));
    }
    var named =
        NAMED
            .matcher(texts)
            .results()
            .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
            .collect(Collectors.toSet());
    assertEquals(
        List.of(),
        Cause.catalogue().stream()
            .filter(cause -> !Unmade.WHY.containsKey(cause))
            .map(Cause::id)
            .filter(id -> !named.contains(id))
            .map(id -> id + ": no fault and no inspection names it CONFIRMED or LIKELY")
            .toList());
  }

  @Test
  void thereIsNoTextOfAFaultThatIsGone() throws IOException {
    var held =
        Stream.concat(
                whole().stream().map(it -> mail(it.fault())),
                remarked().map(GoldenEmailsTest::inspection))
            .collect(Collectors.toSet());
    var files = Stream.concat(files(INSPECTIONS).stream(), files(EMAILS).stream());
    assertEquals(List.of(), files.filter(it -> !held.contains(it)).toList());
  }

  private static Path mail(Fault fault) {
    return EMAILS.resolve(fault.id().replace('/', '.') + ".txt");
  }

  private static Path inspection(Healthy variant) {
    return INSPECTIONS.resolve(variant.what().replaceAll("\\W+", "-") + ".json");
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var inside = Files.list(directory)) {
      return inside.toList();
    }
  }

  private static String table() throws IOException {
    var rows = new ArrayList<String>();
    for (var scene : Scenes.all()) {
      var run = scene.informed();
      var first = run.mail().lines().findFirst().orElse("");
      rows.add(steady(DiagnosisTable.row(scene.fault().id(), first, run.report())));
    }
    return String.join("\n", rows);
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
