package canary.lab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every fault of a policy that is certain has a fix that can be run, or handed to its owner. */
class PolicyFaultsTest {
  private static final Pattern OF_A_POLICY =
      Pattern.compile(
          "role-(?!missing$|caller-|sts-).*|queue-(?:policy-|cross-).*|canary-endpoint-policy-.*"
              + "|key-(?:policy-|condition-|cross-|aws-managed-|generate-|decrypt-).*"
              + "|gateway-(?:resource-policy-denies|caller-not).*");

  private record Fix(String id, String verdict, Map<?, ?> members) {
    boolean canBeRun() {
      return !((List<?>) members.get("commands")).isEmpty();
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
    var judged = certain().filter(Fix::canBeRun).toList();
    assertTrue(judged.size() > 15, judged.size() + " judged");
    assertEquals(
        List.of(),
        judged.stream()
            .filter(it -> !it.id().startsWith("gateway-resource-policy-denies"))
            .filter(it -> !it.judged().startsWith("judged: the message passes"))
            .toList());
  }

  private static Stream<Fix> certain() {
    return Scenes.all().stream()
        .flatMap(it -> ((List<?>) it.informed().report().get("causes")).stream().limit(1))
        .map(it -> (Map<?, ?>) it)
        .map(it -> new Fix(of(it, "id"), of(it, "verdict"), (Map<?, ?>) it.get("fix")))
        .filter(it -> it.verdict().equals("CONFIRMED"))
        .filter(it -> OF_A_POLICY.matcher(it.id()).matches());
  }

  private static String of(Map<?, ?> json, String name) {
    return json.get(name).toString();
  }
}
