package canary.lab.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final String[] INTEGRATION = {
    "DefinitionBody", "paths", "/messages", "post", "x-amazon-apigateway-integration"
  };

  @TempDir Path directory;

  @Test
  void theOwnTemplateNamesWhatItMakes() throws IOException {
    Resolved stack = own(Map.of());
    String queue = stack.attribute("Queue", "QueueName");

    assertTrue(queue.startsWith("orders-Queue-"), queue);
    assertEquals(
        "https://sqs.eu-west-1.amazonaws.com/111122223333/" + queue, stack.reference("Queue"));
    assertEquals("arn:aws:sqs:eu-west-1:111122223333:" + queue, stack.attribute("Queue", "Arn"));
    assertEquals(
        "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/" + queue,
        stack.at("Api", INTEGRATION).at("uri").value());
    assertEquals(
        stack.attribute("ExecutionRole", "Arn"),
        stack.at("Api", INTEGRATION).at("credentials").value());
    assertEquals(stack.reference("Queue"), stack.outputs().get("QueueUrl"));
    assertEquals("/orders/canary", stack.at("CanaryLogGroup", "LogGroupName").value());
    assertEquals("50", stack.at("Api", "MethodSettings", "0", "ThrottlingRateLimit").value());
  }

  @ParameterizedTest
  @CsvSource({
    "IntegrationProtocol, json,        application/json, '{\"QueueUrl\":\"https://sqs.'",
    "IntegrationProtocol, query,       application/json, Action=SendMessage&MessageBody=",
    "ApiAuthorization,    NONE,        application/json, Action=SendMessage",
  })
  void aProtocolHasItsTemplate(String parameter, String value, String type, String begin)
      throws IOException {
    Place template = own(Map.of(parameter, value)).at("Api", INTEGRATION).at("requestTemplates");

    assertTrue(template.at(type).value().toString().startsWith(begin), template.value().toString());
  }

  /** CloudFormation runs a custom resource again when one of its properties changes. */
  @ParameterizedTest
  @CsvSource({
    "TargetApiUrl, https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/other",
    "TargetApi, a1b2c3d4e5",
    "TargetStage, dev",
    "TargetRegion, us-west-2",
    "TargetMethod, PUT",
    "TargetAuthorization, NONE",
    "TargetBody, {{marker}}",
    "TargetContentType, text/plain",
    "TargetQuery, message={{marker}}",
    "TargetHeaders, arn:aws:ssm:eu-west-1:111122223333:parameter/headers",
    "TargetSuccess, status",
    "TargetQueueArn, arn:aws:sqs:eu-west-1:111122223333:other",
    "TargetRoleArn, arn:aws:iam::111122223333:role/other",
    "TargetKeyArn, arn:aws:kms:eu-west-1:111122223333:key/other",
    "Encryption, sqs-managed",
  })
  void theDeploymentIsCheckedAgainWhenWhatIsCheckedChanges(String parameter, String value)
      throws IOException {
    var before =
        Map.of("TargetApiUrl", "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/a");
    var after = new HashMap<>(before);
    after.put(parameter, value);
    assertNotEquals(
        own(before).resource("DeploymentCheck").properties(),
        own(after).resource("DeploymentCheck").properties());
    after.put("DeployCheck", "OFF");
    assertEquals(Optional.empty(), own(after).find("DeploymentCheck"));
  }

  @Test
  void everyVariantOfTheOwnTemplateResolves() throws IOException {
    for (String url : List.of("", "https://a1b2.execute-api.eu-west-1.amazonaws.com/prod/orders")) {
      for (String protocol : List.of("query", "json")) {
        for (String authorization : List.of("AWS_IAM", "NONE")) {
          for (String encryption : List.of("customer-managed-key", "sqs-managed")) {
            for (String log : List.of("ON", "OFF")) {
              Resolved stack =
                  own(
                      Map.of(
                          "TargetApiUrl", url,
                          "IntegrationProtocol", protocol,
                          "ApiAuthorization", authorization,
                          "Encryption", encryption,
                          "AccessLog", log));
              boolean ownApi = url.isEmpty();
              assertEquals(ownApi, stack.find("Api").isPresent());
              assertEquals(ownApi && log.equals("ON"), stack.find("AccessLogGroup").isPresent());
              assertEquals(encryption.startsWith("customer"), stack.find("Key").isPresent());
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "v1/orders", "v1/orders/new", "a/b/c/d", "a/b/c/d/e"})
  void aWatchedApiIsNamedByItsUrlAndNoOtherMethodOfIt(String path) throws IOException {
    Resolved stack =
        own(
            Map.of(
                "TargetApiUrl", "https://a1b2.execute-api.eu-west-1.amazonaws.com/prod/" + path));

    assertEquals(
        "arn:aws:execute-api:eu-west-1:*:a1b2/prod/POST/" + path,
        stack.at("CanaryPolicy", "PolicyDocument", "Statement", "0", "Resource").value());
  }

  @Test
  void noValueTakesTheKeyAway() throws IOException {
    Resolved stack = own(Map.of("Encryption", "sqs-managed", "ApiAuthorization", "NONE"));

    assertFalse(stack.resource("Queue").properties().containsKey("KmsMasterKeyId"));
    assertEquals(true, stack.at("Queue", "SqsManagedSseEnabled").value());
    assertThrows(
        TemplateException.class,
        () -> stack.at("Api", "DefinitionBody", "paths", "/messages", "post", "security").value());
    assertEquals(
        1, ((List<?>) stack.at("SendPolicy", "PolicyDocument", "Statement").value()).size());
  }

  @ParameterizedTest
  @CsvSource({
    "ApiAuthorization, OPEN,          AllowedValues",
    "TargetName,       two words,     AllowedPattern",
    "MemorySize,       128,           MinValue",
    "MemorySize,       much,          not a number",
    "Nonsense,         x,             not declared",
  })
  void aWrongParameterIsRefused(String name, String value, String says) {
    TemplateException refusal =
        assertThrows(TemplateException.class, () -> own(Map.of(name, value)));

    assertTrue(refusal.getMessage().contains(says), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'!ImportValue x',                        Fn::ImportValue",
    "'!GetAtt Queue.Color',                  attribute Color",
    "'!GetAtt Nothing.Arn',                   not in the stack",
    "'!Ref AWS::Nonsense',                    not in the stack",
    "'!If [Nowhere, a, b]',                   not declared",
    "'!Sub ${Nothing}',                       not in the stack",
    "'!Select [3, [a, b]]',                   no item 3",
  })
  void anUnknownIntrinsicIsAnErrorThatNamesThePath(String value, String says) {
    TemplateException error = assertThrows(TemplateException.class, () -> queueTagged(value));

    assertTrue(error.getMessage().contains(says), error.getMessage());
    assertTrue(error.getMessage().contains("Queue"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'!Join [\"-\", [a, !Ref AWS::Region]]',              a-eu-west-1",
    "'!Sub [\"${x}/${!x}/${Queue.Arn}\", {x: y}]',       "
        + " 'y/${x}/arn:aws:sqs:eu-west-1:111122223333:q'",
    "'!GetAtt [Queue, QueueName]',                        q",
    "'!Select [1, !Split [\"|\", \"a|b|c\"]]',            b",
    "'{\"Fn::If\": [Holds, a, b]}',                         a",
    "'!If [Fails, a, b]',                                    b",
    "'!If [Either, a, b]',                                a",
  })
  void intrinsicsResolve(String value, String expected) throws IOException {
    assertEquals(expected, queueTagged(value).at("Queue", "Tag").value());
  }

  @Test
  void aResourceTypeWithoutKnownIdIsAnError() {
    TemplateException error =
        assertThrows(
            TemplateException.class,
            () ->
                resolve(
                    """
                    Resources:
                      Table: { Type: 'AWS::DynamoDB::Table' }
                      Queue: { Type: 'AWS::SQS::Queue', Properties: { Tag: !Ref Table } }
                    """));

    assertTrue(error.getMessage().contains("AWS::DynamoDB::Table"), error.getMessage());
  }

  private Resolved queueTagged(String value) throws IOException {
    return resolve(
        """
        Conditions:
          Holds: !Equals [a, a]
          Fails: !Not [!Condition Holds]
          Either: !Or [!Condition Fails, !And [!Condition Holds, !Equals [b, b]]]
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: q
              Tag: %s
        """
            .formatted(value));
  }

  private Resolved resolve(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("Queue.yaml"), yaml);
    return Template.read(file).resolve(Stack.ORDERS, Map.of());
  }

  private static Resolved own(Map<String, String> parameters) throws IOException {
    return Template.own().resolve(Stack.ORDERS, parameters);
  }
}
