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
import tools.jackson.jr.ob.JSON;

/**
 * The rights that template.yaml gives the canary: those that its calls need, on named resources,
 * and no other.
 */
class OwnPoliciesTest {
  /**
   * Actions that take no resource.
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
   */
  private static final Set<String> NAMELESS =
      Set.of("ec2:DescribeVpcEndpoints", "cloudtrail:LookupEvents");

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
  void everyResourceIsNamedThatHasAName() throws IOException {
    for (var policy : List.of("DiagnosisPolicy", "CanaryPolicy")) {
      for (var statement : statements(policy).toList()) {
        assertTrue(
            texts(statement.get("Action")).allMatch(NAMELESS::contains)
                || texts(statement.get("Resource"))
                    .allMatch(it -> it.startsWith("arn:") && !it.endsWith(":*:*")),
            statement.toString());
      }
    }
  }

  @Test
  void theMarkersSecretIsReadWhereThereIsOneAndNoOther() throws IOException {
    var document =
        OwnLab.stack(Map.of("MarkerSecret", "CREATE")).resource("CanaryPolicy").properties();
    var secret = OwnLab.stack(Map.of("MarkerSecret", "CREATE")).reference("MarkerKey");
    var text = JSON.std.asString(document);
    assertTrue(
        text.contains(
            "\"Action\":\"secretsmanager:GetSecretValue\",\"Resource\":\"%s\"".formatted(secret)),
        text);
    assertTrue(text.contains("\"kms:EncryptionContext:SecretARN\":\"%s\"".formatted(secret)), text);
  }

  private static Set<String> actions(String policy) throws IOException {
    return statements(policy).flatMap(it -> texts(it.get("Action"))).collect(Collectors.toSet());
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
