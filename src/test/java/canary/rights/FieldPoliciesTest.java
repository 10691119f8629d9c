package canary.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Endpoint;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Caller;
import canary.policy.Policy;
import canary.policy.Ruling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/**
 * The smallest worlds in which an independent evaluator, held against this one over 74,000 worlds,
 * disagreed, and some in which both agreed; and one for each rule of AWS's documentation that was
 * thought of. {@code want} is what that documentation bears; several where it leaves the answer
 * open.
 */
class FieldPoliciesTest {
  private static final Arn QUEUE =
      Arn.parse("arn:aws:sqs:eu-west-1:111122223333:orders").orElseThrow();
  private static final MethodAddress PLACE =
      MethodAddress.at("eu-west-1", "a1b2c3d4e5", "prod", "/orders");

  record World(Map<String, Object> facts) {
    @Override
    public String toString() {
      return text("id");
    }

    String text(String name) {
      return facts.get(name).toString();
    }

    Finding<Policy> policy(String name) {
      return Optional.ofNullable(facts.get(name))
          .map(it -> Policy.parse(name, it.toString()))
          .orElseGet(Finding::absent);
    }

    List<?> list(String name) {
      return (List<?>) facts.getOrDefault(name, List.of());
    }

    Role role() {
      return new Role(
          Arn.parse(text("roleArn")).orElseThrow(),
          text("roleId"),
          policy("policy"),
          list("identity").stream()
              .map(it -> Policy.parse("identity", it.toString()))
              .map(it -> new RolePolicy("identity", RolePolicy.Kind.INLINE, it))
              .toList(),
          policy("boundary"),
          Map.of());
    }

    Queue queue() {
      var policy = Optional.ofNullable(facts.get("policy"));
      return Queue.of(QUEUE, policy.map(it -> Map.of("Policy", it.toString())).orElse(Map.of()));
    }

    Key key() {
      return new Key(
          Arn.parse(text("resource")).orElseThrow(),
          "Enabled",
          "CUSTOMER",
          "ENCRYPT_DECRYPT",
          "SYMMETRIC_DEFAULT",
          policy("policy"),
          Finding.known(List.of()));
    }

    Ruling ruling() {
      return switch (text("scenario")) {
        case "send" -> Rights.toSend(role(), queue()).ruling();
        case "kms" -> Rights.toUse(role(), key(), Optional.of(QUEUE), text("action")).ruling();
        case "trust" -> Rights.toAssume(role()).ruling();
        case "endpoint" -> throughEndpoint();
        case "api-anonymous" -> ofAnybody();
        case String other -> throw new AssertionError(other);
      };
    }

    private Ruling throughEndpoint() {
      var endpoint =
          new Endpoint("vpce-1", "sqs", "vpc-1", List.of(), "available", true, policy("policy"));
      return Rights.throughEndpoint(endpoint, Requests.send(role(), queue())).ruling();
    }

    private Ruling ofAnybody() {
      var api =
          new RestApi(policy("policy"), List.of("REGIONAL"), List.of(), false, List.of(), Map.of());
      var request = Requests.invoke(new Caller.Anonymous(), PLACE, "aws", text("account"));
      assertEquals(text("resource"), request.resource());
      return Rights.byApiPolicy(api, request).ruling();
    }
  }

  static Stream<World> worlds() throws IOException {
    return Stream.concat(worlds("/policies.jsonl"), worlds("/policy-worlds.jsonl"));
  }

  private static Stream<World> worlds(String name) throws IOException {
    try (InputStream file = FieldPoliciesTest.class.getResourceAsStream(name)) {
      var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream().map(it -> new World(JSON.std.mapFrom(it)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worlds")
  void isRightAsFarAsDocumented(World world) {
    var ruling = world.ruling();
    assertTrue(world.list("want").contains(ruling.name()), world + " is " + ruling);
  }

  @Test
  void allAreThere() throws IOException {
    assertEquals(34 + 99, worlds().map(World::toString).distinct().count());
  }
}
