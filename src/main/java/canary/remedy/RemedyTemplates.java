package canary.remedy;

import canary.remedy.Look.Printed;
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
  private static final String NO_MAPPING = "NotFoundException";
  private static final String SHOW_MAPPING = "aws apigateway get-base-path-mapping " + DOMAIN;

  /** Maps a base path of the custom domain to the stage. */
  public static RemedyTemplate mapDomain(String does) {
    return new RemedyTemplate(
            does,
            List.of(
                "aws apigateway create-base-path-mapping "
                    + DOMAIN
                    + " --rest-api-id {api.id} --stage {api.stage}"),
            "",
            SHOW_MAPPING,
            "aws apigateway delete-base-path-mapping " + DOMAIN,
            Risk.ADDS)
        .behind(mapping(NO_MAPPING, Printed.json(NO_MAPPING)));
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
            Risk.CHANGES_API)
        .behind(
            mapping(
                "",
                Printed.pair(
                    Printed.value(Placeholder.DOMAIN_API),
                    Printed.value(Placeholder.DOMAIN_STAGE))));
  }

  private static Look mapping(String error, Printed read) {
    return new Look(
        SHOW_MAPPING,
        "[restApiId,stage]",
        error,
        read,
        Printed.pair(Printed.value(Placeholder.API_ID), Printed.value(Placeholder.API_STAGE)),
        "base path mapping of {domain.name}");
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
}
