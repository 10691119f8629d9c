package canary.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import canary.catalogue.SoundAccount;
import canary.evidence.EvidenceDraft;
import canary.evidence.GatewayResponse;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.probe.Outcome;
import canary.probe.Reply;
import canary.verdict.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CustomizedResponseTest {
  private static final GatewayResponse BODY = response("BAD_REQUEST_BODY", "{\"error\":\"no\"}");
  private static final GatewayResponse TYPE =
      response("UNSUPPORTED_MEDIA_TYPE", "{\"error\":\"type\"}");
  private static final Map<String, String> BAD_REQUEST =
      Map.of("x-amzn-ErrorType", "BadRequestException");

  /**
   * It is no testimony: what is saved may differ from what is deployed, and what is deployed here
   * maps the type.
   */
  @Test
  void theAnswerThatOneResponseMakesIsThatResponses() {
    assertEquals(
        "LIKELY gateway-request-not-valid gateway response BAD_REQUEST_BODY",
        first(seen(BAD_REQUEST, "{\"error\":\"no\"}", BODY, TYPE)));
    assertEquals(
        "RULED_OUT integration-media-type-not-mapped gateway response UNSUPPORTED_MEDIA_TYPE",
        first(seen(BAD_REQUEST, "{\"error\":\"type\"}", BODY, TYPE)));
  }

  @Test
  void itIsKnownWithoutTheHeaderToo() {
    assertEquals(
        "LIKELY gateway-request-not-valid gateway response BAD_REQUEST_BODY",
        first(seen(Map.of(), "{\"error\":\"no\"}", BODY)));
  }

  @Test
  void theAnswerThatTwoResponsesMakeStaysWhatItSeems() {
    var twice = response("UNSUPPORTED_MEDIA_TYPE", BODY.template());
    assertFalse(seen(BAD_REQUEST, "{\"error\":\"no\"}", BODY, twice).customized());
  }

  @Test
  void aHeaderThatSaysOtherwiseIsBelieved() {
    var throttled = Map.of("x-amzn-ErrorType", "TooManyRequestsException");
    assertFalse(seen(throttled, "{\"error\":\"no\"}", BODY).customized());
  }

  @Test
  void aResponseForManyTypesTellsNothing() {
    var many = response("DEFAULT_4XX", "{\"error\":\"no\"}");
    assertFalse(seen(BAD_REQUEST, "{\"error\":\"no\"}", many).customized());
  }

  @Test
  void theWordsOfSqsAreItsOwn() {
    var words = "{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"no\"}}";
    assertFalse(seen(Map.of(), words, response("THROTTLED", words)).customized());
  }

  private static String first(Observation seen) {
    var first = Diagnosis.of(seen).assessments().getFirst();
    return "%s %s %s"
        .formatted(first.verdict(), first.cause().id(), first.evidence().getFirst().source());
  }

  private static Observation seen(
      Map<String, String> headers, String body, GatewayResponse... changed) {
    return Observation.of(
        Instant.parse("2026-11-23T08:00:00Z"),
        Answer.YES,
        Outcome.ofCaptured(new Reply(OptionalInt.of(400), headers, body)),
        Optional.empty(),
        Optional.empty(),
        EvidenceDraft.of(SoundAccount.evidence())
            .gatewayResponses(Finding.known(List.of(changed)))
            .done());
  }

  private static GatewayResponse response(String type, String template) {
    return new GatewayResponse(type, OptionalInt.of(400), template);
  }
}
