package canary.rights;

import static canary.evidence.Sample.role;
import static canary.evidence.Sample.statement;
import static canary.policy.Ruling.ALLOWED;
import static canary.policy.Ruling.DENIED;
import static canary.policy.Ruling.NOT_GRANTED;
import static canary.policy.Ruling.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import canary.evidence.Endpoint;
import canary.evidence.Grant;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.RestApi;
import canary.evidence.Role;
import canary.evidence.Sample;
import canary.finding.Arn;
import canary.finding.Finding;
import canary.policy.Caller;
import canary.policy.Policy;
import canary.policy.Request;
import canary.policy.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
class RightsTest {
  private static final String ROLE = Sample.ROLE.toString();

  @ParameterizedTest
  @CsvSource({
    "apigateway.amazonaws.com, '', ALLOWED",
    "lambda.amazonaws.com, '', NOT_GRANTED",
    "APIGateway.amazonaws.com, '', NOT_GRANTED",
    "*, '', UNKNOWN",
    "apigateway.amazonaws.com, \"StringEquals\":{\"aws:SourceAccount\":\"1\"}, UNKNOWN",
    "lambda.amazonaws.com, \"StringEquals\":{\"aws:SourceAccount\":\"1\"}, NOT_GRANTED",
  })
  void trust(String service, String condition, Ruling ruling) {
    var policy =
        statement(
            "'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'Service':['%s']},'Condition':{%s}"
                .formatted(service, condition));
    var role = Sample.withTrust(role(), Policy.parse("trust policy", policy));
    assertEquals(ruling, Rights.toAssume(role).ruling());
  }

  private static final String KEY_RIGHTS =
      statement(
          "'Effect':'Allow','Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'%s','Condition':{'StringEquals':{'kms:ViaService':'sqs.eu-west-1.amazonaws.com'}}"
              .formatted(Sample.KEY));
  private static final String ROOT =
      statement(
          "'Effect':'Allow','Action':'kms:*','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Resource':'*'");

  static Stream<Arguments> keyPolicies() {
    var article =
        statement(
            "'Sid':'Allow use of the key','Effect':'Allow','Principal':{'AWS':'%s'},'Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'*'"
                .formatted(ROLE));
    var elsewhere = KEY_RIGHTS.replace("sqs.eu-west-1", "sqs.us-east-1");
    return Stream.of(
        arguments("root passes on, role may", new String[] {KEY_RIGHTS}, ROOT, ALLOWED),
        arguments("root passes on, role may not", new String[] {}, ROOT, NOT_GRANTED),
        arguments("first article, key policy", new String[] {}, article, ALLOWED),
        arguments(
            "role may, key policy is silent",
            new String[] {KEY_RIGHTS},
            ROOT.replace("111122223333:root", "444455556666:root"),
            NOT_GRANTED),
        arguments("through another Region", new String[] {elsewhere}, ROOT, NOT_GRANTED),
        arguments("unreadable key policy", new String[] {KEY_RIGHTS}, "[]", UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keyPolicies")
  void usesTheKey(String what, String[] role, String key, Ruling ruling) {
    assertEquals(ruling, use(role(role), Sample.key(key)));
  }

  private static Ruling use(Role role, Key key) {
    return Rights.toUse(role, key, Optional.of(Sample.QUEUE), "kms:Decrypt").ruling();
  }

  @Test
  void grantsGiveTheKey() {
    var silent = ROOT.replace("111122223333", "444455556666");
    assertEquals(
        ALLOWED, use(role(), Sample.key(silent, new Grant(ROLE, Set.of("Decrypt"), false))));
    assertEquals(
        UNKNOWN, use(role(), Sample.key(silent, new Grant(ROLE, Set.of("Decrypt"), true))));
    assertEquals(
        NOT_GRANTED, use(role(), Sample.key(silent, new Grant(ROLE, Set.of("Encrypt"), false))));
  }

  @Test
  void awsManagedKeyServesItsOwnAccountOnly() {
    var managed = managed(Sample.KEY);
    var foreign = managed(Arn.parse("arn:aws:kms:eu-west-1:444455556666:key/k").orElseThrow());
    assertEquals(ALLOWED, use(role(), managed));
    assertEquals(NOT_GRANTED, use(role(KEY_RIGHTS), foreign));
  }

  /** Whether a boundary limits what a policy gives to everybody AWS does not say. */
  @Test
  void aBoundaryLeavesTheAwsManagedKeyInDoubt() {
    var boundary = Policy.parse("boundary", Sample.MAY_SEND);
    assertEquals(UNKNOWN, use(Sample.withBoundary(role(), boundary), managed(Sample.KEY)));
  }

  private static Key managed(Arn arn) {
    return new Key(
        arn,
        "Enabled",
        "AWS",
        "ENCRYPT_DECRYPT",
        "SYMMETRIC_DEFAULT",
        Finding.unreadable("key policy", "denied"),
        Finding.known(List.of()));
  }

  @Test
  void apiPolicyInItsShortForm() {
    var place = MethodAddress.at("eu-west-1", "a1", "prod", "/messages");
    var request = Requests.invoke(new Caller.Anonymous(), place, "aws", "111122223333");
    var policy =
        "'Effect':'Deny','Principal':'*','Action':'execute-api:Invoke','Resource':'execute-api:/%s'";
    assertEquals(DENIED, api(policy.formatted("prod/POST/*"), request));
    assertEquals(NOT_GRANTED, api(policy.formatted("test/*"), request));
    assertTrue(request.resource().endsWith(":a1/prod/POST/messages"));
  }

  private static Ruling api(String statement, Request request) {
    var api =
        new RestApi(
            Policy.parse("API policy", statement(statement)),
            List.of("REGIONAL"),
            List.of(),
            false,
            List.of(),
            Map.of());
    return Rights.byApiPolicy(api, request).ruling();
  }

  @Test
  void endpointPolicyOfTheSecondArticle() {
    // As printed: the principal's ARN lacks a colon, so what AWS makes of it is not known.
    var json =
        statement(
            "'Action':['sqs:SendMessage'],'Effect':'Allow','Resource':'arn:aws:sqs:us-east-2:123456789012:MyQueue','Principal':{'AWS':'%s'}");
    var queue =
        Queue.of(Arn.parse("arn:aws:sqs:us-east-2:123456789012:MyQueue").orElseThrow(), Map.of());
    var request = Requests.send(role(), queue);
    assertEquals(
        UNKNOWN, endpoint(json.formatted("arn:aws:iam:123456789012:user/MyUser"), request));
    assertEquals(
        NOT_GRANTED, endpoint(json.formatted("arn:aws:iam::123456789012:user/MyUser"), request));
    assertEquals(ALLOWED, endpoint(json.formatted("111122223333"), request));
  }

  private static Ruling endpoint(String json, Request request) {
    var policy = Policy.parse("endpoint policy", json);
    return Rights.throughEndpoint(
            new Endpoint("vpce-1", "sqs", "vpc-1", List.of(), "available", true, policy), request)
        .ruling();
  }
}
