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
    "may-not-generate-data-key, LIKELY key-generate-data-key-not-allowed",
    "ciphertext, LIKELY key-decrypt-not-allowed",
    "key-denied, POSSIBLE key-policy-denies",
    "command-line-key-denied, POSSIBLE key-policy-denies",
    "role-missing-sendmessage, LIKELY role-missing-sendmessage",
    "queue-policy-denies, LIKELY queue-policy-denies",
    "scp-denies, CONFIRMED role-service-control-policy-denies",
    "endpoint-policy-denies, CONFIRMED canary-endpoint-policy-denies",
    "lists-queues, CONFIRMED canary-console-permissions-missing",
    "key-disabled, CONFIRMED key-disabled",
    "delay-refused, CONFIRMED integration-body-not-encoded"
  })
  void theFirstCauseOfAnErrorOfTheArticles(String recorded, String first) {
    assertEquals(first, describe(reply(recorded)).getFirst());
  }

  /**
   * The old sentence names no policy: the template is named first, for SQS could not read what it
   * made.
   */
  @Test
  void theOldSentenceLeavesSeveralCauses() {
    var description = describe(reply("old-sentence"));
    assertEquals(
        List.of("LIKELY integration-action-missing", "LIKELY integration-body-not-encoded"),
        description.stream().filter(it -> it.startsWith("LIKELY")).toList());
    assertTrue(
        description.contains("POSSIBLE integration-queue-path-wrong"), description.toString());
  }

  @Test
  void theOldSentenceWhileAPlainMessageArrivesIsEncoding() {
    var description = describe(butPlainArrives("old-sentence"));
    assertEquals("LIKELY integration-body-not-encoded", description.getFirst());
    assertTrue(description.contains("RULED_OUT role-missing-sendmessage"), description.toString());
  }

  @Test
  void theOldSentenceForBothMessagesIsNotEncoding() {
    var description = describe(alsoPlain("old-sentence"));
    assertEquals("LIKELY integration-action-missing", description.getFirst());
    assertTrue(
        description.contains("RULED_OUT integration-body-not-encoded"), description.toString());
  }

  /** A message that arrived at the same time clears role, queue and key. */
  @ParameterizedTest
  @CsvSource({"role-missing-sendmessage", "queue-policy-denies", "no-such-queue"})
  void aPlainMessageThatArrivesRulesOutWhatEveryMessageWouldMeet(String recorded) {
    var description = describe(butPlainArrives(recorded));
    assertTrue(
        description.stream().allMatch(it -> it.startsWith("RULED_OUT")), description.toString());
  }

  /** What AWS itself named was so when it was said; it is only no longer sure. */
  @Test
  void testimonyIsNotRuledOut() {
    assertEquals(List.of("LIKELY key-disabled"), describe(butPlainArrives("key-disabled")));
  }

  /** The masking is told, and the cause that it masks comes first. */
  @Test
  void anErrorWithStatus200IsToldBesideItsCause() {
    var description = describe(reply("old-sentence-with-status-200"));
    assertTrue(
        description.contains("CONFIRMED integration-response-masks-errors"),
        description.toString());
    assertTrue(
        description.indexOf("LIKELY role-missing-sendmessage")
            < description.indexOf("CONFIRMED integration-response-masks-errors"));
    assertTrue(describe(reply("old-sentence")).stream().noneMatch(it -> it.contains("masks")));
  }

  @Test
  void coralsEnvelopeHas200OfItsOwn() {
    assertTrue(
        describe(reply("no-operation-coral")).stream().noneMatch(it -> it.contains("masks")));
  }

  @ParameterizedTest
  @CsvSource({"sqs-fails", "service-unavailable", "internal-server-error"})
  void whatTheServiceMayHaveDoneItselfIsTold(String recorded) {
    assertTrue(
        describe(reply(recorded)).stream().anyMatch(it -> it.endsWith("canary-aws-service-error")));
  }

  @Test
  void anUnknownErrorFitsNothing() {
    assertEquals(List.of(), describe(error(400, "NeverHeardOf", "")));
  }

  @Test
  void theSurestComesFirstAndTheRuledOutLast() {
    for (var row : Case.ALL) {
      for (var seen : List.of(row.caught(), row.missed())) {
        var competing =
            Diagnosis.of(seen).assessments().stream()
                .filter(it -> it.cause() != IntegrationResponseCause.RESPONSE_MASKS_ERRORS)
                .map(Assessment::verdict)
                .toList();
        assertEquals(competing.stream().sorted().toList(), competing, row.toString());
      }
    }
  }

  @Test
  void atMostOneCompetingCauseIsConfirmed() {
    for (var row : Case.ALL) {
      var confirmed =
          Diagnosis.of(row.caught()).assessments().stream()
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
      for (var assessment : Diagnosis.of(row.missed()).assessments()) {
        assertTrue(assessment.verdict() != Verdict.RULED_OUT || !assessment.against().isEmpty());
      }
    }
  }

  @Test
  void aPlainMessageThatGotNoAnswerSettlesNothing() {
    var seen =
        Observations.observed(
            reply("old-sentence").outcome(),
            Optional.of(new Outcome.Unanswered(canary.probe.TransportFault.ANSWER_TIMED_OUT, "")));
    assertEquals(describe(reply("old-sentence")), describe(seen));
  }

  private static List<String> describe(Observation seen) {
    return Diagnosis.of(seen).assessments().stream()
        .map(it -> it.verdict() + " " + it.cause().id())
        .toList();
  }
}
