package canary.lab.duel;

import canary.evidence.Endpoint;
import canary.evidence.Grant;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Caller;
import canary.policy.Decision;
import canary.policy.Policy;
import canary.policy.Request;
import canary.rights.Requests;
import canary.rights.Rights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the canary makes of a world. */
record Product(World world, Role role, Queue queue, Key key) {
  static Product of(World world) {
    return new Product(
        world,
        new Role(
            arn(World.ROLE),
            World.ROLE_ID,
            Policy.parse("trust policy", world.trust()),
            world.rolePolicies().stream()
                .map(it -> Policy.parse("policy", it))
                .map(it -> new RolePolicy("policy", RolePolicy.Kind.INLINE, it))
                .toList(),
            world.boundary().map(it -> Policy.parse("boundary", it)).orElseGet(Finding::absent),
            Map.of()),
        Queue.of(
            arn(world.queueArn()),
            world.queuePolicy().map(it -> Map.of("Policy", it)).orElseGet(Map::of)),
        new Key(
            arn(world.managed() ? Lab.managedKey(world).arn() : world.keyArn()),
            "Enabled",
            world.managed() ? "AWS" : "CUSTOMER",
            "ENCRYPT_DECRYPT",
            "SYMMETRIC_DEFAULT",
            Policy.parse("key policy", world.keyPolicy()),
            Finding.known(grants(world))));
  }

  Decision decide(Question question) {
    return switch (question) {
      case ASSUME -> Rights.toAssume(role);
      case SEND -> Rights.toSend(role, queue);
      case INVOKE -> Rights.byApiPolicy(api(), invoke(new Caller.Anonymous()));
      case PASS -> Rights.throughEndpoint(endpoint(), invoke(caller()));
      case GENERATE, DECRYPT ->
          Rights.toUse(role, key, Optional.of(queue.arn()), question.action());
    };
  }

  private RestApi api() {
    return new RestApi(
        Policy.parse("API policy", world.apiPolicy()),
        List.of("REGIONAL"),
        List.of(),
        false,
        List.of(),
        Map.of());
  }

  private Endpoint endpoint() {
    return new Endpoint(
        "vpce-1",
        "execute-api",
        "vpc-1",
        List.of(),
        "available",
        true,
        world
            .endpointPolicy()
            .map(it -> Policy.parse("endpoint policy", it))
            .orElseGet(Finding::absent));
  }

  private Caller caller() {
    return world.anonymous() ? new Caller.Anonymous() : Requests.send(role, queue).caller();
  }

  private static Request invoke(Caller caller) {
    return Requests.invoke(
        caller, MethodAddress.at("eu-west-1", "a1b2c3d4e5", "prod", "/orders"), "aws", World.OWN);
  }

  private static List<Grant> grants(World world) {
    return world.grants().stream()
        .map(it -> new Grant(it.grantee(), Set.of(it.operation()), false))
        .toList();
  }

  private static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }
}
