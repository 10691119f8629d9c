package canary.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.SoundAccount;
import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.GatewayResponse;
import canary.evidence.TestInvocation;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.probe.Outcome;
import canary.probe.Refusal;
import canary.probe.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ObservationTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String DENIED =
      "{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"no\",\"Type\":\"Sender\"}}";
  private static final Outcome HIDDEN =
      Outcome.ofCaptured(Reply.of(502, Map.of(), "{\"a\":\"The message was not accepted.\"}"));
  private static final Outcome REFUSED = Outcome.ofCaptured(Reply.of(403, Map.of(), DENIED));
  private static final Outcome UNPROVEN = Outcome.ofCaptured(Reply.of(200, Map.of(), "{}"));

  /** What the response hides the test invocation tells, if it executes what is deployed. */
  @Test
  void theTestInvocationSpeaksWhereTheResponseHides() {
    for (var hidden : new Outcome[] {HIDDEN, UNPROVEN}) {
      var seen = seen(hidden, tested(SoundAccount.evidence()));
      assertEquals(Optional.of("AccessDenied"), seen.refusal().map(Refusal::code));
      assertEquals("TestInvokeMethod", seen.source());
    }
  }

  /** What SQS said weighs more than what an answer of the API looks like. */
  @Test
  void itIsHeardBeforeTheGatewayResponses() {
    var alike =
        EvidenceDraft.of(SoundAccount.evidence())
            .gatewayResponses(
                Finding.known(
                    List.of(
                        new GatewayResponse(
                            "THROTTLED",
                            OptionalInt.of(502),
                            "{\"a\":\"The message was not accepted.\"}"))))
            .done();
    assertEquals("TestInvokeMethod", seen(HIDDEN, tested(alike)).source());
    assertEquals(
        Optional.of("AccessDenied"), seen(HIDDEN, tested(alike)).refusal().map(Refusal::code));
    assertEquals("gateway response THROTTLED", seen(HIDDEN, alike).source());
  }

  @Test
  void itDoesNotSpeakForAnIntegrationThatIsNotDeployed() {
    var edited =
        tested(
            EvidenceDraft.of(SoundAccount.evidence())
                .saved(SoundAccount.integration(SoundAccount.EXPORT.replace("\"POST\"", "\"GET\"")))
                .done());
    assertEquals(Optional.of("HTTP 502"), seen(HIDDEN, edited).refusal().map(Refusal::code));
    assertEquals("reply", seen(HIDDEN, edited).source());
    assertEquals(Optional.empty(), seen(UNPROVEN, edited).refusal());
    assertEquals(
        Optional.of("HTTP 502"),
        seen(HIDDEN, SoundAccount.evidence()).refusal().map(Refusal::code));
  }

  @Test
  void aReplyThatSpeaksNeedsNoTestInvocation() {
    var description =
        Outcome.ofCaptured(Reply.of(403, Map.of(), DENIED.replace("AccessDenied", "Other")));
    var seen = seen(description, tested(SoundAccount.evidence()));
    assertEquals(Optional.of("Other"), seen.refusal().map(Refusal::code));
    assertEquals("reply", seen.source());
  }

  @Test
  void aPlainMessageIsRefusedAlikeWithTheSameCode() {
    assertTrue(plain(REFUSED, REFUSED).plainRefusedAlike());
    assertFalse(plain(REFUSED, HIDDEN).plainRefusedAlike());
    assertFalse(plain(UNPROVEN, REFUSED).plainRefusedAlike());
    assertFalse(plain(REFUSED, new Outcome.Delivered("m")).plainRefusedAlike());
    assertTrue(plain(REFUSED, new Outcome.Delivered("m")).plainDelivered());
    assertFalse(plain(REFUSED, REFUSED).plainDelivered());
  }

  /** Whatever changed 120 seconds ago is in force. */
  @Test
  void whatChangedAMomentAgoMayNotBeInForce() {
    assertTrue(changedBefore(120).settled());
    assertFalse(changedBefore(119).settled());
    assertTrue(seen(REFUSED, SoundAccount.evidence()).settled());
  }

  private static Observation changedBefore(long seconds) {
    var changed = Long.toString(NOW.minusSeconds(seconds).getEpochSecond());
    var queue = SoundAccount.queue(Map.of("LastModifiedTimestamp", changed));
    return seen(
        REFUSED, EvidenceDraft.of(SoundAccount.evidence()).queue(Finding.known(queue)).done());
  }

  private static Evidence tested(Evidence account) {
    var log =
        "Mon Nov 23 00:00:00 UTC 2026 : Endpoint response body before transformations: " + DENIED;
    return EvidenceDraft.of(account)
        .testInvocation(Finding.known(TestInvocation.parse(log)))
        .done();
  }

  private static Observation plain(Outcome outcome, Outcome plain) {
    return Observation.of(
        NOW, Answer.YES, outcome, Optional.of(plain), Optional.empty(), SoundAccount.evidence());
  }

  private static Observation seen(Outcome outcome, Evidence account) {
    return Observation.of(NOW, Answer.YES, outcome, Optional.empty(), Optional.empty(), account);
  }
}
