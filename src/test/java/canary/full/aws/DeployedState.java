package canary.full.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.jr.ob.JSON;

/** Every role, queue, key and REST API of a LocalStack as it stands, part by part. */
public record DeployedState(Map<String, Object> parts) {

  static DeployedState of(LocalServices services) {
    var parts = new TreeMap<String, Object>();
    services.roles().listRoles().roles().forEach(it -> readRole(services, it, parts));
    services.queues().listQueues().queueUrls().forEach(it -> readQueue(services, it, parts));
    services.keys().listKeys().keys().forEach(it -> readKey(services, it.keyId(), parts));
    services.apis().getRestApis().items().forEach(it -> readApi(services, it, parts));
    return new DeployedState(parts);
  }

  /** The parts that differ. */
  public Set<String> changedIn(DeployedState other) {
    var names = new TreeSet<>(parts.keySet());
    names.addAll(other.parts.keySet());
    names.removeIf(it -> parts.containsKey(it) && parts.get(it).equals(other.parts.get(it)));
    return names;
  }

  private static void readRole(LocalServices services, Role role, Map<String, Object> parts) {
    var iam = services.roles();
    var name = role.roleName();
    parts.put("trust policy of " + name, decoded(role.assumeRolePolicyDocument()));
    parts.put("boundary of " + name, String.valueOf(role.permissionsBoundary()));
    parts.put(
        "managed policies of " + name,
        iam.listAttachedRolePolicies(it -> it.roleName(name)).attachedPolicies());
    parts.put(
        "policies of " + name,
        iam.listRolePolicies(it -> it.roleName(name)).policyNames().stream()
            .collect(
                Collectors.toMap(
                    it -> it,
                    policy ->
                        decoded(
                            iam.getRolePolicy(it -> it.roleName(name).policyName(policy))
                                .policyDocument()))));
  }

  /** Without what messages change. */
  private static void readQueue(LocalServices services, String url, Map<String, Object> parts) {
    services
        .queues()
        .getQueueAttributes(it -> it.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .forEach(
            (name, value) -> {
              if (name == QueueAttributeName.POLICY) {
                parts.put("policy of " + url, JSON.std.mapFrom(value));
              } else if (!name.name().matches("APPROXIMATE_.*|LAST_MODIFIED_.*")) {
                parts.put(name + " of " + url, value);
              }
            });
  }

  private static void readKey(LocalServices services, String id, Map<String, Object> parts) {
    var kms = services.keys();
    parts.put("state of " + id, kms.describeKey(it -> it.keyId(id)).keyMetadata().toString());
    parts.put(
        "policy of " + id,
        JSON.std.mapFrom(kms.getKeyPolicy(it -> it.keyId(id).policyName("default")).policy()));
    parts.put("grants of " + id, kms.listGrants(it -> it.keyId(id)).grants());
  }

  /** Without the deployment that a stage serves: each fix makes a new one. */
  private static void readApi(LocalServices services, RestApi api, Map<String, Object> parts) {
    var apis = services.apis();
    var id = api.id();
    parts.put("API " + id, api.toString());
    apis.getStages(it -> it.restApiId(id))
        .item()
        .forEach(
            it ->
                parts.put(
                    "stage %s of API %s".formatted(it.stageName(), id),
                    it.stageName() + it.variables() + it.methodSettings() + it.canarySettings()));
    for (var resource : apis.getResources(it -> it.restApiId(id)).items()) {
      parts.put("path %s of API %s".formatted(resource.path(), id), resource.id());
      if (resource.hasResourceMethods()) {
        for (var verb : resource.resourceMethods().keySet()) {
          parts.put(
              "%s %s of API %s".formatted(verb, resource.path(), id),
              apis.getMethod(it -> it.restApiId(id).resourceId(resource.id()).httpMethod(verb))
                  .toString());
        }
      }
    }
  }

  private static Map<String, Object> decoded(String document) {
    return JSON.std.mapFrom(URLDecoder.decode(document, UTF_8));
  }
}
