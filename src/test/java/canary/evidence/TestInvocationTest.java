package canary.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TestInvocationTest {
  private static final String REFUSED =
      """
      Execution log for request 11112222-3333-4444-5555-666677778888
      Mon Nov 23 09:00:00 UTC 2026 : Starting execution for request: 11112222
      Mon Nov 23 09:00:00 UTC 2026 : HTTP Method: POST, Resource Path: /messages
      Mon Nov 23 09:00:00 UTC 2026 : Endpoint request URI: https://sqs.eu-west-1.amazonaws.com/111122223333/orders
      Mon Nov 23 09:00:00 UTC 2026 : Endpoint request headers: {Authorization=****************abcdef, X-Amz-Date=20261123T090000Z, Content-Type=application/x-www-form-urlencoded, Accept=application/json, User-Agent=AmazonAPIGateway_a1, X-Amz-Security-Token=IQoJb3JpZ2luX2VjSECRET [TRUNCATED]
      Mon Nov 23 09:00:00 UTC 2026 : Endpoint request body after transformations: Action=SendMessage&MessageBody=line
      two
      Mon Nov 23 09:00:00 UTC 2026 : Sending request to https://sqs.eu-west-1.amazonaws.com/111122223333/orders
      Mon Nov 23 09:00:01 UTC 2026 : Received response. Status: 403, Integration latency: 20 ms
      Mon Nov 23 09:00:01 UTC 2026 : Endpoint response headers: {x-amzn-RequestId=1}
      Mon Nov 23 09:00:01 UTC 2026 : Endpoint response body before transformations: {"Error":{"Code":"AccessDenied"}}
      Mon Nov 23 09:00:01 UTC 2026 : Method completed with status: 502
      """;

  @Test
  void readsTheTestimony() {
    var it = TestInvocation.parse(REFUSED);
    assertEquals(Optional.of("Action=SendMessage&MessageBody=line\ntwo"), it.requestBody());
    assertEquals(Optional.of("{\"Error\":{\"Code\":\"AccessDenied\"}}"), it.endpointBody());
    assertEquals(OptionalInt.of(403), it.endpointStatus());
    assertEquals(Optional.empty(), it.failure());
  }

  @Test
  void keepsNoCredentials() {
    var kept = TestInvocation.parse(REFUSED).toString();
    assertFalse(kept.contains("SECRET") || kept.contains("abcdef"), kept);
  }

  @Test
  void readsAFailureBeforeTheCall() {
    var log =
        "Execution log for request 1\n"
            + "Mon Nov 23 09:00:00 UTC 2026 : Execution failed due to configuration error: "
            + "Invalid endpoint address\n"
            + "Mon Nov 23 09:00:00 UTC 2026 : Method completed with status: 500\n";
    var it = TestInvocation.parse(log);
    assertEquals(Optional.of("Invalid endpoint address"), it.failure());
  }

  @Test
  void tellsWhatSqsWasSent() {
    assertTrue(sent("application/json", "Action=SendMessage&MessageBody=a").isOfOtherType());
    var form = "application/x-www-form-urlencoded";
    assertTrue(sent(form, "MessageBody=a").lacksAction());
    assertTrue(sent(form, "Action=SendMessage&MessageBody={\"a\": 1}").isNotEncoded());
    var sound = sent(form, "Action=SendMessage&MessageBody=%7B%22a%22%3A1%7D");
    assertTrue(sound.isSound());
    assertFalse(sound.isNotEncoded() || sound.lacksAction() || sound.isOfOtherType());
    var cut = sent(form, "[TRUNCATED]");
    assertFalse(cut.isSound() || cut.isNotEncoded() || cut.lacksAction());
  }

  private static TestInvocation sent(String type, String body) {
    var date = "Mon Nov 23 09:00:00 UTC 2026 : ";
    return TestInvocation.parse(
        date
            + "Endpoint request headers: {Authorization=****, Content-Type="
            + type
            + ", X-Amz-Date=20261123T090000Z}\n"
            + date
            + "Endpoint request body after transformations: "
            + body
            + "\n");
  }

  @Test
  void anUnknownLogGivesNothing() {
    assertEquals(
        new TestInvocation(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty()),
        TestInvocation.parse("\u0000 something else"));
  }
}
