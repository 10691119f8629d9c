package canary.lab.sqs;

import static canary.lab.service.World.NOW;
import static canary.lab.service.World.OWN;
import static canary.lab.service.World.form;
import static canary.lab.service.World.policy;
import static canary.lab.service.World.queue;
import static canary.lab.service.World.request;
import static canary.lab.service.World.role;
import static canary.lab.service.World.sound;
import static canary.lab.service.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.lab.iam.Judge;
import canary.lab.iam.Role;
import canary.lab.integration.BackendRequest;
import canary.lab.integration.BackendResponse;
import canary.lab.service.Account;
import canary.lab.service.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What SQS itself denies, in its own words. */
class DenialTest {
  private static final String USER =
      "User: arn:aws:sts::111122223333:assumed-role/orders-sender/BackplaneAssumeRoleSession"
          + " is not authorized to perform: ";
  private static final String SENDING =
      USER + "sqs:sendmessage on resource: arn:aws:sqs:eu-west-1:111122223333:orders ";
  private static final String GENERATING =
      USER + "kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1111 ";
  private static final String UNREADABLE =
      "The ciphertext refers to a customer master key that does not exist, does not exist in this"
          + " region, or you are not allowed to access.";
  private static final String FOREIGN_KEY =
      USER
          + "kms:GenerateDataKey on this resource because the resource does not exist in this"
          + " Region, no resource-based policies allow access, or a resource-based policy"
          + " explicitly denies access";
  private static final String DENY = "{'Effect':'Deny','Principal':'*','Resource':'*','Action':";

  private final Sqs sqs = new Sqs();

  @Test
  void theSoundAccountLetsThrough() {
    assertEquals(200, send(sound()).status());
    assertEquals(1, sqs.messages().size());
  }

  static List<Arguments> sqsDenials() {
    return List.of(
        Arguments.of(
            role().withPolicy("send", policy()),
            queue(OWN),
            "because no identity-based policy allows the sqs:sendmessage action"),
        Arguments.of(
            role().withPolicy("send", policy("{'Effect':'Deny','Action':'*','Resource':'*'}")),
            queue(OWN),
            "with an explicit deny in an identity-based policy"),
        Arguments.of(
            role().withPolicy("send", World.MAY_SEND),
            queue(OWN).withPolicy(policy(DENY + "'SQS:*'}")),
            "with an explicit deny in a resource-based policy"),
        Arguments.of(
            role().withPolicy("send", World.MAY_SEND).withBoundary(policy()),
            queue(OWN),
            "because no permissions boundary allows the sqs:sendmessage action"));
  }

  @ParameterizedTest
  @MethodSource("sqsDenials")
  void sqsNamesThePolicyType(Role role, Queue queue, String because) {
    BackendResponse response = send(World.account(role, queue));
    assertEquals(403, response.status());
    assertTrue(text(response).contains("<Code>AccessDenied</Code>"), () -> text(response));
    assertTrue(
        text(response).contains("<Message>" + SENDING + because + "</Message>"),
        () -> text(response));
    assertTrue(text(response).contains("http://queue.amazonaws.com/doc/2012-11-05/"));
    assertEquals(List.of(), sqs.messages());
  }

  @Test
  void theJsonProtocolDeniesInTheFrontEndsWords() {
    BackendRequest json =
        request(
            "/",
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                "AmazonSQS.SendMessage"),
            "{\"QueueUrl\":\"%s\",\"MessageBody\":\"a\"}".formatted(queue(OWN).url()));
    BackendResponse response = sqs.answer(json, new Judge(sound().with(role()), NOW));
    assertEquals(403, response.status());
    assertEquals("AccessDenied;Sender", response.headers().get("x-amzn-query-error"));
    assertTrue(
        text(response)
            .startsWith(
                "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"User:"
                    + " "),
        () -> text(response));
  }

  private BackendResponse send(Account account) {
    return sqs.answer(form("Action=SendMessage&MessageBody=a"), new Judge(account, NOW));
  }
}
