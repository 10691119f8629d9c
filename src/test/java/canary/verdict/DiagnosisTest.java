package canary.verdict;

import static canary.catalogue.Observations.alsoPlain;
import static canary.catalogue.Observations.butPlainArrives;
import static canary.catalogue.Observations.error;
import static canary.catalogue.Observations.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.catalogue.Case;
import canary.catalogue.IntegrationResponseCause;
import canary.catalogue.Observations;
import canary.probe.Outcome;
import canary.symptom.Observation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

  /** The errors that the two articles show, and the order in which their causes are told. */
  @ParameterizedTest
  @CsvSource({
    "no-operation, LIKELY integration-content-type-not-mapped",
    "may-not-generate-data-key, LIKELY key-may-not-generate-data-key",
    "ciphertext, LIKELY key-may-not-decrypt",
    "key-denied, CONFIRMED key-policy-denies",
    "command-line-key-denied, CONFIRMED key-policy-denies",
    "role-may-not-send, LIKELY role-may-not-send",
    "queue-policy-denies, LIKELY queue-policy-denies",
    "scp-denies, CONFIRMED role-service-control-policy-denies",
    "endpoint-policy-denies, CONFIRMED canary-endpoint-policy-denies",
    "lists-queues, CONFIRMED canary-console-rights-missing",
    "key-disabled, CONFIRMED key-disabled",
    "delay-refused, CONFIRMED integration-body-not-encoded"
  })
  void theFirstCauseOfAnErrorOfTheArticles(String recorded, String first) {
    assertEquals(first, told(reply(recorded)).getFirst());
  }

  /** The old sentence names no policy: encoding and role are told side by side, then the rest. */
  @Test
  void theOldSentenceLeavesSeveralCauses() {
    var told = told(reply("old-sentence"));
    assertEquals(
        List.of("LIKELY integration-body-not-encoded", "LIKELY role-may-not-send"),
        told.stream().filter(it -> it.startsWith("LIKELY")).toList());
    assertTrue(told.contains("POSSIBLE integration-queue-path-wrong"), told.toString());
  }

  @Test
  void theOldSentenceWhileAPlainMessageArrivesIsEncoding() {
    var told = told(butPlainArrives("old-sentence"));
    assertEquals("LIKELY integration-body-not-encoded", told.getFirst());
    assertTrue(told.contains("RULED_OUT role-may-not-send"), told.toString());
  }

  @Test
  void theOldSentenceForBothMessagesIsNotEncoding() {
    var told = told(alsoPlain("old-sentence"));
    assertEquals("LIKELY role-may-not-send", told.getFirst());
    assertTrue(told.contains("RULED_OUT integration-body-not-encoded"), told.toString());
  }

  /** A message that arrived at the same time clears role, queue and key. */
  @ParameterizedTest
  @CsvSource({"role-may-not-send", "queue-policy-denies", "no-such-queue"})
  void aPlainMessageThatArrivesRulesOutWhatEveryMessageWouldMeet(String recorded) {
    var told = told(butPlainArrives(recorded));
    assertTrue(told.stream().allMatch(it -> it.startsWith("RULED_OUT")), told.toString());
  }

  /** What AWS itself named was so when it was said; it is only no longer sure. */
  @Test
  void testimonyIsNotRuledOut() {
    assertEquals(List.of("LIKELY key-disabled"), told(butPlainArrives("key-disabled")));
  }

  /** The masking is told, and the cause that it masks comes first. */
  @Test
  void anErrorWithStatus200IsToldBesideItsCause() {
    var told = told(reply("old-sentence-with-status-200"));
    assertTrue(told.contains("CONFIRMED integration-response-masks-errors"), told.toString());
    assertTrue(
        told.indexOf("LIKELY role-may-not-send")
            < told.indexOf("CONFIRMED integration-response-masks-errors"));
    assertTrue(told(reply("old-sentence")).stream().noneMatch(it -> it.contains("masks")));
  }

  @Test
  void coralsEnvelopeHas200OfItsOwn() {
    assertTrue(told(reply("no-operation-coral")).stream().noneMatch(it -> it.contains("masks")));
  }

  @ParameterizedTest
  @CsvSource({"sqs-fails", "service-unavailable", "internal-server-error"})
  void whatTheServiceMayHaveDoneItselfIsTold(String recorded) {
    assertTrue(told(reply(recorded)).stream().anyMatch(it -> it.endsWith("canary-aws-transient")));
  }

  @Test
  void anUnknownErrorFitsNothing() {
    assertEquals(List.of(), told(error(400, "NeverHeardOf", "")));
  }

  @Test
  void theSurestComesFirstAndTheRuledOutLast() {
    for (var row : Case.ALL) {
      for (var seen : List.of(row.caught(), row.missed())) {
        var competing =
            Diagnosis.of(seen).judgements().stream()
                .filter(it -> it.cause() != IntegrationResponseCause.RESPONSE_MASKS_ERRORS)
                .map(Judgement::verdict)
                .toList();
        assertEquals(competing.stream().sorted().toList(), competing, row.toString());
      }
    }
  }

  @Test
  void atMostOneCompetingCauseIsConfirmed() {
    for (var row : Case.ALL) {
      var confirmed =
          Diagnosis.of(row.caught()).judgements().stream()
              .filter(it -> it.verdict() == Verdict.CONFIRMED)
              .filter(it -> it.cause() != IntegrationResponseCause.RESPONSE_MASKS_ERRORS)
              .count();
      assertTrue(confirmed <= 1, row.toString());
    }
  }

  /** What is ruled out says by what. */
  @Test
  void ruledOutIsNeverWithoutAReason() {
    for (var row : Case.ALL) {
      for (var judgement : Diagnosis.of(row.missed()).judgements()) {
        assertTrue(judgement.verdict() != Verdict.RULED_OUT || !judgement.against().isEmpty());
      }
    }
  }

  @Test
  void aPlainMessageThatGotNoAnswerSettlesNothing() {
    var seen =
        Observations.observed(
            reply("old-sentence").outcome(),
            Optional.of(new Outcome.Unanswered(canary.probe.TransportFault.ANSWER_TIMED_OUT, "")));
    assertEquals(told(reply("old-sentence")), told(seen));
  }

  private static List<String> told(Observation seen) {
    return Diagnosis.of(seen).judgements().stream()
        .map(it -> it.verdict() + " " + it.cause().id())
        .toList();
  }
}
