package canary.lab.service;

import canary.lab.gateway.caller.Session;
import canary.lab.iam.Caller.AssumedRole;
import canary.lab.iam.Decision;
import canary.lab.iam.Decision.Allowed;
import canary.lab.iam.Decision.ExplicitDeny;
import canary.lab.iam.Decision.ImplicitDeny;
import canary.lab.iam.Judge;
import canary.lab.iam.Organization;
import canary.lab.iam.PolicyDocument;
import canary.lab.iam.PolicyType;
import canary.lab.iam.Role;
import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.kms.Key;
import canary.lab.sqs.Queue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The small world that the tests of this package change: one role, one queue, one key. */
public final class World {
  public static final String OWN = "111122223333";
  public static final String FOREIGN = "444455556666";
  public static final String ROLE_ARN = "arn:aws:iam::" + OWN + ":role/orders-sender";
  public static final String SESSION_ARN =
      "arn:aws:sts::" + OWN + ":assumed-role/orders-sender/BackplaneAssumeRoleSession";
  public static final Session SESSION = new Session(ROLE_ARN, "BackplaneAssumeRoleSession");
  public static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  static final PolicyDocument TRUST =
      policy(
          "{'Effect':'Allow','Principal':{'Service':'apigateway.amazonaws.com'},"
              + "'Action':'sts:AssumeRole'}");
  public static final PolicyDocument MAY_SEND =
      policy("{'Sid':'Send','Effect':'Allow','Action':'sqs:SendMessage','Resource':'*'}");
  static final PolicyDocument MAY_ENCRYPT =
      policy("{'Effect':'Allow','Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'*'}");

  private World() {}

  /** A policy of these statements; single quotes stand for double ones. */
  public static PolicyDocument policy(String... statements) {
    return PolicyDocument.parse(
        "{'Version':'2012-10-17','Statement':[%s]}"
            .formatted(String.join(",", statements))
            .replace('\'', '"'));
  }

  /** A statement that lets these AWS principals do everything. */
  public static PolicyDocument allowing(String principal) {
    return policy(
        "{'Effect':'Allow','Principal':{'AWS':'%s'},'Action':'*','Resource':'*'}"
            .formatted(principal));
  }

  public static String root(String account) {
    return "arn:aws:iam::" + account + ":root";
  }

  public static Role role() {
    return new Role(ROLE_ARN, "AROAEXAMPLE", TRUST, Map.of(), Optional.empty());
  }

  public static Queue queue(String account) {
    return new Queue(
        "arn:aws:sqs:eu-west-1:" + account + ":orders",
        "https://sqs.eu-west-1.amazonaws.com/" + account + "/orders",
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        1_048_576);
  }

  public static Queue fifo(boolean contentBasedDeduplication) {
    return new Queue(
        "arn:aws:sqs:eu-west-1:" + OWN + ":orders.fifo",
        "https://sqs.eu-west-1.amazonaws.com/" + OWN + "/orders.fifo",
        Optional.empty(),
        Optional.empty(),
        true,
        contentBasedDeduplication,
        1_048_576);
  }

  public static Key key(String account) {
    return new Key(
        "arn:aws:kms:eu-west-1:" + account + ":key/1111",
        Key.State.ENABLED,
        Key.ENCRYPT_DECRYPT,
        allowing(root(account)),
        List.of(),
        Set.of());
  }

  public static Account account(Role role, Queue queue) {
    return new Account(List.of(role), List.of(queue), List.of(), Organization.none());
  }

  /** The account in which everything is as it should be. */
  public static Account sound() {
    return account(
            role().withPolicy("send", MAY_SEND).withPolicy("encrypt", MAY_ENCRYPT),
            queue(OWN).withKmsMasterKeyId(key(OWN).arn()))
        .with(key(OWN));
  }

  public static AssumedRole caller() {
    return AssumedRole.of(role(), SESSION);
  }

  public static Decision sending(Role role, Queue queue) {
    return new Judge(account(role, queue), NOW).sending(caller(), queue);
  }

  /** Which type of policy denied, and how. */
  public static String words(Decision decision) {
    return switch (decision) {
      case Allowed _ -> "allowed";
      case ImplicitDeny(PolicyType type) -> type + " silent";
      case ExplicitDeny(PolicyType type, String _) -> type + " denies";
    };
  }

  public static BackendRequest form(String body) {
    return request(
        "/" + OWN + "/orders", Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
  }

  public static BackendRequest request(String path, Map<String, String> headers, String body) {
    return new BackendRequest(
        "eu-west-1",
        "sqs",
        "POST",
        path,
        "",
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        SESSION);
  }

  public static String text(BackendResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
