package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault that is certain has a fix that can be run, or handed to its owner. */
class CertainFaultsTest {
  private static final Pattern OF_A_POLICY =
      Pattern.compile(
          "role-(?!missing$|caller-|sts-).*|queue-(?:policy-|cross-).*|canary-endpoint-policy-.*"
              + "|key-(?:policy-|condition-|cross-|aws-managed-|generate-|decrypt-).*"
              + "|gateway-(?:resource-policy-denies|caller-not).*");

  private static final Pattern ALLOWS =
      Pattern.compile("(?:^|\\. )Allow |that allows|Add this statement|Grant ");

  private record Fix(String id, String verdict, Map<?, ?> members) {
    boolean canBeRun() {
      return !((List<?>) members.get("commands")).isEmpty();
    }

    /** What it has people do, in words. */
    String orders() {
      return "%s. %s"
          .formatted(
              members.get("does"),
              members.get("handOver") instanceof Map<?, ?> handOver ? handOver.get("asks") : "");
    }

    String judged() {
      return String.valueOf(members.get("judged"));
    }
  }

  @Test
  void canBeRunOrHandedOver() {
    assertEquals(
        List.of(),
        certain().filter(it -> !it.canBeRun() && !it.members().containsKey("handOver")).toList());
  }

  @Test
  void isJudgedBeforeItIsPrinted() {
    var judged =
        certain()
            .filter(it -> OF_A_POLICY.matcher(it.id()).matches())
            .filter(Fix::canBeRun)
            .toList();
    assertTrue(judged.size() > 15, judged.size() + " judged");
    assertEquals(
        List.of(),
        judged.stream()
            .filter(it -> !it.id().startsWith("gateway-resource-policy-denies"))
            .filter(it -> !it.judged().startsWith("judged: the message passes"))
            .toList());
  }

  /** Whatever was read: where the service says explicit deny, no fix and no hand-over allows. */
  @Test
  void againstADenyNothingIsAllowed() {
    var denied =
        Scenes.all().stream()
            .map(it -> it.informed().report())
            .filter(it -> it.get("outcome").toString().contains("explicit deny"))
            .flatMap(it -> ((List<?>) it.get("causes")).stream())
            .map(CertainFaultsTest::fix)
            .filter(it -> !it.verdict().equals("RULED_OUT"))
            .toList();
    assertTrue(denied.size() > 10, denied.size() + " fixes");
    assertEquals(
        List.of(), denied.stream().filter(it -> ALLOWS.matcher(it.orders()).find()).toList());
  }

  /** What is certain and found beside the root cause has its fix in the email, too. */
  @Test
  void standsInTheEmailAlsoWhereItIsFoundBeside() throws IOException {
    var lacking = new ArrayList<String>();
    var beside = 0;
    for (var scene : Scenes.all()) {
      var run = scene.informed();
      var email = plain(run.letter());
      for (var cause : (List<?>) run.report().get("alsoFound")) {
        var fix = fix(cause);
        if (fix.verdict().equals("CONFIRMED")) {
          beside++;
          var words = plain(String.valueOf(fix.members().get("does")));
          if (!email.contains(words.substring(0, Math.min(words.length(), 40)))
              && !email.contains("fixes " + fix.id())) {
            lacking.add(scene + ": " + fix.id());
          }
        }
      }
    }
    assertTrue(beside > 10, beside + " found beside");
    assertEquals(List.of(), lacking);
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static Stream<Fix> certain() {
    return Scenes.all().stream()
        .flatMap(it -> ((List<?>) it.informed().report().get("causes")).stream().limit(1))
        .map(CertainFaultsTest::fix)
        .filter(it -> it.verdict().equals("CONFIRMED"));
  }

  private static Fix fix(Object cause) {
    var json = (Map<?, ?>) cause;
    return new Fix(of(json, "id"), of(json, "verdict"), (Map<?, ?>) json.get("fix"));
  }

  private static String of(Map<?, ?> json, String name) {
    return json.get(name).toString();
  }
}
