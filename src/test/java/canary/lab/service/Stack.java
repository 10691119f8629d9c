package canary.lab.service;

import canary.lab.iam.Arn;
import canary.lab.iam.Organization;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Role;
import canary.lab.iam.Statement;
import canary.lab.kms.Key;
import canary.lab.sqs.Queue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes an account out of resolved CloudFormation resources, with CloudFormation's defaults. */
record Stack(Collection<Declared> resources) {
  private static final int LARGEST_MESSAGE = 1_048_576;

  Account account() {
    return new Account(
        ofType("AWS::IAM::Role").map(this::role).toList(),
        ofType("AWS::SQS::Queue").map(this::queue).toList(),
        ofType("AWS::KMS::Key").map(this::key).toList(),
        Organization.none());
  }

  private Role role(Declared role) {
    Map<String, PolicyDocument> policies = new HashMap<>();
    items(role, "Policies")
        .map(Map.class::cast)
        .forEach(policy -> policies.put(policy.get("PolicyName").toString(), document(policy)));
    ofType("AWS::IAM::Policy")
        .filter(policy -> items(policy, "Roles").anyMatch(role.ref()::equals))
        .forEach(
            policy ->
                policies.put(
                    policy.properties().get("PolicyName").toString(),
                    document(policy.properties())));
    items(role, "ManagedPolicyArns")
        .forEach(arn -> policies.put(arn.toString(), managed(arn.toString())));
    ofType("AWS::IAM::ManagedPolicy")
        .filter(policy -> items(policy, "Roles").anyMatch(role.ref()::equals))
        .forEach(policy -> policies.put(policy.ref(), document(policy.properties())));
    return new Role(
        role.arn(),
        roleId(role.arn()),
        PolicyDocument.of((Map<?, ?>) role.properties().get("AssumeRolePolicyDocument")),
        policies,
        text(role, "PermissionsBoundary").map(this::managed));
  }

  private Queue queue(Declared queue) {
    return new Queue(
        queue.arn(),
        queue.ref(),
        ofType("AWS::SQS::QueuePolicy")
            .filter(policy -> items(policy, "Queues").anyMatch(queue.ref()::equals))
            .map(policy -> document(policy.properties()))
            .findFirst(),
        text(queue, "KmsMasterKeyId"),
        text(queue, "FifoQueue").map(Boolean::parseBoolean).orElse(false),
        text(queue, "ContentBasedDeduplication").map(Boolean::parseBoolean).orElse(false),
        text(queue, "MaximumMessageSize").map(Integer::parseInt).orElse(LARGEST_MESSAGE),
        text(queue, "FifoThroughputLimit").filter("perMessageGroupId"::equals).isPresent());
  }

  private Key key(Declared key) {
    if (!text(key, "KeySpec").orElse("SYMMETRIC_DEFAULT").equals("SYMMETRIC_DEFAULT")) {
      throw new NotInLab("SQS with a key of another KeySpec than SYMMETRIC_DEFAULT");
    }
    Set<String> aliases =
        ofType("AWS::KMS::Alias")
            .filter(
                alias ->
                    Set.of(key.ref(), key.arn()).contains(text(alias, "TargetKeyId").orElse("")))
            .flatMap(alias -> text(alias, "AliasName").stream())
            .collect(Collectors.toSet());
    return new Key(
        key.arn(),
        state(key),
        text(key, "KeyUsage").orElse(Key.ENCRYPT_DECRYPT),
        keyPolicy(key),
        List.of(),
        aliases);
  }

  /** Without a KeyPolicy the account may do everything: the default of CreateKey. */
  private static PolicyDocument keyPolicy(Declared key) {
    Arn arn = Arn.of(key.arn());
    String root = "arn:%s:iam::%s:root".formatted(arn.partition(), arn.account());
    return key.properties().get("KeyPolicy") instanceof Map<?, ?> policy
        ? PolicyDocument.of(policy)
        : new PolicyDocument(
            List.of(
                new Statement(
                    Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("AWS", root),
                        "Action",
                        "kms:*",
                        "Resource",
                        "*"))));
  }

  private static Key.State state(Declared key) {
    if (text(key, "Origin").orElse("AWS_KMS").equals("EXTERNAL")) {
      return Key.State.PENDING_IMPORT;
    }
    return text(key, "Enabled").map(Boolean::parseBoolean).orElse(true)
        ? Key.State.ENABLED
        : Key.State.DISABLED;
  }

  private PolicyDocument managed(String arn) {
    return ofType("AWS::IAM::ManagedPolicy")
        .filter(policy -> policy.ref().equals(arn))
        .map(policy -> document(policy.properties()))
        .findFirst()
        .orElseThrow(() -> new NotInLab("the managed policy " + arn));
  }

  private Stream<Declared> ofType(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type));
  }

  private static PolicyDocument document(Map<?, ?> properties) {
    return PolicyDocument.of((Map<?, ?>) properties.get("PolicyDocument"));
  }

  private static Stream<?> items(Declared resource, String property) {
    return ((List<?>) resource.properties().getOrDefault(property, List.of())).stream();
  }

  private static Optional<String> text(Declared resource, String property) {
    return Optional.ofNullable(resource.properties().get(property)).map(Object::toString);
  }

  private static String roleId(String arn) {
    UUID made = UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8));
    return "AROA" + made.toString().replace("-", "").substring(0, 17).toUpperCase(Locale.ROOT);
  }
}
