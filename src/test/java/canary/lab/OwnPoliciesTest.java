package canary.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.aws.Permission;
import canary.finding.Answer;
import canary.lab.template.Resolved;
import canary.policy.Caller;
import canary.policy.Context;
import canary.policy.Policy;
import canary.policy.PolicyKind;
import canary.policy.Request;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/**
 * The rights that template.yaml gives the canary: those that its calls need, on named resources,
 * and no other.
 */
class OwnPoliciesTest {
  /**
   * Actions that take no resource, and the one that describes composite alarms to no narrower
   * permission.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
   * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
   */
  private static final Set<String> NAMELESS =
      Set.of(
          "ec2:DescribeVpcEndpoints",
          "cloudtrail:LookupEvents",
          "cloudwatch:DescribeAlarms",
          "cloudformation:DescribeStackResources");

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
  void withoutACompositeAlarmItsAlarmsAreNamed() throws IOException {
    var named =
        resources(OwnLab.stack(Map.of("CauseInAlarm", "OFF")), "DiagnosisPolicy", "AskOwnAlarms");
    assertTrue(named.stream().allMatch(it -> it.contains(":alarm:orders-")), named.toString());
    assertEquals(
        List.of(),
        resources(
            OwnLab.stack(Map.of("CauseInAlarm", "OFF")), "DiagnosisPolicy", "SetReasonOfOneAlarm"));
    assertEquals(
        List.of("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-messages"),
        resources(OwnLab.stack(Map.of()), "DiagnosisPolicy", "SetReasonOfOneAlarm"));
  }

  /** API, Region and path are read off the URL, or off the ARN beside it. */
  @ParameterizedTest
  @CsvSource({
    "https://a1b2c3d4e5.execute-api.us-west-2.amazonaws.com/dev/a/b, '',"
        + " arn:aws:execute-api:us-west-2:*:a1b2c3d4e5/dev/POST/a/b, us-west-2",
    "https://a1b2c3d4e5-vpce-0a1b.execute-api.eu-west-1.amazonaws.com/dev/a, '',"
        + " arn:aws:execute-api:eu-west-1:*:a1b2c3d4e5/dev/POST/a, eu-west-1",
    "https://a1b2c3d4e5.execute-api.us-west-2.amazonaws.com/prod/a, a1b2c3d4e5,"
        + " arn:aws:execute-api:us-west-2:*:a1b2c3d4e5/prod/POST/a, us-west-2",
    "https://vpce-0a1b-2c3d.execute-api.us-west-2.vpce.amazonaws.com/dev/a/b, a1b2c3d4e5,"
        + " arn:aws:execute-api:us-west-2:*:a1b2c3d4e5/dev/POST/a/b, us-west-2",
    "https://vpce-0a1b-2c3d.execute-api.us-west-2.vpce.amazonaws.com/dev/a,"
        + " arn:aws:execute-api:us-west-2:111122223333:a1b2c3d4e5/dev/POST/a,"
        + " arn:aws:execute-api:us-west-2:111122223333:a1b2c3d4e5/dev/POST/a, us-west-2",
    "https://hooks.example.com/orders/a,"
        + " arn:aws:execute-api:us-west-2:111122223333:a1b2c3d4e5/dev/POST/a,"
        + " arn:aws:execute-api:us-west-2:111122223333:a1b2c3d4e5/dev/POST/a, us-west-2",
    "https://hooks.example.com/orders/a, a1b2c3d4e5,"
        + " arn:aws:execute-api:eu-west-1:*:a1b2c3d4e5/dev/POST/*, eu-west-1",
  })
  void theMethodOfAnotherStackIsNamed(String url, String api, String invoked, String region)
      throws IOException {
    var stack =
        OwnLab.stack(
            Map.of("TargetApiUrl", url, "TargetApi", api == null ? "" : api, "TargetStage", "dev"));
    assertEquals(List.of(invoked), resources(stack, "CanaryPolicy", "SendCanaryMessages"));
    var apis = "arn:aws:apigateway:" + region + "::/restapis/a1b2c3d4e5";
    assertEquals(
        List.of(apis, apis + "/*", "arn:aws:apigateway:" + region + "::/usageplans"),
        resources(stack, "DiagnosisPolicy", "ReadApi"));
    assertEquals(
        List.of(apis + "/resources/*/methods/POST"),
        resources(stack, "DiagnosisPolicy", "TestInvoke"));
    var domain = "arn:aws:apigateway:" + region + "::/domainnames/hooks.example.com";
    assertEquals(
        url.contains("hooks") ? List.of(domain, domain + "/*") : List.of(),
        resources(stack, "DiagnosisPolicy", "ReadDomain"));
  }

