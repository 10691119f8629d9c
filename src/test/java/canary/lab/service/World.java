package canary.lab.service;

import canary.lab.BackendRequest;
import canary.lab.BackendResponse;
import canary.lab.Session;
import canary.lab.service.Caller.AssumedRole;
import canary.lab.service.Decision.Allowed;
import canary.lab.service.Decision.ExplicitDeny;
import canary.lab.service.Decision.ImplicitDeny;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The small world that the tests of this package change: one role, one queue, one key. */
final class World {
  static final String OWN = "111122223333";
  static final String FOREIGN = "444455556666";
  static final String ROLE_ARN = "arn:aws:iam::" + OWN + ":role/orders-sender";
  static final String SESSION_ARN =
      "arn:aws:sts::" + OWN + ":assumed-role/orders-sender/BackplaneAssumeRoleSession";
  static final Session SESSION = new Session(ROLE_ARN, "BackplaneAssumeRoleSession");
  static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  static final PolicyDocument TRUST =
      policy(
          "{'Effect':'Allow','Principal':{'Service':'apigateway.amazonaws.com'},"
              + "'Action':'sts:AssumeRole'}");
  static final PolicyDocument MAY_SEND =
      policy("{'Sid':'Send','Effect':'Allow','Action':'sqs:SendMessage','Resource':'*'}");
  static final PolicyDocument MAY_ENCRYPT =
      policy("{'Effect':'Allow','Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'*'}");

  private World() {}

  /** A policy of these statements; single quotes stand for double ones. */
  static PolicyDocument policy(String... statements) {
    return PolicyDocument.parse(
        "{'Version':'2012-10-17','Statement':[%s]}"
            .formatted(String.join(",", statements))
            .replace('\'', '"'));
  }

  /** A statement that lets these AWS principals do everything. */
  static PolicyDocument allowing(String principal) {
    return policy(
        "{'Effect':'Allow','Principal':{'AWS':'%s'},'Action':'*','Resource':'*'}"
            .formatted(principal));
  }

  static String root(String account) {
    return "arn:aws:iam::" + account + ":root";
  }

  static Role role() {
    return new Role(ROLE_ARN, "AROAEXAMPLE", TRUST, Map.of(), Optional.empty());
  }

  static Queue queue(String account) {
    return new Queue(
        "arn:aws:sqs:eu-west-1:" + account + ":orders",
        "https://sqs.eu-west-1.amazonaws.com/" + account + "/orders",
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        1_048_576);
  }

  static Queue fifo(boolean contentBasedDeduplication) {
    return new Queue(
        "arn:aws:sqs:eu-west-1:" + OWN + ":orders.fifo",
        "https://sqs.eu-west-1.amazonaws.com/" + OWN + "/orders.fifo",
        Optional.empty(),
        Optional.empty(),
        true,
        contentBasedDeduplication,
        1_048_576);
  }

  static Key key(String account) {
    return new Key(
        "arn:aws:kms:eu-west-1:" + account + ":key/1111",
        Key.State.ENABLED,
        Key.ENCRYPT_DECRYPT,
        allowing(root(account)),
        List.of(),
        Set.of());
  }

  static Account account(Role role, Queue queue) {
    return new Account(List.of(role), List.of(queue), List.of(), Organisation.none());
  }

  /** The account in which everything is as it should be. */
  static Account sound() {
    return account(
            role().withPolicy("send", MAY_SEND).withPolicy("encrypt", MAY_ENCRYPT),
            queue(OWN).withKmsMasterKeyId(key(OWN).arn()))
        .with(key(OWN));
  }

  static AssumedRole caller() {
    return AssumedRole.of(role(), SESSION);
  }

  static Decision sending(Role role, Queue queue) {
    return new Judge(account(role, queue), NOW).sending(caller(), queue);
  }

  /** Which type of policy denied, and how. */
  static String words(Decision decision) {
    return switch (decision) {
      case Allowed _ -> "allowed";
      case ImplicitDeny(PolicyType type) -> type + " silent";
      case ExplicitDeny(PolicyType type, String _) -> type + " denies";
    };
  }

  static BackendRequest form(String body) {
    return request(
        "/" + OWN + "/orders", Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
  }

  static BackendRequest request(String path, Map<String, String> headers, String body) {
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

  static String text(BackendResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
