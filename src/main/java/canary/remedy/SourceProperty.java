package canary.remedy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a command of the AWS CLI changes, in the notations that things are deployed from. The
 * operation decides, whichever cause the command fixes.
 *
 * @param operation of the CLI with or without its verb, and the one field that it stands for
 * @param type of CloudFormation
 * @param property of CloudFormation; empty where the resource itself is meant
 * @param openApi the same in an OpenAPI definition; empty where it has none
 * @param terraform resource and argument
 */
record SourceProperty(
    String operation, Part part, String type, String property, String openApi, String terraform) {

  /** What has the property. */
  enum Part {
    API("AWS::ApiGateway::RestApi", "API"),
    ROLE("AWS::IAM::Role", "role"),
    POLICY("AWS::IAM::ManagedPolicy", "managed policy"),
    QUEUE("AWS::SQS::Queue", "queue"),
    KEY("AWS::KMS::Key", "key");

    private final String type;
    private final String words;

    Part(String type, String words) {
      this.type = type;
      this.words = words;
    }

    /** Of CloudFormation. */
    String type() {
      return type;
    }

    String words() {
      return words;
    }
  }

  /** An asterisk stands for the field that a command sets. */
  private static final List<SourceProperty> TABLE =
      """
      integration              API    AWS::ApiGateway::Method          Integration.*                    x-amazon-apigateway-integration.*         aws_api_gateway_integration.*
      integration-response     API    AWS::ApiGateway::Method          Integration.IntegrationResponses x-amazon-apigateway-integration.responses aws_api_gateway_integration_response
      method-response          API    AWS::ApiGateway::Method          MethodResponses                  responses                                 aws_api_gateway_method_response
      method                   API    AWS::ApiGateway::Method          AuthorizationType                security                                  aws_api_gateway_method.authorization
      gateway-response         API    AWS::ApiGateway::GatewayResponse -                                x-amazon-apigateway-gateway-responses     aws_api_gateway_gateway_response
      rest-api.policy          API    AWS::ApiGateway::RestApi         Policy                           x-amazon-apigateway-policy                aws_api_gateway_rest_api_policy.policy
      rest-api                 API    AWS::ApiGateway::RestApi         *                                -                                         aws_api_gateway_rest_api.*
      stage.variables          API    AWS::ApiGateway::Stage           Variables                        -                                         aws_api_gateway_stage.variables
      stage.canarySettings     API    AWS::ApiGateway::Stage           CanarySetting                    -                                         aws_api_gateway_stage.canary_settings
      stage                    API    AWS::ApiGateway::Stage           MethodSettings                   -                                         aws_api_gateway_method_settings.settings
      deployment               API    AWS::ApiGateway::Deployment      -                                -                                         aws_api_gateway_deployment.triggers
      attach-role-policy       ROLE   AWS::IAM::Role                   ManagedPolicyArns                -                                         aws_iam_role_policy_attachment
      detach-role-policy       ROLE   AWS::IAM::Role                   ManagedPolicyArns                -                                         aws_iam_role_policy_attachment
      role-policy              ROLE   AWS::IAM::Role                   Policies                         -                                         aws_iam_role_policy.policy
      assume-role-policy       ROLE   AWS::IAM::Role                   AssumeRolePolicyDocument         -                                         aws_iam_role.assume_role_policy
      role-permissions-boundary ROLE  AWS::IAM::Role                   PermissionsBoundary              -                                         aws_iam_role.permissions_boundary
      policy-version           POLICY AWS::IAM::ManagedPolicy          PolicyDocument                   -                                         aws_iam_policy.policy
      queue-attributes.Policy  QUEUE  AWS::SQS::QueuePolicy            PolicyDocument                   -                                         aws_sqs_queue_policy.policy
      permission               QUEUE  AWS::SQS::QueuePolicy            PolicyDocument                   -                                         aws_sqs_queue_policy.policy
      queue-attributes         QUEUE  AWS::SQS::Queue                  *                                -                                         aws_sqs_queue.*
      key-policy               KEY    AWS::KMS::Key                    KeyPolicy                        -                                         aws_kms_key.policy
      grant                    KEY    AWS::KMS::Key                    KeyPolicy                        -                                         aws_kms_key.policy
      key                      KEY    AWS::KMS::Key                    Enabled                          -                                         aws_kms_key.is_enabled
      key-deletion             KEY    AWS::KMS::Key                    Enabled                          -                                         aws_kms_key.is_enabled
      """
          .lines()
          .map(SourceProperty::row)
          .toList();

  /** Where a command begins: at the start of the line, or behind what looks before it is run. */
  private static final Pattern CHANGE =
      Pattern.compile("(?:^|[)&|;] )aws [a-z0-9]{1,20} (?!get-|list-|describe-)([a-z-]{1,60}) ");

  /** A field of a patch in JSON or shorthand, or an attribute of a queue. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<!\\\\)\"path\":\"/([^/\"]{1,99})|path=/(\\w{1,99})|--attributes"
              + " '?\\{?\"?(\\w{1,99})");

  /** Names that are not the field's own in another spelling. */
  private static final Map<String, String> CLOUD_FORMATION =
      Map.of("httpMethod", "IntegrationHttpMethod");

  private static final Map<String, String> TERRAFORM =
      Map.of(
          "httpMethod", "integration_http_method",
          "timeoutInMillis", "timeout_milliseconds",
          "MaximumMessageSize", "max_message_size");

  private static SourceProperty row(String line) {
    var cells = line.replaceAll(" -(?= |$)", " _").split(" +");
    return new SourceProperty(
        cells[0], Part.valueOf(cells[1]), cells[2], cell(cells[3]), cell(cells[4]), cells[5]);
  }

  private static String cell(String written) {
    return written.equals("_") ? "" : written;
  }

  /** What the commands change; that they also deploy it is no change of its own. */
  static List<SourceProperty> of(List<String> commands) {
    var changed = commands.stream().flatMap(SourceProperty::of).distinct().toList();
    var beside = changed.stream().filter(it -> !it.isDeployment()).toList();
    return beside.isEmpty() ? changed : beside;
  }

  private static Stream<SourceProperty> of(String command) {
    var fields = FIELD.matcher(command).results().map(SourceProperty::field).distinct().toList();
    return CHANGE
        .matcher(command)
        .results()
        .map(it -> it.group(1))
        .flatMap(it -> of(it, fields.isEmpty() ? List.of("") : fields));
  }

  private static Stream<SourceProperty> of(String operation, List<String> fields) {
    var noun = operation.substring(operation.indexOf('-') + 1);
    return fields.stream()
        .flatMap(
            field ->
                Stream.of(operation, noun + "." + field, noun)
                    .flatMap(key -> TABLE.stream().filter(it -> it.operation.equals(key)))
                    .findFirst()
                    .map(it -> it.with(field))
                    .stream());
  }

  private static String field(MatchResult it) {
    return Stream.of(1, 2, 3)
        .flatMap(group -> Optional.ofNullable(it.group(group)).stream())
        .findFirst()
        .orElse("");
  }

  boolean isDeployment() {
    return operation.equals("deployment");
  }

  /** Whether a stage serves it with the next deployment only. */
  boolean isDeployed() {
    return part == Part.API && !isDeployment() && !operation.startsWith("stage");
  }

  private SourceProperty with(String field) {
    var capital =
        field.isEmpty() ? "" : field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    var snake = field.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return new SourceProperty(
        operation,
        part,
        type,
        property.replace("*", CLOUD_FORMATION.getOrDefault(field, capital)),
        openApi.replace("*", field),
        terraform.replace("*", TERRAFORM.getOrDefault(field, snake)));
  }
}