  /** A VPC endpoint leads to many APIs, and a custom domain may. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vpce-0a1b.execute-api.us-west-2.vpce.amazonaws.com/dev/a",
        "https://hooks.example.com/orders/a"
      })
  void whatNamesNoApiGivesNoPermissionOnOne(String url) throws IOException {
    var stack = OwnLab.stack(Map.of("TargetApiUrl", url));
    assertEquals(List.of(), resources(stack, "CanaryPolicy", "SendCanaryMessages"));
    assertEquals(List.of(), resources(stack, "DiagnosisPolicy", "ReadApi"));
  }

  /** An event of mode inspect may name any method: whoever may send it learns of no other. */
  @ParameterizedTest
  @CsvSource({
    "apigateway:GET, arn:aws:apigateway:us-west-2::/restapis/a1b2c3d4e5/stages/dev,"
        + " arn:aws:apigateway:us-west-2::/restapis/zzzzzzzzzz/stages/dev",
    "apigateway:GET, arn:aws:apigateway:us-west-2::/restapis/a1b2c3d4e5,"
        + " arn:aws:apigateway:us-west-2::/domainnames/hooks.example.com",
    "iam:GetRolePolicy, arn:aws:iam::111122223333:role/other-api,"
        + " arn:aws:iam::111122223333:role/other-api-2",
    "sqs:GetQueueAttributes, arn:aws:sqs:us-west-2:111122223333:other,"
        + " arn:aws:sqs:us-west-2:111122223333:another",
    "kms:GetKeyPolicy, arn:aws:kms:us-west-2:111122223333:key/k-1,"
        + " arn:aws:kms:us-west-2:111122223333:key/k-2",
  })
  void anInspectionReachesNothingButTheTarget(String action, String own, String foreign)
      throws IOException {
    var stack =
        OwnLab.stack(
            Map.of(
                "TargetApiUrl", "https://a1b2c3d4e5.execute-api.us-west-2.amazonaws.com/dev/a",
                "TargetRoleArn", "arn:aws:iam::111122223333:role/other-api",
                "TargetQueueArn", "arn:aws:sqs:us-west-2:111122223333:other",
                "TargetKeyArn", "arn:aws:kms:us-west-2:111122223333:key/k-1"));
    var document = stack.resource("DiagnosisPolicy").properties().get("PolicyDocument");
    var policy = Policy.parse("DiagnosisPolicy", JSON.std.asString(document)).found().orElseThrow();
    assertEquals(Answer.YES, permits(policy, action, own));
    assertEquals(Answer.NO, permits(policy, action, foreign));
  }

  private static Answer permits(Policy policy, String action, String resource) {
    // What a role's own policy decides does not depend on the caller.
    var request = new Request(new Caller.Anonymous(), action, resource, Context.empty());
    return policy.decide(PolicyKind.IDENTITY, request).permits();
  }

  /** Without a name there is nothing that could be allowed. */
  @Test
  void aDomainAloneAllowsNothingOfAnApi() throws IOException {
    var stack = OwnLab.stack(Map.of("TargetApiUrl", "https://hooks.example.com/orders/a"));
    assertEquals(List.of(), resources(stack, "CanaryPolicy", "SendCanaryMessages"));
    assertEquals(List.of(), resources(stack, "DiagnosisPolicy", "ReadApi"));
    assertEquals(List.of(), resources(stack, "DiagnosisPolicy", "TestInvoke"));
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

  /** Network interfaces are asked for where the function stands in a VPC, and nowhere else. */
  @Test
  void theFunctionStandsInAVpcWhereOneIsNamed() throws IOException {
    assertEquals(List.of(), resources(OwnLab.stack(Map.of()), "CanaryPolicy", "StandInVpc"));
    var stack =
        OwnLab.stack(Map.of("VpcSubnetIds", "subnet-0a,subnet-0b", "VpcSecurityGroupIds", "sg-0c"));
    assertEquals(List.of("*"), resources(stack, "CanaryPolicy", "StandInVpc"));
    assertEquals(
        Map.of(
            "SubnetIds", List.of("subnet-0a", "subnet-0b"), "SecurityGroupIds", List.of("sg-0c")),
        stack.resource("CanaryFunction").properties().get("VpcConfig"));
  }

  private static Set<String> actions(String policy) throws IOException {
    return statements(policy).flatMap(it -> texts(it.get("Action"))).collect(Collectors.toSet());
  }

  private static List<String> resources(Resolved stack, String policy, String sid) {
    return statements(stack, policy)
        .filter(it -> it.get("Sid").equals(sid))
        .flatMap(it -> texts(it.get("Resource")))
        .toList();
  }

  private static Stream<Map<?, ?>> statements(String policy) throws IOException {
    return statements(OwnLab.stack(Map.of()), policy);
  }

  private static Stream<Map<?, ?>> statements(Resolved stack, String policy) {
    var document = (Map<?, ?>) stack.resource(policy).properties().get("PolicyDocument");
    return ((List<?>) document.get("Statement")).stream().map(it -> (Map<?, ?>) it);
  }

  private static Stream<String> texts(Object oneOrMany) {
    return oneOrMany instanceof List<?> many
        ? many.stream().map(String::valueOf)
        : Stream.of(String.valueOf(oneOrMany));
  }
}
