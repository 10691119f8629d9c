package canary.catalogue;

import canary.evidence.ApiExport;
import canary.evidence.ApiKeys;
import canary.evidence.DeployedMethod;
import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.History;
import canary.evidence.Identity;
import canary.evidence.Integration;
import canary.evidence.Key;
import canary.evidence.Method;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.RequestContract;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.evidence.Simulation;
import canary.evidence.Stage;
import canary.evidence.TestInvocation;
import canary.evidence.Topic;
import canary.finding.Answer;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Policy;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** An account in which everything along the path was read and is as it should be. */
public final class SoundAccount {
  static final Arn QUEUE = arn("arn:aws:sqs:eu-west-1:111122223333:orders");
  static final Arn ROLE = arn("arn:aws:iam::111122223333:role/orders-sender");
  static final Arn KEY = arn("arn:aws:kms:eu-west-1:111122223333:key/1234");
  static final String MAY_SEND =
      "'Effect':'Allow','Action':'sqs:SendMessage','Resource':'" + QUEUE + "'";
  static final String MAY_ENCRYPT =
      "'Effect':'Allow','Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'" + KEY + "'";
  static final Arn CONSUMER = arn("arn:aws:iam::111122223333:role/orders-receiver");
  static final String MAY_DECRYPT =
      "'Effect':'Allow','Action':'kms:Decrypt','Resource':'" + KEY + "'";
  static final String ALARMS =
      "'Effect':'Allow','Principal':{'Service':'cloudwatch.amazonaws.com'},"
          + "'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}";
  static final String TRUSTED =
      "'Principal':{'Service':'apigateway.amazonaws.com'},'Action':'sts:AssumeRole'";
  static final String DELEGATED =
      "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*',"
          + "'Resource':'*'";
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private SoundAccount() {}

  public static Evidence evidence() {
    return EvidenceDraft.of(Evidence.unread(place(), "is not part of this account"))
        .identity(
            Finding.known(
                new Identity(
                    "111122223333", "arn:aws:sts::111122223333:assumed-role/canary/canary")))
        .domain(Finding.absent())
        .api(
            Finding.known(
                new RestApi(
                    Finding.absent(), List.of("REGIONAL"), List.of(), false, List.of(), Map.of())))
        .gatewayResponses(Finding.known(List.of()))
        .usagePlans(Finding.absent())
        .apiKeys(ApiKeys.of(Finding.absent()))
        .endpoints(Finding.known(List.of()))
        .deadLetters(Finding.known(deadLetters(0)))
        .consumers(List.of(Finding.known(consumer(MAY_DECRYPT))))
        .topic(Finding.known(topic(ALARMS, KEY)))
        .history(Finding.known(new History(List.of(), true)))
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
        .method(Finding.known(new Method("r-1", "/messages", Set.of("200", "502"))))
        .route(Finding.known(new DeployedMethod("AWS_IAM", false, Optional.of(LONG_AGO))))
        .contract(Finding.known(new RequestContract(Map.of(), List.of(), Map.of())))
        .saved(integration(EXPORT))
        .deployed(integration(EXPORT))
        .role(Finding.known(role(MAY_SEND, MAY_ENCRYPT)))
        .queue(Finding.known(queue(Map.of())))
        .key(Finding.known(key(KEY, "Enabled", "CUSTOMER", "SYMMETRIC_DEFAULT", DELEGATED)))
        .simulation(Finding.known(simulation()))
        .testInvocation(Finding.known(testInvocation()))
        .done();
  }

  /** The role of a consumer with this statement's elements. */
  static Role consumer(String statement) {
    var role = role(statement);
    return new Role(
        CONSUMER,
        "AROAEXAMPLEEXAMPLE02",
        role.trust(),
        role.policies(),
        role.boundary(),
        role.tags());
  }

  /** The topic, with a policy and a key whose policy are of this statement. */
  static Topic topic(String statement, Arn key) {
    return new Topic(
        arn("arn:aws:sns:eu-west-1:111122223333:notices"),
        policy("topic policy", statement + ",'Action':'sns:Publish','Resource':'*'"),
        Finding.known(
            key(
                key,
                "Enabled",
                "CUSTOMER",
                "SYMMETRIC_DEFAULT",
                statement + ",'Action':['kms:Decrypt','kms:GenerateDataKey*'],'Resource':'*'")));
  }

  /** The dead-letter queue with so many messages. */
  static Queue deadLetters(int waiting) {
    return Queue.of(
        arn(QUEUE + "-dead"), Map.of("ApproximateNumberOfMessages", Integer.toString(waiting)));
  }

  private static MethodAddress place() {
    return MethodAddress.at("eu-west-1", "api", "prod", "/orders")
        .meaning(Optional.of(QUEUE), Optional.of(ROLE), Optional.of(KEY), List.of(CONSUMER));
  }

  /** The export of the stage, in which tests replace a text by another. */
  public static final String EXPORT =
      """
      {"paths": {"/orders": {"post": {"x-amazon-apigateway-integration": {
        "type": "aws",
        "httpMethod": "POST",
        "uri": "arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders",
        "credentials": "arn:aws:iam::111122223333:role/orders-sender",
        "passthroughBehavior": "never",
        "requestParameters": {
          "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
        "requestTemplates": {
          "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)"},
        "responses": {
          "default": {"statusCode": "200"},
          "[45]\\\\d{2}": {"statusCode": "502"}}
      }}}}}
      """;

  public static Finding<Integration> integration(String export) {
    return ApiExport.parse(export).then(it -> it.integration("/orders", "POST"));
  }

  /** A role with these statements' elements, single quotes for double ones. */
  static Role role(String... statements) {
    return new Role(
        ROLE,
        "AROAEXAMPLEEXAMPLE01",
        policy("trust policy", "'Effect':'Allow'," + TRUSTED),
        Arrays.stream(statements)
            .map(it -> policy("policy send", it))
            .map(it -> new RolePolicy("send", RolePolicy.Kind.INLINE, it))
            .toList(),
        Finding.absent(),
        Map.of());
  }

  public static Queue queue(Map<String, String> more) {
    var attributes =
        new HashMap<>(
            Map.of(
                "KmsMasterKeyId", KEY.toString(),
                "MaximumMessageSize", "1048576",
                "LastModifiedTimestamp", Long.toString(LONG_AGO.getEpochSecond())));
    attributes.putAll(more);
    return Queue.of(QUEUE, attributes);
  }

  static Key key(Arn arn, String state, String manager, String spec, String statement) {
    return new Key(
        arn,
        state,
        manager,
        "ENCRYPT_DECRYPT",
        spec,
        policy("key policy", statement),
        Finding.known(List.of()));
  }

  private static Simulation simulation() {
    return new Simulation(
        List.of(result("sqs:SendMessage"), result("kms:GenerateDataKey"), result("kms:Decrypt")));
  }

  private static Simulation.Evaluation result(String action) {
    return new Simulation.Evaluation(action, "allowed", Answer.YES, Finding.absent());
  }

  private static TestInvocation testInvocation() {
    return TestInvocation.parse("");
  }

  /** A policy of one statement with these elements. */
  static Finding<Policy> policy(String name, String elements) {
    return Policy.parse(name, text(elements));
  }

  static String text(String elements) {
    return ("{'Version':'2012-10-17','Statement':[{" + elements + "}]}").replace('\'', '"');
  }

  static Arn arn(String text) {
    return Arn.parse(text).orElseThrow();
  }
}
