package canary.full;

import canary.full.aws.DeployedMethod;
import canary.full.aws.DeployedStack;
import java.util.List;
import java.util.Locale;

/** An ordinary change of a deployed stack, and the cause that it is named after. */
enum Breaking {
  INTEGRATION_QUEUE_PATH_WRONG(
      """
      aws apigateway update-integration --rest-api-id {api} --resource-id {resource} --http-method POST --patch-operations
       op=replace,path=/uri,value=arn:aws:apigateway:eu-central-2:sqs:path/000000000000/renamed
      aws apigateway create-deployment --rest-api-id {api} --stage-name prod
      """),
  ROLE_MISSING_SENDMESSAGE(
      """
      aws iam put-role-policy --role-name {role} --policy-name send-to-queue --policy-document '{"Version":"2012-10-17",
      "Statement":[{"Effect":"Allow","Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"*"}]}'
      """),
  ROLE_NOT_ASSUMABLE(
      """
      aws iam update-assume-role-policy --role-name {role} --policy-document '{"Version":"2012-10-17",
      "Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
      """),
  QUEUE_POLICY_DENIES(
      """
      aws sqs set-queue-attributes --queue-url {queue} --attributes '{"Policy":"{\\"Version\\":\\"2012-10-17\\",
      \\"Statement\\":[{\\"Sid\\":\\"NotThisRole\\",\\"Effect\\":\\"Deny\\",\\"Action\\":\\"sqs:SendMessage\\",
      \\"Principal\\":{\\"AWS\\":\\"arn:aws:iam::000000000000:role/{role}\\"},\\"Resource\\":\\"*\\"}]}"}'
      """),
  KEY_POLICY_DENIES(
      """
      aws kms put-key-policy --key-id {key} --policy-name default --policy '{"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"kms:*","Resource":"*"},
      {"Sid":"NotThisRole","Effect":"Deny","Principal":{"AWS":"arn:aws:iam::000000000000:role/{role}"},
      "Action":"kms:GenerateDataKey","Resource":"*"}]}'
      """);

  private final String commands;

  Breaking(String commands) {
    this.commands = commands;
  }

  /** Its id. */
  String cause() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  List<String> commands(DeployedStack stack) {
    return commands
        .replaceAll("\n(?!aws )", "")
        .replace("{role}", stack.physicalId("ExecutionRole"))
        .replace("{queue}", stack.physicalId("Queue"))
        .replace("{key}", stack.physicalId("Key"))
        .replace("{api}", stack.physicalId("Api"))
        .replace("{resource}", DeployedMethod.of(stack).resourceId())
        .lines()
        .toList();
  }
}
