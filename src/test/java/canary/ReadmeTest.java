package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The README's tables and commands are those of the project. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

  /**
   * Each command of the README: the test that runs it and a part of that test's source, or why none
   * does.
   */
  private static final Map<String, Ran> COMMANDS =
      Map.ofEntries(
          by(
              "mvn -q -Plab -Dfault=role-missing-sendmessage",
              "lab/DemonstrationTest",
              "new Demonstration("),
          by("mvn -q -Plab", "lab/DemonstrationTest", "new Demonstration("),
          by("mvn -B verify -Pfull", "", "it is what runs the tests"),
          by("mvn verify", "", "it is what runs the tests"),
          by("mvn -Pbench", "", "it takes ten minutes of a quiet machine and judges nothing"),
          by(
              "sam build && sam deploy --guided",
              "full/aws/DeployedStack",
              "sam(\"deploy\", \"--guided\")"),
          by(
              "sam remote invoke CanaryFunction --event-file events/manual-probe.json",
              "full/aws/DeployedStack",
              "\"remote\", \"invoke\", \"CanaryFunction\""),
          by(
              "sam remote invoke CanaryFunction --event-file events/inspect.json",
              "full/aws/DeployedStack",
              "\"remote\", \"invoke\", \"CanaryFunction\""),
          by(
              "sam remote invoke CanaryFunction --event '{\"format\":\"text\"}'",
              "CanaryTest",
              "{\\\"format\\\":\\\"text\\\"}"),
          by(
              "sam deploy --stack-name orders-canary --s3-prefix orders-canary"
                  + " --parameter-overrides"
                  + " TargetApiUrl=https://API_ID.execute-api.REGION.amazonaws.com/STAGE/PATH"
                  + " TargetQueueArn=QUEUE_ARN TargetRoleArn=ROLE_ARN TargetKeyArn=KEY_ARN",
              "full/VariantsTest",
              "\"TargetApiUrl=\""),
          by(
              "sam local invoke CanaryFunction -e events/explain-access-denied.json"
                  + " --parameter-overrides Architecture=x86_64",
              "full/ContainerTest",
              "sam local invoke"),
          by(
              "sam local invoke CanaryFunction -e events/setup.json",
              "SetupTest",
              "Map.of(\"mode\", \"setup\""),
          by("java -jar target/explain.jar < reply.txt", "ExplainTest", "Explain."),
          by(
              "echo '<UnknownOperationException/>' | java -jar target/explain.jar",
              "ExplainTest",
              "Explain."),
          by("sam delete", "full/RemovalTest", "sam(\"delete\""),
          by("aws sqs delete-queue --queue-url QUEUE_URL", "", "takes a queue of the reader away"),
          by(
              "aws kms schedule-key-deletion --key-id KEY_ID --pending-window-in-days 7",
              "",
              "takes a key of the reader away"));

  private record Ran(String test, String part) {}

  private static Map.Entry<String, Ran> by(String command, String test, String part) {
    return Map.entry(command, new Ran(test, part));
  }

  /** What a statement of the canary's role is for, by its Sid. */
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("SendCanaryMessages", "the watched method | sends the canary message"),
          Map.entry("PublishNotifications", "the stack's topic | publishes a failing run's report"),
          Map.entry(
              "PublishToEncryptedTopic", "the stack's key, through SNS | that topic is encrypted"),
          Map.entry("ReadTargetHeaders", "the secret in `TargetHeaders` | sent with each message"),
          Map.entry("DecryptTargetHeaders", "the key of that secret | that secret is encrypted"),
          Map.entry(
              "ReadTargetHeadersParameter",
              "the parameter in `TargetHeaders` | sent with each message"),
          Map.entry(
              "DecryptTargetHeadersParameter",
              "the key of that parameter | that parameter is encrypted"),
          Map.entry("StandInVpc", "`*`, with `VpcSubnetIds` | the function's network interfaces"),
          Map.entry("ReadMarkerKey", "the secret in `MarkerSecret` | signs the marker"),
          Map.entry("DecryptMarkerKey", "the key of that secret | that secret is encrypted"),
          Map.entry(
              "DecryptOwnSettings",
              "the stack's key, through Lambda | the function's environment is encrypted"),
          Map.entry("WriteLog", "the function's log group | metrics and reports are log lines"),
          Map.entry(
              "ReadApi",
              "the one API, and the Region's usage plans | method, integration, deployments,"
                  + " policy"),
          Map.entry(
              "ReadApiKeys", "with `TargetHeaders`: all API keys | is one the key that is sent"),
          Map.entry("ReadQueueMetric", "`*`, with `TargetSuccess=status` | the queue's metric"),
          Map.entry("ReadDomain", "the custom domain in `TargetApiUrl` | where it leads"),
          Map.entry(
              "TestInvoke",
              "methods of the one API, with `TestInvoke=ALLOWED` | executes the saved method with"
                  + " its execution log; the only POST on a method, so nothing can be changed by"
                  + " it"),
          Map.entry("ReadExecutionRole", "the execution role | its trust and its policies"),
          Map.entry("ReadConsumerRoles", "the roles in `ConsumerRoleArns` | may they decrypt"),
          Map.entry(
              "ReadAttachedPolicies",
              "managed policies of the account and of AWS | those attached to these roles"),
          Map.entry("ReadQueue", "the queue | its attributes and policy"),
          Map.entry("ReadDeadLetterQueue", "the dead-letter queue | whether messages end there"),
          Map.entry("ReadKey", "the keys of queue and topic | state, policy and grants"),
          Map.entry("ReadTopic", "the stack's topic | whether alarms can publish to it"),
          Map.entry(
              "AskOwnAlarms",
              "`*`: CloudWatch describes a composite alarm to no narrower permission; alarms"
                  + " named `STACK-…` with `CauseInAlarm=OFF`"
                  + " | an incident is notified once; the widget"),
          Map.entry(
              "SetReasonOfOneAlarm",
              "the alarm `STACK-TARGET` | the root cause is the reason of its state"),
          Map.entry("ReadOwners", "`*`: no stack is known before | what a fix belongs to"),
          Map.entry(
              "ReadEndpointsAndHistory",
              "`*`: IAM knows no single resource | endpoints of private APIs; recent changes"),
          Map.entry(
              "AskOwnStack", "the stack, with `DeployCheck=FAIL` | does not fail a rollback"));

  @Test
  void parametersAreThoseOfTheTemplate() throws IOException {
    var template = Files.readString(Path.of("template.yaml"));
    var section =
        template.substring(template.indexOf("\nParameters:"), template.indexOf("\nConditions:"));
    Map<String, Map<String, Map<String, Object>>> read = new Yaml().load(section);
    table(
        "parameters",
        "| Parameter | Default | Use |\n| --- | --- | --- |\n",
        read.get("Parameters").entrySet().stream()
            .map(
                it ->
                    "| `%s` | %s | %s |\n"
                        .formatted(
                            it.getKey(),
                            code(String.valueOf(it.getValue().get("Default"))),
                            use(it.getValue())))
            .toList());
  }

  private static String use(Map<String, Object> parameter) {
    var allowed = parameter.get("AllowedValues");
    var words = String.valueOf(parameter.get("Description")).strip().replace("|", "\\|");
    return allowed instanceof List<?> values
        ? words
            + " "
            + values.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "))
            + "."
        : words;
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  @Test
  void permissionsAreThoseOfTheTemplate() throws IOException {
    var template = Files.readString(Path.of("template.yaml"));
    var policies =
        template.substring(
            template.indexOf("\n  CanaryPolicy:"), template.indexOf("\n  MarkerKey:"));
    var statements =
        Pattern.compile(
                "- Sid: (\\w+)\\s+Effect: Allow\\s+Action:((?:\\s+-"
                    + " \\S+)+|\\s*\\[[^\\]]+\\]|\\s*\\S+)")
            .matcher(policies)
            .results()
            .toList();
    assertEquals(
        WHY.keySet().stream().sorted().toList(),
        statements.stream().map(it -> it.group(1)).sorted().toList(),
        "ReadmeTest.WHY says for each statement what it is for");
    table(
        "permissions",
        "| Permission | On | Why |\n| --- | --- | --- |\n",
        statements.stream()
            .map(it -> "| %s | %s |\n".formatted(actions(it), WHY.get(it.group(1))))
            .toList());
  }

  private static String actions(MatchResult statement) {
    return Arrays.stream(statement.group(2).split("[\\[\\],\\s]+|- "))
        .filter(it -> it.contains(":"))
        .map(it -> "`" + it + "`")
        .collect(Collectors.joining(", "));
  }

  private static void table(String name, String head, List<String> rows) throws IOException {
    Golden.checkRegion(
        README,
        "<!-- " + name + ": begin -->",
        "<!-- " + name + ": end -->",
        "\n" + head + String.join("", rows) + "\n");
  }

  /** One that is neither run nor excused is said by its name, and so is a row without a command. */
  @Test
  void everyCommandIsRunByATestOrHasAReason() throws IOException {
    assertEquals(
        COMMANDS.keySet().stream().sorted().toList(),
        commands(Files.readString(README)).stream().distinct().sorted().toList());
    for (var ran : COMMANDS.values()) {
      if (!ran.test().isEmpty()) {
        var source = Files.readString(Path.of("src/test/java/canary", ran.test() + ".java"));
        assertTrue(source.contains(ran.part()), ran.test() + " runs " + ran.part());
      }
    }
  }

  /** Lines of indented blocks that are no JSON; a backslash at their end joins them. */
  private static List<String> commands(String readme) {
    var outside = Pattern.compile("(?s)\\n```.*?\\n```").matcher(readme).replaceAll("\n");
    var found = new ArrayList<String>();
    for (var line : outside.replaceAll("\\\\\\n\\s+", "").lines().toList()) {
      if (line.startsWith("    ") && !line.isBlank() && !line.strip().startsWith("{")) {
        found.add(line.strip());
      }
    }
    return found;
  }
}
