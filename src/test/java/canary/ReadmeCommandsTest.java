package canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command of the README is run by a test, or has a reason; its links lead somewhere. */
class ReadmeCommandsTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern IN_A_SENTENCE = Pattern.compile("`((?:mvn|sam|aws|java) [^`]+)`");

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
          by(
              "sam local invoke CanaryFunction -e events/inspect-any-method.json",
              "",
              "reads an API of the reader's account; ContainerTest runs events/setup.json so"),
          by("sam local invoke", "full/ContainerTest", "sam local invoke"),
          by("sam build", "full/aws/Build", "sam(\"build\""),
          by("sam deploy", "full/aws/DeployedStack", "\"deploy\""),
          by("java -jar target/explain.jar", "ExplainTest", "Explain."),
          by("mvn -q -Pexplain", "ExplainTest", "Explain."),
          by("mvn -DskipTests package", "", "it is the build"),
          by("mvn -Pmutation verify", "", "it builds each class many times over"),
          by("mvn verify -Dbless", "", "it writes the golden texts"),
          by("mvn spotless:apply", "", "it writes the sources; the build checks them"),
          by(
              "aws apigateway update-account --patch-operations"
                  + " op=replace,path=/cloudwatchRoleArn,value=ROLE_ARN",
              "",
              "sets a role of the reader's account"),
          by(
              "aws cloudformation list-stack-resources --stack-name apigw-sqs-canary",
              "",
              "reads a stack of the reader's account"),
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

  /** Lines of indented blocks that are no JSON, joined at a backslash, and code in sentences. */
  private static List<String> commands(String readme) {
    var outside = Pattern.compile("(?s)\\n```.*?\\n```").matcher(readme).replaceAll("\n");
    var found = new ArrayList<String>();
    for (var line : outside.replaceAll("\\\\\\n\\s+", "").lines().toList()) {
      if (line.startsWith("    ") && !line.isBlank() && !line.strip().startsWith("{")) {
        found.add(line.strip());
      } else {
        IN_A_SENTENCE.matcher(line).results().forEach(it -> found.add(it.group(1)));
      }
    }
    return found;
  }

  /** A heading is its own anchor, in lower case with hyphens. */
  @Test
  void linksInsideLeadSomewhere() throws IOException {
    var readme = Files.readString(README);
    var anchors =
        Stream.concat(
                Pattern.compile("<a id=\"([a-z-]+)\">").matcher(readme).results(),
                Pattern.compile("(?m)^#+ (.+)$").matcher(readme).results())
            .map(it -> it.group(1).toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '-'))
            .collect(Collectors.toSet());
    assertEquals(
        List.of(),
        Pattern.compile("]\\(#([^)]+)\\)")
            .matcher(readme)
            .results()
            .map(it -> it.group(1))
            .filter(it -> !anchors.contains(it))
            .toList());
  }
}
