package canary.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.Permission;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rights that template.yaml gives the canary: those that its calls need, on named resources,
 * and no other.
 */
class OwnPoliciesTest {

  @Test
  void theDiagnosisMayDoWhatItCallsAndNothingElse() throws IOException {
    var needed =
        Arrays.stream(Permission.values())
            .map(Permission::action)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toSet());
    assertEquals(needed, actions("DiagnosisPolicy"));
  }

  @Test
  void theCanaryWritesNothingButItsMessageItsNoticeAndItsLog() throws IOException {
    assertEquals(
        Set.of(
            "execute-api:Invoke",
            "sns:Publish",
            "kms:GenerateDataKey",
            "kms:Decrypt",
            "logs:CreateLogStream",
            "logs:PutLogEvents"),
        actions("CanaryPolicy"));
  }

  @Test
  void everyResourceIsNamed() throws IOException {
    var resources =
        Stream.of("DiagnosisPolicy", "CanaryPolicy").flatMap(OwnPoliciesTest::resources).toList();
    assertTrue(
        resources.stream().allMatch(it -> it.startsWith("arn:") && !it.endsWith(":*:*")),
        resources.toString());
  }

  private static Set<String> actions(String policy) throws IOException {
    return statements(policy).flatMap(it -> texts(it.get("Action"))).collect(Collectors.toSet());
  }

  private static Stream<String> resources(String policy) {
    try {
      return statements(policy).flatMap(it -> texts(it.get("Resource")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<Map<?, ?>> statements(String policy) throws IOException {
    var document =
        (Map<?, ?>) OwnLab.stack(Map.of()).resource(policy).properties().get("PolicyDocument");
    return ((List<?>) document.get("Statement")).stream().map(it -> (Map<?, ?>) it);
  }

  private static Stream<String> texts(Object oneOrMany) {
    return oneOrMany instanceof List<?> many
        ? many.stream().map(String::valueOf)
        : Stream.of(String.valueOf(oneOrMany));
  }
}
