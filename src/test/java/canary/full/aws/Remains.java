package canary.full.aws;

import canary.full.tool.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a deleted stack has left behind, asked of each service itself and not of CloudFormation. */
public record Remains(LocalStack localStack) {

  /** For each resource type of the template, how its service lists such resources. */
  private static final Map<String, List<String>> LISTED_BY =
      Map.ofEntries(
          Map.entry("AWS::ApiGateway::RestApi", List.of("apigateway", "get-rest-apis")),
          Map.entry("AWS::CloudWatch::Alarm", List.of("cloudwatch", "describe-alarms")),
          Map.entry(
              "AWS::CloudWatch::CompositeAlarm",
              List.of("cloudwatch", "describe-alarms", "--alarm-types", "CompositeAlarm")),
          Map.entry("AWS::IAM::Role", List.of("iam", "list-roles")),
          Map.entry("AWS::KMS::Key", List.of("kms", "list-keys")),
          Map.entry("AWS::Lambda::Function", List.of("lambda", "list-functions")),
          Map.entry("AWS::Logs::LogGroup", List.of("logs", "describe-log-groups")),
          Map.entry("AWS::Scheduler::Schedule", List.of("scheduler", "list-schedules")),
          Map.entry("AWS::SecretsManager::Secret", List.of("secretsmanager", "list-secrets")),
          Map.entry("AWS::SNS::Topic", List.of("sns", "list-topics")),
          Map.entry("AWS::SQS::Queue", List.of("sqs", "list-queues")));

  /** What the template makes without a parameter. */
  public static final Set<String> TYPES =
      LISTED_BY.keySet().stream()
          .filter(type -> !type.equals("AWS::SecretsManager::Secret"))
          .collect(Collectors.toSet());

  /**
   * These are parts of one of the above and go with it; LocalStack 4.14.0 makes no dashboard of a
   * stack.
   */
  private static final Set<String> PARTS =
      Set.of(
          "AWS::ApiGateway::Deployment",
          "AWS::ApiGateway::Stage",
          "AWS::CloudWatch::Dashboard",
          "AWS::IAM::Policy",
          "AWS::Lambda::EventInvokeConfig",
          "Custom::DeployCheck",
          "AWS::Lambda::Permission",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy");

  private static final int LOOKS = 30;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /**
   * The resources that their services list for good; a key that waits for its deletion is gone. A
   * stack can be gone a moment before the last of its resources.
   */
  public List<DeployedStack.Resource> of(DeployedStack stack) {
    var listed = listed(stack);
    for (var look = 1; look < LOOKS && !listed.isEmpty(); look++) {
      Pause.of(BETWEEN_LOOKS);
      listed = listed(stack);
    }
    return listed;
  }

  /** The resources that their services list now; others can name them in a longer text. */
  public List<DeployedStack.Resource> listed(DeployedStack stack) {
    Map<String, String> lists =
        DeployedStack.types(stack.resources()).stream()
            .filter(type -> !PARTS.contains(type))
            .collect(Collectors.toMap(type -> type, this::list));
    return stack.resources().stream()
        .filter(resource -> !PARTS.contains(resource.type()))
        .filter(it -> lists.get(it.type()).contains("\"" + it.physicalId() + "\""))
        .filter(resource -> !isKeyToBeDeleted(resource))
        .toList();
  }

  private String list(String type) {
    if (!LISTED_BY.containsKey(type)) {
      throw new AssertionError("no list is known for " + type + ", a new type of the template");
    }
    return localStack.aws(LISTED_BY.get(type).toArray(String[]::new)).run().text();
  }

  private boolean isKeyToBeDeleted(DeployedStack.Resource resource) {
    return resource.type().equals("AWS::KMS::Key")
        && localStack
            .aws("kms", "describe-key", "--key-id", resource.physicalId())
            .run()
            .text()
            .contains("\"PendingDeletion\"");
  }
}
