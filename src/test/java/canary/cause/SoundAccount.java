package canary.cause;

import canary.evidence.Answer;
import canary.evidence.Arn;
import canary.evidence.Evidence;
import canary.evidence.Finding;
import canary.evidence.Identity;
import canary.evidence.Integration;
import canary.evidence.IntegrationResponse;
import canary.evidence.Key;
import canary.evidence.Method;
import canary.evidence.Place;
import canary.evidence.Policy;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.evidence.Route;
import canary.evidence.Simulation;
import canary.evidence.Stage;
import canary.evidence.TestInvocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** An account in which everything along the path was read and is as it should be. */
final class SoundAccount {
  private static final Arn QUEUE = arn("arn:aws:sqs:eu-west-1:111122223333:orders");
  private static final Arn ROLE = arn("arn:aws:iam::111122223333:role/orders-sender");
  private static final Arn KEY = arn("arn:aws:kms:eu-west-1:111122223333:key/1234");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private SoundAccount() {}

  static Evidence evidence() {
    return Evidence.unread(place(), "is not part of this account")
        .revise()
        .identity(
            Finding.known(
                new Identity(
                    "111122223333", "arn:aws:sts::111122223333:assumed-role/canary/canary")))
        .api(
            Finding.known(
                new RestApi(Finding.absent(), List.of("REGIONAL"), List.of(), false, List.of())))
        .stage(
            Finding.known(
                new Stage(
                    "d-1",
                    Optional.of(LONG_AGO),
                    Map.of(),
                    0,
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalInt.empty())))
        .method(
            Finding.known(
                new Method(
                    "r-1", "POST", "AWS_IAM", false, Optional.empty(), Set.of("200", "502"))))
        .route(Finding.known(new Route("AWS_IAM", false, Optional.of(LONG_AGO))))
        .saved(Finding.known(integration()))
        .deployed(Finding.known(integration()))
        .role(Finding.known(role()))
        .queue(Finding.known(queue()))
        .key(Finding.known(key()))
        .simulation(Finding.known(simulation()))
        .testInvocation(Finding.known(testInvocation()))
        .done();
  }

  private static Place place() {
    return new Place(
        "eu-west-1",
        "api",
        "prod",
        "/orders",
        "POST",
        Optional.of(QUEUE),
        Optional.of(ROLE),
        Optional.of(KEY));
  }

  private static Integration integration() {
    return new Integration(
        "AWS",
        "POST",
        "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders",
        Optional.of(ROLE.toString()),
        Map.of("integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"),
        Map.of("application/json", "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"),
        "NEVER",
        Optional.empty(),
        29_000,
        Map.of(
            "default", new IntegrationResponse("200", Map.of(), Map.of()),
            "[45]\\d{2}", new IntegrationResponse("502", Map.of(), Map.of())));
  }

  private static Role role() {
    return new Role(
        ROLE,
        "AROAEXAMPLEEXAMPLE01",
        policy(
            "trust policy",
            "'Principal':{'Service':'apigateway.amazonaws.com'},'Action':'sts:AssumeRole'"),
        List.of(
            inline("'Action':'sqs:SendMessage','Resource':'" + QUEUE + "'"),
            inline("'Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'" + KEY + "'")),
        Finding.absent());
  }

  private static RolePolicy inline(String elements) {
    return new RolePolicy("send", RolePolicy.Kind.INLINE, policy("policy send", elements));
  }

  private static Queue queue() {
    return new Queue(
        QUEUE,
        Map.of(
            "KmsMasterKeyId", KEY.toString(),
            "MaximumMessageSize", "1048576",
            "LastModifiedTimestamp", Long.toString(LONG_AGO.getEpochSecond())));
  }

  private static Key key() {
    return new Key(
        KEY,
        "Enabled",
        "CUSTOMER",
        "ENCRYPT_DECRYPT",
        "SYMMETRIC_DEFAULT",
        Optional.empty(),
        policy(
            "key policy",
            "'Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'"),
        Finding.known(List.of()));
  }

  private static Simulation simulation() {
    return new Simulation(
        List.of(
            result("sqs:SendMessage", QUEUE),
            result("kms:GenerateDataKey", KEY),
            result("kms:Decrypt", KEY)));
  }

  private static Simulation.Result result(String action, Arn resource) {
    return new Simulation.Result(
        action,
        resource.toString(),
        "allowed",
        List.of("send"),
        List.of(),
        Answer.YES,
        Answer.YES,
        Finding.absent());
  }

  private static TestInvocation testInvocation() {
    return TestInvocation.parse(200, "{}", "");
  }

  private static Finding<Policy> policy(String name, String elements) {
    return Policy.parse(
        name,
        ("{'Version':'2012-10-17','Statement':[{'Effect':'Allow'," + elements + "}]}")
            .replace('\'', '"'));
  }

  private static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }
}
