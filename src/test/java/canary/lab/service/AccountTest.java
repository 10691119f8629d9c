package canary.lab.service;

import static canary.lab.service.World.NOW;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.form;
import static canary.lab.service.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.gateway.caller.Session;
import canary.lab.iam.Role;
import canary.lab.integration.BackendResponse;
import canary.lab.kms.Key;
import canary.lab.sqs.Queue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

class AccountTest {
  private static final String KEY_ARN = "arn:aws:kms:eu-west-1:" + OWN + ":key/1111";
  private static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:" + OWN + ":orders";
  private static final String QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/" + OWN + "/orders";

  private static final List<Declared> STACK =
      List.of(
          declared(
              "AWS::IAM::Role",
              "orders-sender",
              World.ROLE_ARN,
              """
              {'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[{'Effect':'Allow',
               'Principal':{'Service':'apigateway.amazonaws.com'},'Action':'sts:AssumeRole'}]}}\
              """),
          declared(
              "AWS::IAM::Policy",
              "send",
              "",
              """
              {'PolicyName':'send','Roles':['orders-sender'],
               'PolicyDocument':{'Version':'2012-10-17','Statement':[
               {'Effect':'Allow','Action':'sqs:SendMessage','Resource':'%s'},
               {'Effect':'Allow','Action':['kms:GenerateDataKey','kms:Decrypt'],'Resource':'%s',
                'Condition':{'StringEquals':{'kms:ViaService':'sqs.eu-west-1.amazonaws.com'}}}]}}\
              """
                  .formatted(QUEUE_ARN, KEY_ARN)),
          declared(
              "AWS::SQS::Queue",
              QUEUE_URL,
              QUEUE_ARN,
              "{'KmsMasterKeyId':'%s','MessageRetentionPeriod':345600}".formatted(KEY_ARN)),
          declared(
              "AWS::SQS::QueuePolicy",
              "policy",
              "",
              """
              {'Queues':['%s'],'PolicyDocument':{'Version':'2012-10-17','Statement':[
               {'Sid':'TlsOnly','Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'%s',
                'Condition':{'Bool':{'aws:SecureTransport':'false'}}}]}}\
              """
                  .formatted(QUEUE_URL, QUEUE_ARN)),
          declared("AWS::KMS::Key", "1111", KEY_ARN, "{'EnableKeyRotation':true}"),
          declared("AWS::SNS::Topic", "topic", "", "{}"));

  @Test
  void aStackOfTheProjectsShapeLetsMessagesThrough() {
    AccountBackend backend = backend(STACK);
    Optional<Session> session = backend.assume(World.ROLE_ARN, "apigateway.amazonaws.com");
    assertEquals(Optional.of(World.SESSION), session);

    BackendResponse response = backend.call(form("Action=SendMessage&MessageBody=a"));
    assertEquals(200, response.status(), () -> text(response));
    assertEquals("a", backend.messages().getFirst().body());
    assertEquals(QUEUE_ARN, backend.messages().getFirst().queueArn());
  }

  @Test
  void aResourceLessIsAFault() {
    BackendResponse response =
        backend(without("AWS::IAM::Policy")).call(form("Action=SendMessage&MessageBody=a"));
    assertTrue(text(response).contains("because no identity-based policy allows"));
    assertTrue(
        text(backend(without("AWS::KMS::Key")).call(form("Action=SendMessage&MessageBody=a")))
            .contains("<Code>KMS.NotFoundException</Code>"));
    assertEquals(
        Optional.empty(),
        backend(without("AWS::IAM::Role")).assume(World.ROLE_ARN, "apigateway.amazonaws.com"));
  }

  @Test
  void anotherServiceMayNotAssumeTheRole() {
    assertEquals(Optional.empty(), backend(STACK).assume(World.ROLE_ARN, "lambda.amazonaws.com"));
  }

  @Test
  void aChangeIsSeenByTheNextRequest() {
    AccountBackend backend = backend(STACK);
    backend.change(
        account -> account.with(account.keys().getFirst().withState(Key.State.DISABLED)));
    assertTrue(
        text(backend.call(form("Action=SendMessage&MessageBody=a")))
            .contains("<Code>KMS.DisabledException</Code>"));
  }

  @Test
  void propertiesBecomeAttributes() {
    Account account =
        Account.of(
            List.of(
                declared(
                    "AWS::SQS::Queue",
                    QUEUE_URL,
                    QUEUE_ARN,
                    """
                    {'FifoQueue':true,'ContentBasedDeduplication':'true','MaximumMessageSize':2048,
                     'KmsMasterKeyId':'alias/orders'}\
                    """),
                declared(
                    "AWS::KMS::Key", "1111", KEY_ARN, "{'Enabled':false,'KeyUsage':'SIGN_VERIFY'}"),
                declared(
                    "AWS::KMS::Alias",
                    "alias/orders",
                    "",
                    "{'AliasName':'alias/orders','TargetKeyId':'1111'}")));
    Queue queue = account.queue(QUEUE_ARN).orElseThrow();
    assertEquals(
        new Queue(
            QUEUE_ARN, QUEUE_URL, Optional.empty(), Optional.of("alias/orders"), true, true, 2048),
        queue);
    Key key = account.key("alias/orders", queue).orElseThrow();
    assertEquals(KEY_ARN, key.arn());
    assertEquals(Key.State.DISABLED, key.state());
    assertEquals("SIGN_VERIFY", key.usage());
  }

  @Test
  void managedPoliciesAndBoundariesAreThoseOfTheStack() {
    String managedArn = "arn:aws:iam::" + OWN + ":policy/send";
    Declared managed =
        declared(
            "AWS::IAM::ManagedPolicy",
            managedArn,
            managedArn,
            "{'PolicyDocument':{'Version':'2012-10-17','Statement':[]}}");
    String trust = "'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[]}";
    String both =
        "{%s,'ManagedPolicyArns':['%s'],'PermissionsBoundary':'%s'}"
            .formatted(trust, managedArn, managedArn);
    Declared role = declared("AWS::IAM::Role", "r", World.ROLE_ARN, both);

    Role loaded = Account.of(List.of(role, managed)).role(World.ROLE_ARN).orElseThrow();
    assertEquals(Map.of(managedArn, World.policy()), loaded.policies());
    assertEquals(Optional.of(World.policy()), loaded.boundary());
    assertThrows(NotInLab.class, () -> Account.of(List.of(role)));
  }

  private static AccountBackend backend(List<Declared> stack) {
    return new AccountBackend(Account.of(stack), InstantSource.fixed(NOW));
  }

  private static List<Declared> without(String type) {
    List<Declared> rest = new ArrayList<>(STACK);
    rest.removeIf(resource -> resource.type().equals(type));
    return rest;
  }

  private static Declared declared(String type, String ref, String arn, String properties) {
    return new Declared(ref, type, ref, arn, JSON.std.mapFrom(properties.replace('\'', '"')));
  }
}
