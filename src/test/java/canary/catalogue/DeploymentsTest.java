package canary.catalogue;

import static canary.catalogue.SoundAccount.EXPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.Stage;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.finding.Quotation;
import canary.symptom.Observation;
import canary.verdict.Assessment;
import canary.verdict.Diagnosis;
import canary.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A failure whose remedy is to deploy, or that one of two deployments makes. */
class DeploymentsTest {
  private static final String WITHOUT_ACTION = EXPORT.replace("Action=SendMessage&", "");

  /** Mended already and not deployed: to mend it again is no remedy. */
  @Test
  void whatIsMendedAndNotDeployedIsToBeDeployed() {
    var diagnosis = diagnosis(account(WITHOUT_ACTION, EXPORT, 0));
    assertEquals(
        List.of(
            "CONFIRMED integration-change-not-deployed", "CONFIRMED integration-action-missing"),
        describe(diagnosis).subList(0, 2));
    assertEquals(List.of(), diagnosis.alsoFound());
  }

  @Test
  void whatIsBrokenAsSavedTooIsToBeMended() {
    var saved = WITHOUT_ACTION.replace("\"never\"", "\"when_no_templates\"");
    var diagnosis = diagnosis(account(WITHOUT_ACTION, saved, 0));
    assertEquals("CONFIRMED integration-action-missing", describe(diagnosis).getFirst());
    assertEquals(
        List.of(IntegrationCause.CHANGE_NOT_DEPLOYED),
        diagnosis.alsoFound().stream().map(Assessment::cause).toList());
  }

  @Test
  void whatIsDeployedAsSavedIsNoEdit() {
    assertFalse(
        describe(diagnosis(account(WITHOUT_ACTION, WITHOUT_ACTION, 0)))
            .toString()
            .contains("-edit-"));
  }

  /** Nothing of the main deployment would show so: the other one must have answered. */
  @Test
  void aSoundDeploymentBesideAReleaseLeavesTheRelease() {
    var first = diagnosis(account(EXPORT, EXPORT, 50)).assessments().getFirst();
    assertEquals(IntegrationCause.STAGE_CANARY_SPLIT, first.cause());
    assertEquals(Verdict.LIKELY, first.verdict());
    assertEquals(
        List.of(Quotation.of("not checked: which of the two deployments responded")),
        first.unknown());
  }

  @Test
  void aBrokenDeploymentBesideAReleaseIsItselfTheCause() {
    var diagnosis = diagnosis(account(WITHOUT_ACTION, WITHOUT_ACTION, 50));
    assertEquals("CONFIRMED integration-action-missing", describe(diagnosis).getFirst());
    assertEquals(
        List.of(IntegrationCause.STAGE_CANARY_SPLIT),
        diagnosis.alsoFound().stream().map(Assessment::cause).toList());
  }

  private static Diagnosis diagnosis(Evidence account) {
    var seen = Observations.reply("no-operation");
    return Diagnosis.of(
        Observation.of(
            seen.at(), Answer.YES, seen.outcome(), Optional.empty(), Optional.empty(), account));
  }

  private static List<String> describe(Diagnosis diagnosis) {
    return diagnosis.assessments().stream()
        .map(it -> it.verdict() + " " + it.cause().id())
        .toList();
  }

  private static Evidence account(String deployed, String saved, double canaryPercent) {
    return EvidenceDraft.of(SoundAccount.evidence())
        .deployed(SoundAccount.integration(deployed))
        .saved(SoundAccount.integration(saved))
        .stage(
            Finding.known(
                new Stage(
                    "d-1",
                    Optional.empty(),
                    Map.of(),
                    canaryPercent,
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalInt.empty())))
        .done();
  }
}
