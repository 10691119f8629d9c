package canary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Cause;
import canary.catalogue.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The alarms of the template and the README say what the catalogue and the canary say. */
class CatalogueInStepTest {
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  private static final int LONGEST_DESCRIPTION = 1_024;

  private static final Map<Component, List<Cause>> CAUSES =
      Cause.catalogue().stream()
          .collect(
              groupingBy(
                  Cause::component, LinkedHashMap::new, java.util.stream.Collectors.toList()));

  @Test
  void theTemplateHasOneAlarmAComponent() throws IOException {
    Golden.checkRegion(
        Path.of("template.yaml"),
        "# catalogue: begin",
        "# catalogue: end",
        Arrays.stream(Component.values())
            .map(CatalogueInStepTest::alarm)
            .collect(joining("\n", "", "\n")));
  }

  @Test
  void theReadmeListsEveryCause() throws IOException {
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- catalogue: begin -->",
        "<!-- catalogue: end -->",
        Arrays.stream(Component.values())
            .map(CatalogueInStepTest::table)
            .collect(joining("\n", "\n", "\n")));
  }

  @Test
  void theReadmeShowsAMailAsItIsWritten() throws IOException {
    var mail =
        Files.readString(Path.of("src/test/resources/canary/emails/role-missing-sendmessage.txt"));
    Golden.checkRegion(
        Path.of("README.md"),
        "<!-- mail: begin -->",
        "<!-- mail: end -->",
        "\n```\n" + mail + "```\n\n");
  }

  @Test
  void descriptionsAreWhatCloudWatchTakes() {
    for (var component : Component.values()) {
      var description = description(component);
      assertTrue(
          description.length() <= LONGEST_DESCRIPTION, component + ": " + description.length());
      assertTrue(description.matches("[\\x20-\\x7e]+"), description);
    }
  }

  private static String alarm(Component component) {
    return """
      %sAlarm:
        Type: AWS::CloudWatch::Alarm
        Properties:
          AlarmName: !Sub '${AWS::StackName}-%s'
          AlarmDescription: >-
            %s
          Namespace: ApiSqsCanary
          MetricName: Failure
          Dimensions:
            - { Name: Canary, Value: !Ref AWS::StackName }
            - { Name: Target, Value: !Ref TargetName }
            - { Name: Component, Value: %s }
          Statistic: Maximum
          Period: !If [EveryMinute, 60, !If [EveryDay, 86400, !If [EveryHours, 7200, 180]]]
          EvaluationPeriods: !If
            - EveryMinute
            - 5
            - !If [EveryDay, 2, !If [Cron, !Ref CronGapHours, !Select [0, !Split [' ', !Select [1, !Split ['(', !Ref ScheduleExpression]]]]]]
          DatapointsToAlarm: 1
          Threshold: 1
          ComparisonOperator: GreaterThanOrEqualToThreshold
          TreatMissingData: notBreaching
          OKActions: [!Ref Topic]
    """
        .formatted(
            capitalised(component.id()), component.id(), description(component), component.id());
  }

  /** What the alarm stands for, as many causes as fit, and where to read on. */
  private static String description(Component component) {
    var ids = CAUSES.get(component).stream().map(Cause::id).toList();
    for (var named = ids.size(); ; named--) {
      var more = named < ids.size() ? ", and %d more".formatted(ids.size() - named) : "";
      var description =
          "%s The notice names the cause, one of: %s%s. README.md#%s"
              .formatted(
                  stands(component),
                  String.join(", ", ids.subList(0, named)),
                  more,
                  component.id());
      if (description.length() <= LONGEST_DESCRIPTION) {
        return description;
      }
    }
  }

  private static String stands(Component component) {
    return switch (component) {
      case GATEWAY -> "API Gateway or something in front of it refuses the canary's messages.";
      case INTEGRATION -> "The integration of the API with SQS is wrong, or not deployed.";
      case ROLE -> "The execution role cannot be assumed or may not send.";
      case QUEUE -> "The queue is missing or refuses the canary's messages.";
      case KEY -> "The queue's KMS key cannot be used.";
      case CANARY -> "The canary cannot reach the API or has a fault of its own.";
    };
  }

  private static String table(Component component) {
    return """
    ### %s

    | Cause | What it is | Documentation |
    | --- | --- | --- |
    """
            .formatted(component.id())
        + CAUSES.get(component).stream()
            .map(
                it ->
                    "| <a id=\"%s\"></a>`%s` | %s | [AWS](%s) |\n"
                        .formatted(
                            it.id(), it.id(), it.entry().title(), it.entry().documentation()))
            .collect(joining());
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
