package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What somebody needs of each email who is woken by it. */
class EmailLayoutTest {
  private static final int WIDTH = 78;
  private static final int HEAD_LINES = 12;

  /** A name, an address or an encoded text, which cannot be broken. */
  private static final Pattern LONG_WORD = Pattern.compile("\\S{40,}");

  private static final Pattern FOR_THE_TEMPLATE =
      Pattern.compile(
          "(?m)^(?:SOURCE|MAKE IT PERMANENT) [^\\n"
              + "]*\\n"
              + "(?: [^\\n"
              + "]*\\n"
              + ")*\\n"
              + "((?: [^\\n"
              + "]*\\n"
              + ")+)");

  private static final Pattern TWICE = Pattern.compile("\\b([a-z]+(?: [a-z]+){1,4}) \\1\\b");

  static List<Scene> scenes() throws IOException {
    return Scenes.all();
  }

  /** State, stack, Region, what happens to messages, and the cause. */
  @ParameterizedTest
  @MethodSource("scenes")
  void theSubjectSaysItAll(Scene scene) {
    var run = scene.informed();
    var subject = run.notices().getFirst().subject();
    var cause = run.causes().stream().findFirst().map(it -> it.id()).orElseGet(() -> run.code());
    assertTrue(
        subject.matches("\\[ALARM] orders eu-west-1 messages: [A-Z ]+, " + Pattern.quote(cause)),
        subject);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void theHeadIsReadAtAGlance(Scene scene) throws IOException {
    var lines = scene.informed().mail().lines().toList();
    var fix = first(lines, "(FIX|LINKS).*");
    assertTrue(fix - 1 <= HEAD_LINES, fix - 1 + " lines\n" + String.join("\n", lines));
    for (var name : List.of("SINCE", "API", "ACCOUNT", "PATH", "IMPACT", "ROOT CAUSE")) {
      assertTrue(first(lines, name + " .*") < fix, name);
    }
    assertTrue(lines.get(first(lines, "PATH .*") + 1).startsWith("IMPACT "), "a path of one line");
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void noLineIsBrokenByAMailReader(Scene scene) throws IOException {
    assertEquals(
        List.of(),
        scene
            .informed()
            .mail()
            .lines()
            .filter(it -> it.length() > WIDTH && !LONG_WORD.matcher(it).find())
            .toList());
  }

  /** Only what tells causes apart is said of several. */
  @ParameterizedTest
  @MethodSource("scenes")
  void aSectionStandsOnce(Scene scene) throws IOException {
    var headings = new ArrayList<String>();
    scene
        .informed()
        .mail()
        .lines()
        .filter(it -> it.matches("(VERIFY|MAKE IT PERMANENT|ROLLBACK|LINKS|SYMPTOM|EVIDENCE).*"))
        .forEach(it -> headings.add(it.split(" {2}")[0]));
    assertEquals(headings.stream().distinct().toList(), headings);
  }

  /** What is to be pasted into a template is read as what it looks like. */
  @ParameterizedTest
  @MethodSource("scenes")
  void theLinesForTheTemplateAreYaml(Scene scene) throws IOException {
    var blocks = FOR_THE_TEMPLATE.matcher(scene.informed().mail()).results().toList();
    for (var block : blocks) {
      var read = new Yaml().<Object>load(block.group(1).indent(-2));
      assertFalse(read instanceof String, () -> "no YAML mapping: " + read);
    }
  }

  /** As "the base path the base path", where a name is not known and its words stand for it. */
  @ParameterizedTest
  @MethodSource("scenes")
  void noWordsStandTwice(Scene scene) throws IOException {
    var prose = scene.informed().mail().split("(?m)^---- ")[0].replaceAll("\\s+", " ");
    assertEquals(List.of(), TWICE.matcher(prose).results().map(MatchResult::group).toList());
  }

  private static int first(List<String> lines, String pattern) {
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(pattern)) {
        return i;
      }
    }
    throw new AssertionError(pattern + " is missing in\n" + String.join("\n", lines));
  }
}
