package canary.rights;

import static canary.evidence.Sample.MAY_SEND;
import static canary.evidence.Sample.role;
import static canary.evidence.Sample.statement;
import static canary.policy.Ruling.ALLOWED;
import static canary.policy.Ruling.DENIED;
import static canary.policy.Ruling.NOT_GRANTED;
import static canary.policy.Ruling.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import canary.evidence.Queue;
import canary.evidence.Role;
import canary.evidence.Sample;
import canary.finding.Finding;
import canary.policy.Policy;
import canary.policy.Ruling;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The second article is https://repost.aws/knowledge-center/sqs-accessdenied-errors, the first
 * https://repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors.
 */
class SendingRightsTest {
  private static final String ROLE = Sample.ROLE.toString();
  private static final String SESSION =
      "arn:aws:sts::111122223333:assumed-role/orders-api/BackplaneAssumeRoleSession";

  private static final String DENY_ALL = "'Effect':'Deny','Action':'*','Resource':'*'";

  private static String allowing(String principal) {
    return statement(
        "'Sid':'Api','Effect':'Allow','Principal':%s,'Action':'sqs:SendMessage','Resource':'*'"
            .formatted(principal));
  }

  private static String denying(String condition) {
    return statement(
        "'Sid':'No','Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*'" + condition);
  }

