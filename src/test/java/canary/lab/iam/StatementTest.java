package canary.lab.iam;

import static canary.lab.service.World.MAY_SEND;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.policy;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.role;
import static canary.lab.service.World.sending;
import static canary.lab.service.World.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import canary.lab.service.NotInLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a statement covers, told by what the judge then decides. */
class StatementTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "'Action':'SQS:*','Resource':'*' | allowed",
        "'Action':'sqs:sendmessage','Resource':'*' | allowed",
        "'Action':'sqs:SendMessageBatch','Resource':'*' | IDENTITY silent",
        "'Action':'sqs:Send*','Resource':'arn:aws:sqs:*:*:ord??s' | allowed",
        "'Action':'*','Resource':'arn:aws:sqs:eu-west-1:111122223333:Orders' | IDENTITY silent",
        "'Action':'*','Resource':'arn:aws:sqs:eu-west-1:111122223333:orders.fifo' | IDENTITY"
            + " silent",
        "'NotAction':'iam:*','Resource':'*' | allowed",
        "'NotAction':'sqs:*','Resource':'*' | IDENTITY silent",
        "'Action':'*','NotResource':'arn:aws:sqs:*:*:other' | allowed",
        "'Action':'*','NotResource':'arn:aws:sqs:*:*:orders' | IDENTITY silent",
        "'Action':'*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpce':'vpce-1'}} |"
            + " IDENTITY silent",
        "'Action':'*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':true}} | allowed",
        "'Action':'*','Resource':'arn:aws:sqs:*:${aws:PrincipalAccount}:orders' | allowed",
      })
  void aRolePolicyCoversTheRequest(String elements, String expected) {
    PolicyDocument policy = policy("{'Effect':'Allow'," + elements + "}");
    assertEquals(expected, words(sending(role().withPolicy("p", policy), queue(OWN))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "'Principal':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}} | allowed",
        "'Principal':'*','Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}} | RESOURCE"
            + " denies",
        "'Principal':'*','Condition':{'StringNotEqualsIfExists':{'aws:SourceVpce':'vpce-1'}} |"
            + " RESOURCE denies",
        "'Principal':'*','Condition':"
            + "{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/orders-*'}}"
            + " | allowed",
        "'Principal':{'Service':'apigateway.amazonaws.com'} | allowed",
        "'Principal':{'AWS':'AROAEXAMPLE'} | RESOURCE denies",
        "'Principal':{'AWS':'AROAGONE'} | allowed",
        "'Principal':{'AWS':['111122223333']} | RESOURCE denies",
        "'NotPrincipal':{'AWS':'444455556666'} | RESOURCE denies",
        "'NotPrincipal':{'AWS':['111122223333',"
            + "'arn:aws:iam::111122223333:role/orders-sender',"
            + "'arn:aws:sts::111122223333:assumed-role/orders-sender/BackplaneAssumeRoleSession']}"
            + " | allowed",
      })
  void aDenyOfTheQueueReachesTheCaller(String elements, String expected) {
    PolicyDocument policy =
        policy("{'Effect':'Deny','Action':'sqs:*','Resource':'*'," + elements + "}");
    assertEquals(
        expected,
        words(sending(role().withPolicy("send", MAY_SEND), queue(OWN).withPolicy(policy))));
  }

  @Test
  void anIdentityPolicysIncompleteArnHasWildcards() {
    PolicyDocument policy = policy("{'Effect':'Allow','Action':'sqs:*','Resource':'arn:aws:sqs'}");
    assertEquals("allowed", words(sending(role().withPolicy("send", policy), queue(OWN))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':'*','Resource':'orders'",
        "'Principal':'*','Resource':'*',"
            + "'Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}",
        "'Principal':'*','Resource':'*','Sometimes':true",
        "'Principal':{'Federated':'x'},'Resource':'*'",
        "'Principal':{'AWS':'arn:aws:iam::*:root'},'Resource':'*'",
        "'NotPrincipal':{'AWS':'111122223333'},'Resource':'*'",
        "'NotPrincipal':'*','Resource':'*'",
        "'NotPrincipal':{'AWS':'*'},'Resource':'*'",
        "'Principal':'*','Resource':'arn:aws:sqs'",
        "'Principal':'*'",
        "'Resource':'*'",
      })
  void whatIsNotKnownIsRefused(String elements) {
    assertThrows(
        NotInLab.class,
        () ->
            sending(
                role(),
                queue(OWN)
                    .withPolicy(policy("{'Effect':'Deny','Action':'sqs:*'," + elements + "}"))));
  }
}
