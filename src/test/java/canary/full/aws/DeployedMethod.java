package canary.full.aws;

import canary.full.IntegrationRequest;
import canary.full.tool.Toolbox;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/** The method of a deployed stack, changed as people change it: with the AWS CLI. */
public record DeployedMethod(DeployedStack stack, String resourceId) {

  public static DeployedMethod of(DeployedStack stack) {
    return new DeployedMethod(
        stack,
        stack
            .localStack()
            .aws("apigateway", "get-resources", "--rest-api-id", stack.physicalId("Api"))
            .and("--query", "items[?path=='/messages'].id", "--output", "text")
            .run()
            .text());
  }

  /** How its integration speaks to SQS when nobody has changed it. */
  public IntegrationRequest sound() {
    return IntegrationRequest.sound(stack.queue().path());
  }

  /** Sets what LocalStack loses of a definition: the role as which the integration calls SQS. */
  void restoreRole() {
    var arn = "arn:aws:iam::000000000000:role/" + stack.physicalId("ExecutionRole");
    edit("update-integration", "--patch-operations", "op=replace,path=/credentials,value=" + arn);
  }

  /** Sets all that LocalStack loses of the definition, the authorization, too, and deploys it. */
  public void restore() {
    restoreRole();
    edit("update-method", "--patch-operations", "op=replace,path=/authorizationType,value=AWS_IAM");
    deploy();
  }

  /** Edits the integration and deploys it. */
  public void deploy(IntegrationRequest request) {
    edit("update-integration", "--patch-operations", request.patch(Toolbox.REGION));
    deploy();
  }

  public void deploy() {
    stack
        .localStack()
        .aws("apigateway", "create-deployment", "--rest-api-id", stack.physicalId("Api"))
        .and("--stage-name", "prod")
        .run()
        .text();
  }

  /** Takes the response for SQS's statuses of this pattern away; the default then answers them. */
  public void removeResponse(String statusCode) {
    edit("delete-integration-response", "--status-code", statusCode);
  }

  public void addResponse(String statusCode, String selectionPattern) {
    edit(
        "put-integration-response",
        "--status-code",
        statusCode,
        "--selection-pattern",
        selectionPattern);
  }

  /** The template by which the default response answers. */
  public String defaultTemplate() {
    Map<?, ?> templates =
        (Map<?, ?>)
            JSON.std
                .mapFrom(edit("get-integration-response", "--status-code", "200"))
                .get("responseTemplates");
    return (String) templates.get("application/json");
  }

  public void setDefaultTemplate(String template) {
    edit(
        "put-integration-response",
        "--status-code",
        "200",
        "--response-templates",
        JSON.std.asString(Map.of("application/json", template)));
  }

  private String edit(String operation, String... words) {
    return stack
        .localStack()
        .aws("apigateway", operation, "--rest-api-id", stack.physicalId("Api"))
        .and("--resource-id", resourceId, "--http-method", "POST")
        .and(words)
        .run()
        .text();
  }
}
