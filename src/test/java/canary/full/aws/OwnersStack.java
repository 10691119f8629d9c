package canary.full.aws;

import canary.full.tool.Command;
import canary.full.tool.Toolbox;
import canary.lab.Laboratory;
import canary.lab.fault.OwnersApi;
import canary.lab.fault.OwnersApis;
import canary.lab.template.Resolved;
import canary.lab.template.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/**
 * A CloudFormation stack of somebody's with the APIs of {@link OwnersApis}, each with a queue of
 * its own: what the lab executes in memory is deployed on LocalStack.
 */
public record OwnersStack(LocalStack localStack) {
  private static final String NAME = "owners";
  private static final String ACCOUNT = "000000000000";

  /** What LocalStack's free edition does not serve, and why. */
  public static final Map<String, String> NOT_SERVED =
      Map.of(
          "a custom domain with a base path and a Lambda authorizer",
          "its gateway has no handler that calls an authorizer, and no route for a custom domain");

  /** The APIs that are deployed; the first is this project's own, which other tests deploy. */
  public static List<OwnersApi> apis() {
    return OwnersApis.ALL.stream()
        .skip(1)
        .filter(it -> !NOT_SERVED.containsKey(it.what()))
        .toList();
  }

  /** The URL of an API's method. */
  public static String url(OwnersApi api) {
    return "https://ownersapi%d.execute-api.%s.amazonaws.com/prod/%s"
        .formatted(OwnersApis.ALL.indexOf(api), Toolbox.REGION, name(api));
  }

  /** Its last part, and the name of its queue. */
  public static String name(OwnersApi api) {
    return api.what().replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** The ARN of the secret with the headers of its callers, by the name of the API. */
  public Map<String, String> secrets() {
    return JSON
        .std
        .listFrom(
            localStack
                .aws("secretsmanager", "list-secrets", "--query", "SecretList[].[Name,ARN]")
                .run()
                .text())
        .stream()
        .map(it -> (List<?>) it)
        .collect(Collectors.toMap(it -> it.get(0).toString(), it -> it.get(1).toString()));
  }

  public MessageQueue queue(OwnersApi api) {
    return new MessageQueue(
        localStack, localStack.endpoint() + "/" + ACCOUNT + "/" + queueName(api));
  }

  /** {@code aws cloudformation deploy} of all of them. */
  public static OwnersStack deploy(LocalStack localStack) {
    try {
      var file = Files.createTempFile(Files.createDirectories(Command.LOGS), "owners-", ".json");
      var resources = new LinkedHashMap<String, Object>();
      for (var api : apis()) {
        resources.putAll(resources(api));
      }
      Files.writeString(file, JSON.std.asString(Map.of("Resources", resources)));
      localStack
          .aws("cloudformation", "deploy", "--stack-name", NAME)
          .and("--template-file", file.toString())
          .run()
          .text();
      return new OwnersStack(localStack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> resources(OwnersApi api) throws IOException {
    var number = OwnersApis.ALL.indexOf(api);
    try (var lab = Laboratory.start(api.stack())) {
      api.change().accept(lab);
      var resources = new LinkedHashMap<String, Object>();
      resources.put("Queue" + number, queue(api, lab.stack()));
      resources.put(
          "Api" + number,
          resource(
              "ApiGateway::RestApi",
              Map.of(
                  "Name",
                  name(api),
                  "Body",
                  definition(api, lab.stack()),
                  "Tags",
                  List.of(Map.of("Key", "_custom_id_", "Value", "ownersapi" + number)))));
      var ofApi = Map.of("RestApiId", Map.of("Ref", "Api" + number));
      resources.put("Deployment" + number, resource("ApiGateway::Deployment", ofApi));
      var stage = new LinkedHashMap<String, Object>(ofApi);
      stage.put("DeploymentId", Map.of("Ref", "Deployment" + number));
      stage.put("StageName", "prod");
      resources.put("Stage" + number, resource("ApiGateway::Stage", stage));
      if (!api.headers().isEmpty()) {
        resources.put(
            "Secret" + number,
            resource(
                "SecretsManager::Secret",
                Map.of("Name", name(api), "SecretString", JSON.std.asString(api.headers()))));
      }
      resources.putAll(keys(lab.stack(), number));
      return resources;
    }
  }

  private static Map<String, Object> queue(OwnersApi api, Resolved stack) {
    return resource(
        "SQS::Queue",
        stack.resource("Queue").properties().containsKey("FifoQueue")
            ? Map.of("QueueName", queueName(api), "FifoQueue", true)
            : Map.of("QueueName", queueName(api)));
  }

  private static String queueName(OwnersApi api) {
    return name(api) + (api.what().contains("FIFO") ? ".fifo" : "");
  }

  /** As the lab has it, with LocalStack's names. */
  private static Map<String, Object> definition(OwnersApi api, Resolved stack) {
    return JSON.std.mapFrom(
        JSON.std
            .asString(stack.at("Api", "DefinitionBody").value())
            .replace(stack.attribute("Queue", "QueueName"), queueName(api))
            .replace(Stack.ORDERS.account(), ACCOUNT)
            .replace(Stack.ORDERS.region(), Toolbox.REGION)
            .replace("\"/messages\"", "\"/" + name(api) + "\""));
  }

  /** The API key and its usage plan, where the lab's stack has them. */
  private static Map<String, Object> keys(Resolved stack, int number) {
    var keys = new LinkedHashMap<String, Object>();
    var text = new LinkedHashMap<String, String>();
    stack
        .resources()
        .forEach(
            (id, resource) -> {
              if (resource.type().matches("AWS::ApiGateway::(ApiKey|UsagePlan|UsagePlanKey)")) {
                text.put(id, resource.type());
              }
            });
    for (var id : text.keySet()) {
      keys.put(
          id,
          Map.of(
              "Type",
              text.get(id),
              "DependsOn",
              "Stage" + number,
              "Properties",
              referring(stack, text.keySet(), number, stack.resource(id).properties())));
    }
    return keys;
  }

  /** Physical ids of the lab become references. */
  private static Object referring(Resolved stack, Iterable<String> ids, int number, Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var changed = new LinkedHashMap<Object, Object>();
        map.forEach((key, it) -> changed.put(key, referring(stack, ids, number, it)));
        yield changed;
      }
      case List<?> list -> list.stream().map(it -> referring(stack, ids, number, it)).toList();
      case String text when text.equals(stack.reference("Api")) -> Map.of("Ref", "Api" + number);
      case String text -> {
        for (var id : ids) {
          if (text.equals(stack.reference(id))) {
            yield Map.of("Ref", id);
          }
        }
        yield text;
      }
      default -> value;
    };
  }

  private static Map<String, Object> resource(String type, Map<String, ?> properties) {
    return Map.of("Type", "AWS::" + type, "Properties", properties);
  }
}
