package canary.remedy;

import canary.remedy.RemedyTemplate.Risk;
import java.util.List;
import java.util.stream.Stream;

/** The few shapes that most remedies have. */
public final class RemedyTemplates {
  private static final String API = "--region {api.region} --rest-api-id {api.id}";
  private static final String METHOD = API + " --resource-id {api.resource} --http-method POST";
  private static final String DEPLOY =
      "aws apigateway create-deployment " + API + " --stage-name {api.stage}";
  private static final String DEPLOY_BEFORE =
      "aws apigateway update-stage "
          + API
          + " --stage-name {api.stage} --patch-operations"
          + " op=replace,path=/deploymentId,value={api.deployment}";
  private static final String SHOW = "aws apigateway get-integration " + METHOD;

  private static final String JSON_TEMPLATE = "/requestTemplates/application~1json";
  private static final String SOUND = "{valid.template}";

  private static final String TRUST =
      "'{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"apigateway.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}'";

  private RemedyTemplates() {}

  /** Changes the integration and deploys; each operation is a JSON object of a patch. */
  public static RemedyTemplate integration(String does, String... operations) {
    return api(
        does,
        "aws apigateway update-integration "
            + METHOD
            + " --patch-operations '["
            + String.join(",", operations)
            + "]'");
  }

  /** Runs commands on the API, then deploys. */
  public static RemedyTemplate api(String does, String... commands) {
    return new RemedyTemplate(
        does,
        Stream.concat(Stream.of(commands), Stream.of(DEPLOY)).toList(),
        "",
        SHOW,
        DEPLOY_BEFORE,
        Risk.CHANGES_API);
  }

  public static RemedyTemplate deploy(String does) {
    return api(does);
  }

  /** Deploys, and shows the API's resource policy. */
  public static RemedyTemplate deployPolicy(String does) {
    var deploy = deploy(does);
    return new RemedyTemplate(
        does,
        deploy.commands(),
        "",
        "aws apigateway get-rest-api " + API + " --query policy",
        deploy.undo(),
        deploy.risk());
  }

  private static final String DOMAIN =
      "--region {api.region} --domain-name {domain.name} --base-path '{domain.base}'";
  private static final String SHOW_MAPPING = "aws apigateway get-base-path-mapping " + DOMAIN;

  /** Maps a base path of the custom domain to the stage. */
  public static RemedyTemplate mapDomain(String does) {
    return new RemedyTemplate(
        does,
        List.of(
            SHOW_MAPPING
                + " --query restApiId 2>/dev/null || aws apigateway create-base-path-mapping "
                + DOMAIN
                + " --rest-api-id {api.id} --stage {api.stage}"),
        "",
        SHOW_MAPPING,
        "aws apigateway delete-base-path-mapping " + DOMAIN,
        Risk.ADDS);
  }

  /** Has the mapping of the custom domain lead to the stage. */
  public static RemedyTemplate remapDomain(String does) {
    var update = "aws apigateway update-base-path-mapping " + DOMAIN + " --patch-operations";
    var patch = " op=replace,path=/restapiId,value=%s op=replace,path=/stage,value=%s";
    return new RemedyTemplate(
        does,
        List.of(update + patch.formatted("{api.id}", "{api.stage}")),
        "",
        SHOW_MAPPING,
        update + patch.formatted("{domain.api}", "{domain.stage}"),
        Risk.CHANGES_API);
  }

  public static String method() {
    return METHOD;
  }

  static String deployment() {
    return DEPLOY;
  }

  /** Has the stage serve again what it served. */
  static String deploymentBefore() {
    return DEPLOY_BEFORE;
  }

  static String stage() {
    return API + " --stage-name {api.stage}";
  }

  static String restApi() {
    return API;
  }

  static String show() {
    return SHOW;
  }

  /** Puts a valid template in place of the one for application/json, and deploys. */
  public static RemedyTemplate template(String does) {
    return template(does, SOUND);
  }

  /** The same with a template that gives a group id. */
  public static RemedyTemplate groupedTemplate(String does) {
    return template(does, "{valid.grouped}");
  }

  /** The same with a template of the JSON protocol, where the cause is one of that protocol. */
  public static RemedyTemplate jsonTemplate(String does) {
    return template(does, "{valid.json}");
  }

  private static RemedyTemplate template(String does, String template) {
    return integration(does, set(JSON_TEMPLATE, template)).at(Risk.REPLACES_TEMPLATE);
  }

  /** Gives application/json a valid template. */
  public static String addTemplate() {
    return add(JSON_TEMPLATE, SOUND);
  }

  public static String set(String path, String value) {
    return "{\"op\":\"replace\",\"path\":\"%s\",\"value\":\"%s\"}".formatted(path, value);
  }

  public static String add(String path, String value) {
    return "{\"op\":\"add\",\"path\":\"%s\",\"value\":\"%s\"}".formatted(path, value);
  }

  /**
   * Attaches one more inline policy to the execution role; nothing that is there is overwritten.
   */
  private static RemedyTemplate rolePolicy(String does, String name, String statement) {
    return new RemedyTemplate(
        does,
        List.of(
            "aws iam put-role-policy --role-name {role.name} --policy-name "
                + name
                + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":["
                + statement
                + "]}'"),
        "",
        "aws iam get-role-policy --role-name {role.name} --policy-name " + name,
        "aws iam delete-role-policy --role-name {role.name} --policy-name " + name,
        Risk.WIDENS_ACCESS);
  }

  /** Lets the execution role send to the queue. */
  public static RemedyTemplate sendPolicy(String does) {
    return rolePolicy(
            does,
            "apigw-sqs-canary-send",
            "{\"Sid\":\"SendOnly\",\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"{queue.arn}\"}")
        .allowing("sqs:SendMessage");
  }

  /** Lets the execution role use the queue's key. */
  public static RemedyTemplate keyPolicy(String does) {
    return rolePolicy(
            does,
            "apigw-sqs-canary-key",
            "{\"Sid\":\"QueueKey\",\"Effect\":\"Allow\",\"Action\":[\"kms:GenerateDataKey\",\"kms:Decrypt\"],\"Resource\":\"{key.arn}\"}")
        .allowing("kms:GenerateDataKey", "kms:Decrypt")
        .inTemplate(
            "- { Sid: QueueKey, Effect: Allow, Action: [kms:GenerateDataKey, kms:Decrypt],"
                + " Resource: {key.arn} }");
  }

  /** Replaces the trust policy of the execution role by one for API Gateway. */
  public static RemedyTemplate trustPolicy(String does) {
    return new RemedyTemplate(
        does,
        List.of(
            "aws iam update-assume-role-policy --role-name {role.name} --policy-document " + TRUST),
        "Principal: { Service: apigateway.amazonaws.com }",
        "aws iam get-role --role-name {role.name} --query Role.AssumeRolePolicyDocument",
        "",
        Risk.WIDENS_ACCESS);
  }

  /**
   * Sets one attribute of the queue.
   *
   * @param before the placeholder of the value that was read, for the rollback
   */
  public static RemedyTemplate queueAttribute(
      String does, String name, String value, String before) {
    var queue = "--region {queue.region} --queue-url {queue.url}";
    var set = "aws sqs set-queue-attributes " + queue + " --attributes " + name + "=";
    return new RemedyTemplate(
        does,
        List.of(set + value),
        "",
        "aws sqs get-queue-attributes " + queue + " --attribute-names " + name,
        set + before,
        Risk.CHANGES_QUEUE);
  }

  /** One command on the key and its reverse. */
  public static RemedyTemplate key(String does, String command, String undo, Risk risk) {
    return new RemedyTemplate(
        does,
        List.of("aws kms " + command + " --region {key.region} --key-id {key.arn}"),
        "",
        "aws kms describe-key --region {key.region} --key-id {key.arn} --query"
            + " KeyMetadata.KeyState",
        undo.isEmpty() ? "" : "aws kms " + undo + " --region {key.region} --key-id {key.arn}",
        risk);
  }
}
