package canary.evidence;

import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sound path in one account, as a start for tests that change one thing. */
public final class Sample {
  public static final Arn ROLE =
      Arn.parse("arn:aws:iam::111122223333:role/path/orders-api").orElseThrow();
  public static final Arn QUEUE =
      Arn.parse("arn:aws:sqs:eu-west-1:111122223333:orders").orElseThrow();
  public static final Arn KEY =
      Arn.parse("arn:aws:kms:eu-west-1:111122223333:key/k-1").orElseThrow();
  public static final String MAY_SEND =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"SendOnly","Effect":"Allow",
       "Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:111122223333:orders"}]}\
      """;

  private Sample() {}

  public static String statement(String elements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + elements.replace('\'', '"') + "}]}";
  }

  public static Policy policy(String name, String json) {
    return Policy.parse(name, json).found().orElseThrow(() -> new AssertionError(json));
  }

  public static Role role(String... policies) {
    return new Role(
        ROLE,
        "AROAEXAMPLEEXAMPLE01",
        trust("apigateway.amazonaws.com"),
        Arrays.stream(policies)
            .map(
                json ->
                    new RolePolicy(
                        "send", RolePolicy.Kind.INLINE, Policy.parse("policy send", json)))
            .toList(),
        Finding.absent(),
        Map.of());
  }

  public static Role withBoundary(Role role, Finding<Policy> boundary) {
    return new Role(
        role.arn(), role.roleId(), role.trust(), role.policies(), boundary, role.tags());
  }

  public static Role withTrust(Role role, Finding<Policy> trust) {
    return new Role(
        role.arn(), role.roleId(), trust, role.policies(), role.boundary(), role.tags());
  }

  static Finding<Policy> trust(String service) {
    return Policy.parse(
        "trust policy",
        statement(
            "'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'Service':'%s'}"
                .formatted(service)));
  }

  public static Queue queue(String policy) {
    return Queue.of(QUEUE, Map.of("Policy", policy));
  }

  public static Queue foreignQueue(String policy) {
    return Queue.of(
        Arn.parse("arn:aws:sqs:eu-west-1:444455556666:orders").orElseThrow(),
        Map.of("Policy", policy));
  }

  public static Key key(String policy, Grant... grants) {
    return new Key(
        KEY,
        "Enabled",
        "CUSTOMER",
        "ENCRYPT_DECRYPT",
        "SYMMETRIC_DEFAULT",
        Policy.parse("key policy", policy),
        Finding.known(List.of(grants)));
  }

  static Integration integration(String template) {
    return new Integration(
        "aws",
        "POST",
        "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders",
        Optional.of(ROLE.toString()),
        Map.of("integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"),
        Map.of("application/json", template),
        "never",
        Optional.empty(),
        29_000,
        Map.of("default", new IntegrationResponse("200", Map.of(), Map.of())));
  }
}