  static Stream<Arguments> queuePolicies() {
    var none = new String[] {};
    var sends = new String[] {MAY_SEND};
    return Stream.of(
        arguments("the role's policy is enough", sends, "", ALLOWED),
        arguments("nothing allows", none, "", NOT_GRANTED),
        arguments("the queue's is enough", none, allowing("{'AWS':'" + ROLE + "'}"), ALLOWED),
        arguments("for its session", none, allowing("{'AWS':'" + SESSION + "'}"), ALLOWED),
        arguments("for everybody", none, allowing("'*'"), ALLOWED),
        arguments("another session", none, allowing("{'AWS':'" + SESSION + "2'}"), NOT_GRANTED),
        arguments("an account passes on", none, allowing("{'AWS':'111122223333'}"), NOT_GRANTED),
        arguments("with identity", sends, allowing("{'AWS':'111122223333'}"), ALLOWED),
        arguments(
            "a service is no role",
            none,
            allowing("{'Service':'apigateway.amazonaws.com'}"),
            NOT_GRANTED),
        arguments("a deleted role", none, allowing("{'AWS':'AROAEXAMPLEEXAMPLE02'}"), NOT_GRANTED),
        arguments("a wildcard in an ARN", none, allowing("{'AWS':'arn:aws:iam::1:*'}"), UNKNOWN),
        arguments(
            "second article, deny all",
            sends,
            statement(
                "'Sid':'deny-sqs-actions','Effect':'Deny','Principal':'*','Action':'SQS:*',"
                    + "'Resource':'queueName'"),
            UNKNOWN),
        arguments("the same by ARN", sends, denying(""), DENIED),
        arguments(
            "TLS only",
            sends,
            denying(",'Condition':{'Bool':{'aws:SecureTransport':'false'}}"),
            ALLOWED),
        arguments(
            "from a VPC endpoint only",
            sends,
            denying(",'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}"),
            DENIED),
        arguments(
            "by address",
            sends,
            denying(",'Condition':{'NotIpAddress':{'aws:SourceIp':'10.0.0.0/8'}}"),
            UNKNOWN),
        arguments(
            "all but the role",
            sends,
            denying(",'Condition':{'ArnNotEquals':{'aws:PrincipalArn':'" + ROLE + "'}}"),
            ALLOWED),
        arguments(
            "outside an organization",
            sends,
            denying(",'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1'}}"),
            UNKNOWN),
        arguments("not a policy", sends, "{\"Statement\":", UNKNOWN),
        arguments(
            "another queue's ARN",
            none,
            allowing("{'AWS':'" + ROLE + "'}")
                .replace("\"*\"}", "\"arn:aws:sqs:eu-west-1:111122223333:Orders\"}"),
            NOT_GRANTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queuePolicies")
  void sendsWithinOneAccount(String what, String[] role, String queue, Ruling ruling) {
    assertEquals(ruling, Rights.toSend(role(role), Sample.queue(queue)).ruling());
  }

  @Test
  void crossAccountNeedsBothSides() {
    var sendsThere = MAY_SEND.replace("111122223333:orders", "444455556666:orders");
    var allows = allowing("{'AWS':'" + ROLE + "'}");
    var byAccount = allowing("{'AWS':'arn:aws:iam::111122223333:root'}");
    assertEquals(ALLOWED, send(role(sendsThere), Sample.foreignQueue(allows)));
    assertEquals(ALLOWED, send(role(sendsThere), Sample.foreignQueue(byAccount)));
    assertEquals(NOT_GRANTED, send(role(sendsThere), Sample.foreignQueue("")));
    assertEquals(NOT_GRANTED, send(role(), Sample.foreignQueue(allows)));
  }

  private static Ruling send(Role role, Queue queue) {
    return Rights.toSend(role, queue).ruling();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqs:SendMessage      | arn:aws:sqs:eu-west-1:111122223333:orders  | ALLOWED",
        "SQS:sendmessage      | arn:aws:sqs:*:111122223333:ord*            | ALLOWED",
        "sqs:Send*            | *                                          | ALLOWED",
        "*                    | arn:aws:sqs                                | ALLOWED",
        "sqs:SendMessageBatch | *                                          | NOT_GRANTED",
        "sqs:ReceiveMessage   | *                                          | NOT_GRANTED",
        "sqs:SendMessage      | arn:aws:sqs:eu-west-1:111122223333:Orders  | NOT_GRANTED",
        "sqs:SendMessage      | arn:aws:sqs:us-east-1:111122223333:orders  | NOT_GRANTED",
        "sqs:SendMessage      | arn:aws:sqs:*orders                        | UNKNOWN",
        "sqs:SendMessage      | arn:aws:sqs:*:*:${aws:PrincipalTag/queue}  | UNKNOWN",
        "sqs:SendMessage      | orders                                     | UNKNOWN",
      })
  void identityPolicies(String action, String resource, Ruling ruling) {
    var policy =
        statement("'Effect':'Allow','Action':'%s','Resource':'%s'".formatted(action, resource));
    assertEquals(ruling, send(role(policy), Sample.queue("")));
  }

  /** Only of identity policies AWS says that an ARN's missing parts are wildcards. */
  @ParameterizedTest
  @CsvSource({"arn:aws:sqs,UNKNOWN", "arn:aws:sqs:*,ALLOWED", "arn:aws:sqs:*:orders,UNKNOWN"})
  void incompleteArnsOfTheQueuesPolicy(String resource, Ruling ruling) {
    var policy =
        statement(
            "'Effect':'Allow','Principal':{'AWS':'%s'},'Action':'*','Resource':'%s'"
                .formatted(ROLE, resource));
    assertEquals(ruling, send(role(), Sample.queue(policy)));
  }

  @Test
  void invertedElements() {
    var notAction = "'Effect':'Deny','NotAction':'kms:*','Resource':'*'";
    var notResource = "'Effect':'Deny','Action':'*','NotResource':'" + Sample.QUEUE + "'";
    var notPrincipal =
        "'Effect':'Deny','NotPrincipal':{'AWS':'" + ROLE + "'},'Action':'*','Resource':'*'";
    assertEquals(DENIED, send(role(MAY_SEND, statement(notAction)), Sample.queue("")));
    assertEquals(ALLOWED, send(role(MAY_SEND, statement(notResource)), Sample.queue("")));
    assertEquals(UNKNOWN, send(role(MAY_SEND), Sample.queue(statement(notPrincipal))));
  }

  @Test
  void boundaryLimitsTheRoleAndNotTheSession() {
    var nothing =
        Policy.parse("boundary", statement("'Effect':'Allow','Action':'s3:*','Resource':'*'"));
    var role = Sample.withBoundary(role(MAY_SEND), nothing);
    assertEquals(NOT_GRANTED, send(role, Sample.queue("")));
    assertEquals(NOT_GRANTED, send(role, Sample.queue(allowing("{'AWS':'" + ROLE + "'}"))));
    assertEquals(ALLOWED, send(role, Sample.queue(allowing("{'AWS':'" + SESSION + "'}"))));
    assertEquals(UNKNOWN, send(role, Sample.queue(allowing("'*'"))));
    var unread = Sample.withBoundary(role(MAY_SEND), Finding.unreadable("boundary", "denied"));
    assertEquals(UNKNOWN, send(unread, Sample.queue("")));
  }

  @Test
  void unreadPolicyOfTheRoleIsUnknownUnlessAnotherDenies() {
    var role = role(MAY_SEND, "{}");
    var decision = Rights.toSend(role, Sample.queue(""));
    assertEquals(UNKNOWN, decision.ruling());
    assertEquals(Set.of("policy send"), decision.unknown());
    assertEquals(DENIED, send(role, Sample.queue(denying(""))));
  }

  @Test
  void certainDenyNeedsNoBelief() {
    var byBelief = denying(",'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}");
    var decision = Rights.toSend(role(MAY_SEND, statement(DENY_ALL)), Sample.queue(byBelief));
    assertEquals(Set.of(), decision.assumed());
    assertEquals(List.of("policy send, statement #1"), decision.denies().statements());
  }

  @Test
  void decisionNamesStatementAndKeys() {
    var byEndpoint = denying(",'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}");
    var denied = Rights.toSend(role(MAY_SEND), Sample.queue(byEndpoint));
    assertEquals(List.of("policy of queue orders, statement No"), denied.denies().statements());
    assertEquals(Set.of("aws:SourceVpce"), denied.assumed());
    var byTag = denying(",'Condition':{'StringEquals':{'aws:PrincipalTag/team':'a'}}");
    var unsure = Rights.toSend(role(MAY_SEND), Sample.queue(byTag));
    assertEquals(Set.of("aws:PrincipalTag/team"), unsure.unknown());
    assertEquals(List.of("policy of queue orders, statement No"), unsure.denies().statements());
  }
}
