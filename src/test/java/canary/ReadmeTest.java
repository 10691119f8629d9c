package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The README's tables are those of the template. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");

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
}
