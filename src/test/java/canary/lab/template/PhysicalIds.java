package canary.lab.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What Ref and Fn::GetAtt give for a resource, as the "Return values" section of each type in the
 * CloudFormation template reference says; generated names are derived from stack and logical id.
 */
record PhysicalIds(Stack stack, String logicalId, Resource resource) {
  /** The properties that name a resource; none of the others has a say in what is returned. */
  static final List<String> NAMES =
      List.of(
          "QueueName",
          "RoleName",
          "FunctionName",
          "TopicName",
          "LogGroupName",
          "AlarmName",
          "StageName",
          "ManagedPolicyName",
          "AliasName");

  String reference() {
    return switch (resource.type()) {
      case "AWS::SQS::Queue" ->
          "https://sqs.%s.%s/%s/%s"
              .formatted(stack.region(), stack.urlSuffix(), stack.account(), name("QueueName"));
      case "AWS::IAM::Role" -> name("RoleName");
      case "AWS::KMS::Key" -> uuid();
      case "AWS::Serverless::Api", "AWS::ApiGateway::ApiKey", "AWS::ApiGateway::UsagePlan" ->
          digits().substring(0, 10);
      case "AWS::Serverless::Function" -> name("FunctionName");
      case "AWS::SecretsManager::Secret" ->
          stack.arn("secretsmanager", "secret:" + generated() + "-" + digits().substring(26));
      case "AWS::SNS::Topic" -> attribute("TopicArn");
      case "AWS::SNS::Subscription" -> stack.arn("sns", logicalId + ":" + uuid());
      case "AWS::Logs::LogGroup" -> name("LogGroupName");
      case "AWS::CloudWatch::Alarm" -> name("AlarmName");
      case "AWS::KMS::Alias" -> new Tree(logicalId, resource.properties()).get("AliasName").text();
      case "AWS::IAM::ManagedPolicy" ->
          "arn:%s:iam::%s:policy/%s"
              .formatted(stack.partition(), stack.account(), name("ManagedPolicyName"));
      case "AWS::WAFv2::WebACL" -> "%s|%s|REGIONAL".formatted(name("Name"), uuid());
      case "AWS::IAM::Policy",
          "AWS::SQS::QueuePolicy",
          "AWS::SNS::TopicPolicy",
          "AWS::ApiGateway::UsagePlanKey" ->
          generated();
      default -> throw unknown("Ref");
    };
  }

  /**
   * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
   */
  String madeBySam(String part) {
    return switch (resource.type() + " " + part) {
      case "AWS::Serverless::Api Stage" -> name("StageName");
      case "AWS::Serverless::Api Deployment" -> digits().substring(10, 16);
      default -> throw unknown(part);
    };
  }

  String attribute(String attribute) {
    return switch (resource.type() + " " + attribute) {
      case "AWS::SQS::Queue Arn" -> stack.arn("sqs", name("QueueName"));
      case "AWS::SQS::Queue QueueName" -> name("QueueName");
      case "AWS::SQS::Queue QueueUrl" -> reference();
      case "AWS::IAM::Role Arn" ->
          "arn:%s:iam::%s:role/%s".formatted(stack.partition(), stack.account(), name("RoleName"));
      case "AWS::KMS::Key Arn" -> stack.arn("kms", "key/" + uuid());
      case "AWS::KMS::Key KeyId" -> uuid();
      case "AWS::Serverless::Function Arn" ->
          stack.arn("lambda", "function:" + name("FunctionName"));
      case "AWS::SNS::Topic TopicArn" -> stack.arn("sns", name("TopicName"));
      case "AWS::SNS::Topic TopicName" -> name("TopicName");
      case "AWS::Logs::LogGroup Arn" ->
          stack.arn("logs", "log-group:" + name("LogGroupName") + ":*");
      case "AWS::CloudWatch::Alarm Arn" -> stack.arn("cloudwatch", "alarm:" + name("AlarmName"));
      case "AWS::WAFv2::WebACL Arn" ->
          stack.arn("wafv2", "regional/webacl/%s/%s".formatted(name("Name"), uuid()));
      // The lab deploys a template and runs nothing of it.
      case "Custom::DeployCheck Result" -> "not run in the lab";
      default -> throw unknown("attribute " + attribute);
    };
  }

  private String name(String property) {
    return new Tree(logicalId, resource.properties())
        .find(property)
        .map(Tree::text)
        .orElseGet(this::generated);
  }

  private String generated() {
    return "%s-%s-%s"
        .formatted(stack.name(), logicalId, digits().substring(0, 12).toUpperCase(Locale.ROOT));
  }

  private String uuid() {
    return UUID.nameUUIDFromBytes((stack.name() + "/" + logicalId).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private String digits() {
    return uuid().replace("-", "");
  }

  private TemplateException unknown(String what) {
    return new TemplateException(
        logicalId, what + " of " + resource.type() + " is not known to the lab");
  }
}
