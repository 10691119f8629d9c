package canary.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import canary.probe.Outcome.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
  private static final Payload SENT = Payload.combined("id", Instant.EPOCH, "");

  @Test
  void deliveryIsTheRightDigestWhateverTheStatus() {
    for (var status : new int[] {200, 202, 500}) {
      assertEquals(
          new Outcome.Delivered("m-1"), outcome(status, accepted("m-1", SENT.md5().toUpperCase())));
    }
  }

  @Test
  void anotherDigestIsDamage() {
    var outcome = outcome(200, accepted("m-1", Md5.of("{}")));
    assertEquals(Damage.EMPTY_OBJECT, assertInstanceOf(Outcome.Damaged.class, outcome).damage());
    var unknown = outcome(200, accepted("m-1", "0".repeat(32)));
    assertEquals(Damage.UNKNOWN, assertInstanceOf(Outcome.Damaged.class, unknown).damage());
  }

  @ParameterizedTest
  @CsvSource({
    "accepted-without-digest,NO_DIGEST",
    "proves-nothing,NO_MESSAGE_ID",
    "empty-success,NO_MESSAGE_ID"
  })
  void aSuccessThatProvesNothingIsNoDelivery(String recorded, Doubt doubt) {
    var outcome = Outcome.of(answered(Recorded.named(recorded)), SENT);
    assertEquals(doubt, assertInstanceOf(Outcome.Unproven.class, outcome).doubt());
  }

  @ParameterizedTest
  @CsvSource({
    "accepted,NOTHING_TO_COMPARE",
    "accepted-xml,NOTHING_TO_COMPARE",
    "proves-nothing,NO_MESSAGE_ID"
  })
  void aCapturedSuccessCannotBeCompared(String recorded, Doubt doubt) {
    var outcome = Outcome.ofCaptured(Recorded.named(recorded));
    assertEquals(doubt, assertInstanceOf(Outcome.Unproven.class, outcome).doubt());
  }

  @Test
  void wordsThatAreNotKnownAreNoRefusal() {
    var outcome = Outcome.ofCaptured(Reply.ofWords("it does not work"));
    assertEquals(Doubt.NOT_RECOGNIZED, assertInstanceOf(Outcome.Unproven.class, outcome).doubt());
  }

  @Test
  void anErrorWithStatus200IsARefusal() {
    assertInstanceOf(
        Outcome.Refused.class,
        Outcome.of(answered(Recorded.named("old-sentence-with-status-200")), SENT));
  }

  @ParameterizedTest
  @CsvSource({
    "internal-server-error,true",
    "too-many-requests,true",
    "quota-used-up,true",
    "integration-timed-out,true",
    "sqs-fails,true",
    "service-unavailable,true",
    "sqs-throttles,true",
    "kms-throttles,true",
    "proxy,true",
    "cloudfront,true",
    "old-sentence,false",
    "role-missing-sendmessage,false",
    "key-disabled,false",
    "no-such-queue,false",
    "forbidden,false",
    "missing-authentication-token,false",
    "proves-nothing,false",
    "accepted,false"
  })
  void onlyWhatMayPassIsTriedAgain(String recorded, boolean isTransient) {
    assertEquals(isTransient, Outcome.ofCaptured(Recorded.named(recorded)).isTransient());
  }

  @ParameterizedTest
  @EnumSource(TransportFault.class)
  void aCertificateDoesNotMendItself(TransportFault fault) {
    assertEquals(
        !fault.name().contains("CERTIFICATE"), new Outcome.Unanswered(fault, "").isTransient());
  }

  private static Outcome outcome(int status, String body) {
    return Outcome.of(answered(Reply.of(status, Map.of(), body)), SENT);
  }

  private static Exchange answered(Reply reply) {
    return new Exchange.Answered(reply, Duration.ofMillis(7));
  }

  private static String accepted(String id, String md5) {
    return "{\"SendMessageResponse\":{\"SendMessageResult\":{\"MessageId\":\"%s\",\"MD5OfMessageBody\":\"%s\"}}}"
        .formatted(id, md5);
  }
}
