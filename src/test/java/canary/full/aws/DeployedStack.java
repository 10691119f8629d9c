package canary.full.aws;

import canary.full.tool.Command;
import canary.full.tool.Toolbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/** A stack of {@code template.yaml} that {@code sam deploy} has made on LocalStack. */
public record DeployedStack(LocalStack localStack, String name, List<Resource> resources) {

  public static final String DEFAULT_NAME = "apigw-sqs-canary";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A resource of the stack, as CloudFormation names it. */
  public record Resource(String logicalId, String type, String physicalId) {}

  /**
   * {@code sam deploy --guided} with Enter at every question. Its answers go into {@code
   * samconfig.toml}, so a copy of that has to serve.
   */
  public static DeployedStack deploy(LocalStack localStack) {
    localStack.entering(copyOfTheProject(), localStack.sam("deploy", "--guided")).run().text();
    return find(localStack, DEFAULT_NAME);
  }

  private static Path copyOfTheProject() {
    try {
      Path copy = Files.createTempDirectory(Files.createDirectories(Command.LOGS), "guided-");
      for (String file : List.of("template.yaml", "samconfig.toml", "LICENSE", "README.md")) {
        Files.copy(Path.of(file), copy.resolve(file));
      }
      Files.createDirectory(copy.resolve(".aws-sam"));
      Files.createSymbolicLink(
          copy.resolve(".aws-sam/build"), Path.of(".aws-sam/build").toAbsolutePath());
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, with another name and {@code NAME=VALUE} parameters, and without a first message. */
  public static DeployedStack deploy(LocalStack localStack, String name, String... parameters) {
    localStack
        .sam("deploy", "--no-confirm-changeset", "--no-progressbar", "--stack-name", name)
        // Stacks that share a prefix share the code there, and sam delete takes it from all of
        // them.
        .and("--s3-prefix", name)
        .and("--parameter-overrides", "DeployCheck=OFF")
        .and(parameters)
        .run()
        .text();
    return find(localStack, name);
  }

  /** The stack of this name, which is deployed. */
  public static DeployedStack find(LocalStack localStack, String name) {
    String rows =
        localStack
            .aws("cloudformation", "describe-stack-resources", "--stack-name", name)
            .and("--query", "StackResources[].[LogicalResourceId,ResourceType,PhysicalResourceId]")
            .and("--output", "text")
            .run()
            .text();
    return new DeployedStack(localStack, name, rows.lines().map(DeployedStack::resource).toList());
  }

  private static Resource resource(String row) {
    String[] columns = row.split("\t");
    return new Resource(columns[0], columns[1], columns[2]);
  }

  public static Set<String> types(List<Resource> resources) {
    return resources.stream().map(Resource::type).collect(Collectors.toSet());
  }

  public String physicalId(String logicalId) {
    return resources.stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow()
        .physicalId();
  }

  /** What {@code sam list stack-outputs} says. */
  public Map<String, String> outputs() {
    String listed =
        localStack
            .sam("list", "stack-outputs", "--stack-name", name, "--output", "json")
            .run()
            .text();
    return JSON.std.listFrom(listed).stream()
        .map(output -> (Map<?, ?>) output)
        .collect(
            Collectors.toMap(
                output -> (String) output.get("OutputKey"),
                output -> (String) output.get("OutputValue")));
  }

  /** {@code sam remote invoke} with the event; what the function has answered. */
  public String invoke(String event) {
    return localStack
        .sam("remote", "invoke", "CanaryFunction", "--stack-name", name, "--event", event)
        .run()
        .text();
  }

  /** The same by Lambda's own API, many times; LocalStack takes any signature for its Region. */
  public String call(String event) {
    var scope = "AWS4-HMAC-SHA256 Credential=test/20260101/%s/lambda/aws4_request";
    return send(
            localStack
                .endpoint()
                .resolve(
                    "/2015-03-31/functions/%s/invocations".formatted(physicalId("CanaryFunction"))),
            event,
            "Authorization",
            scope.formatted(Toolbox.REGION) + ", SignedHeaders=host, Signature=0")
        .body();
  }

  /** Has Lambda start the function anew: an environment serves one configuration only. */
  public void renewEnvironment() {
    configureFunction("--description", "renewed at " + Instant.now());
  }

  /** Sets variables of the function's environment beside those that it has. */
  public void configureEnvironment(Map<String, String> more) {
    var variables =
        JSON.std.mapFrom(
            localStack
                .aws("lambda", "get-function-configuration")
                .and("--function-name", physicalId("CanaryFunction"))
                .and("--query", "Environment.Variables", "--output", "json")
                .run()
                .text());
    variables.putAll(more);
    configureFunction("--environment", JSON.std.asString(Map.of("Variables", variables)));
  }

  /** {@code update-function-configuration} with the options, until the function has it. */
  public void configureFunction(String... options) {
    String function = physicalId("CanaryFunction");
    localStack
        .aws("lambda", "update-function-configuration", "--function-name", function)
        .and(options)
        .run()
        .text();
    localStack.aws("lambda", "wait", "function-updated", "--function-name", function).run().text();
  }

  /** Where the deployed method answers. */
  public URI method() {
    return localStack.execute(physicalId("Api"), "prod", "messages");
  }

  /** Posts a JSON body to the deployed method. */
  public HttpResponse<String> post(String body) {
    return send(method(), body, "Content-Type", "application/json");
  }

  private static HttpResponse<String> send(URI to, String body, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting to " + to, e);
    }
  }

  /** The queue that the API puts messages into. */
  public MessageQueue queue() {
    return new MessageQueue(localStack, physicalId("Queue"));
  }
}
