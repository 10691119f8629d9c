package canary.catalogue;

import static canary.catalogue.SoundAccount.EXPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.finding.Finding;
import canary.verdict.Diagnosis;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingEditTest {
  private static final String RAW = EXPORT.replace("$util.urlEncode($input.body)", "$input.body");
  private static final String HARMLESS = EXPORT.replace("\"never\"", "\"when_no_templates\"");

  @Test
  void whatIsSavedAndDeployedAlikeIsNoEdit() {
    assertEquals(List.of(), found(SoundAccount.evidence()));
  }

  /** What would break is told, and that it should be deployed is not. */
  @Test
  void anEditThatBreaksIsToldBeforeItIsDeployed() {
    assertEquals(
        List.of(
            "integration-pending-change-breaks: once deployed it has integration-body-not-encoded"
                + " (the mapping template does not URL-encode the body, so & % + damage it or add"
                + " parameters of SQS)"),
        found(saved(RAW)));
  }

  @Test
  void anEditThatBreaksNothingIsOnlyNotDeployed() {
    assertEquals(
        List.of("integration-change-not-deployed: they differ in passthroughBehavior"),
        found(saved(HARMLESS)));
  }

  /** What is broken already is no news of the edit. */
  @Test
  void onlyWhatTheDeployedLacksIsForeseen() {
    var both =
        EvidenceDraft.of(saved(RAW.replace("\"POST\"", "\"GET\"")))
            .deployed(SoundAccount.integration(RAW))
            .done();
    assertEquals(
        List.of(
            "integration-pending-change-breaks: once deployed it has integration-method-not-post"
                + " (the integration calls SQS with a method other than POST)"),
        found(both).stream().filter(it -> it.contains("-pending-change-")).toList());
  }

  @Test
  void whatIsNotReadForeseesNothing() {
    assertEquals(
        List.of(),
        found(
            EvidenceDraft.of(saved(RAW))
                .saved(Finding.unreadable("saved integration", "AccessDenied"))
                .done()));
  }

  private static Evidence saved(String export) {
    return EvidenceDraft.of(SoundAccount.evidence()).saved(SoundAccount.integration(export)).done();
  }

  private static List<String> found(Evidence account) {
    return Diagnosis.of(Observations.configuration(account)).alsoFound().stream()
        .map(it -> it.cause().id() + ": " + it.evidence().getFirst().says())
        .toList();
  }
}
