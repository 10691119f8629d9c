package canary.lab.duel;

import canary.lab.gateway.VpcEndpoint;
import canary.lab.gateway.caller.Session;
import canary.lab.iam.Caller.Anonymous;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Decision;
import canary.lab.iam.Decision.Allowed;
import canary.lab.iam.Decision.ExplicitDeny;
import canary.lab.iam.Decision.ImplicitDeny;
import canary.lab.iam.Judge;
import canary.lab.iam.Organization;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.Role;
import canary.lab.kms.Key;
import canary.lab.service.Account;
import canary.lab.service.NotInLab;
import canary.lab.sqs.Queue;
import canary.policy.Ruling;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/** What the lab's strict judge makes of a world. */
record Lab(World world, Judge judge, Role role, Queue queue, Key key) {
  private static final String ADDRESS = "203.0.113.7";
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  /**
   * @throws NotInLab when a policy has something whose effect in AWS the lab does not know
   */
  static Lab of(World world) {
    var policies = new HashMap<String, PolicyDocument>();
    world
        .rolePolicies()
        .forEach(it -> policies.put("p" + policies.size(), PolicyDocument.parse(it)));
    var role =
        new Role(
            World.ROLE,
            World.ROLE_ID,
            PolicyDocument.parse(world.trust()),
            policies,
            world.boundary().map(PolicyDocument::parse));
    var organization = new Organization(world.organization(), Map.of(), Map.of());
    var queue = queue(world);
    var key = world.managed() ? managedKey(world) : key(world);
    var account = new Account(List.of(role), List.of(queue), List.of(key), organization);
    return new Lab(world, new Judge(account, NOW, supplied(world)), role, queue, key);
  }

  /** Empty when the judge does not know how AWS would decide. */
  Optional<Ruling> decide(Question question) {
    try {
      return Optional.of(
          switch (answer(question)) {
            case Allowed _ -> Ruling.ALLOWED;
            case ExplicitDeny _ -> Ruling.DENIED;
            case ImplicitDeny _ -> Ruling.NOT_GRANTED;
          });
    } catch (NotInLab _) {
      return Optional.empty();
    }
  }

  private Decision answer(Question question) {
    var caller = AssumedRole.of(role, new Session(role.arn(), "BackplaneAssumeRoleSession"));
    return switch (question) {
      case ASSUME -> judge.assuming(role, "apigateway.amazonaws.com");
      case SEND -> judge.sending(caller, queue);
      case GENERATE, DECRYPT -> judge.encrypting(caller, question.action(), key, queue);
      case INVOKE ->
          judge.invoking(
              new Anonymous(),
              World.METHOD,
              ADDRESS,
              Optional.empty(),
              Optional.of(PolicyDocument.parse(world.apiPolicy())));
      case PASS ->
          judge.passing(
              world.anonymous() ? new Anonymous() : caller,
              World.METHOD,
              ADDRESS,
              new VpcEndpoint("vpce-1", "vpc-1", world.endpointPolicy().map(Lab::json)));
    };
  }

  private static Map<String, Object> json(String policy) {
    try {
      return JSON.std.mapFrom(policy);
    } catch (JacksonException broken) {
      throw new AssertionError(policy, broken);
    }
  }

  private static Map<String, Optional<String>> supplied(World world) {
    var supplied = new HashMap<>(world.open());
    world.unbelieved().forEach((key, value) -> supplied.put(key, Optional.of(value)));
    return supplied;
  }

  static Key managedKey(World world) {
    return new Account(List.of(), List.of(), List.of(), Organization.none())
        .key(Key.MANAGED_ALIAS, queue(world))
        .orElseThrow();
  }

  private static Queue queue(World world) {
    return new Queue(
        world.queueArn(),
        "https://sqs.eu-west-1.amazonaws.com/" + world.queueAccount() + "/orders",
        world.queuePolicy().map(PolicyDocument::parse),
        Optional.empty(),
        false,
        false,
        1_048_576);
  }

  private static Key key(World world) {
    return new Key(
        world.keyArn(),
        Key.State.ENABLED,
        Key.ENCRYPT_DECRYPT,
        PolicyDocument.parse(world.keyPolicy()),
        world.grants().stream()
            .map(it -> new Key.Grant(it.grantee(), Set.of(it.operation())))
            .toList(),
        Set.of());
  }
}
