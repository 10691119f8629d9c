package canary.cause;

import static canary.cause.SoundAccount.EXPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Evidence;
import canary.evidence.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForesightTest {
  private static final String RAW = EXPORT.replace("$util.urlEncode($input.body)", "$input.body");

  @Test
  void whatIsDeployedAndWhatIsSavedAlikeBringsNothing() {
    assertEquals(List.of(), Foresight.of(SoundAccount.evidence()));
  }

  @Test
  void anEditThatBreaksIsToldBeforeItIsDeployed() {
    var told = told(saved(RAW));
    assertEquals(1, told.size());
    assertTrue(told.getFirst().startsWith("once deployed it has integration-body-not-encoded: "));
  }

  @Test
  void anEditThatBreaksNothingBringsNothing() {
    assertEquals(List.of(), told(saved(EXPORT.replace("\"never\"", "\"when_no_templates\""))));
  }

  /** What is broken already is no news of the edit. */
  @Test
  void onlyWhatTheDeployedLacksIsTold() {
    var both =
        SoundAccount.evidence()
            .revise()
            .deployed(SoundAccount.integration(RAW))
            .saved(SoundAccount.integration(RAW.replace("\"POST\"", "\"GET\"")))
            .done();
    assertEquals(
        List.of("integration-method-not-post"),
        told(both).stream().map(it -> it.replaceAll(".*has ([a-z-]+):.*", "$1")).toList());
  }

  @Test
  void whatIsNotReadForeseesNothing() {
    assertEquals(
        List.of(),
        told(
            saved(RAW)
                .revise()
                .saved(Finding.unreadable("saved integration", "AccessDenied"))
                .done()));
  }

  /** It stands with the edit, in whatever report the edit is told. */
  @Test
  void itIsEvidenceOfTheEdit() {
    var also = Diagnosis.of(Observations.configuration(saved(RAW))).alsoFound();
    assertEquals(
        List.of(IntegrationCause.EDIT_NOT_DEPLOYED), also.stream().map(Judgement::cause).toList());
    assertTrue(
        also.getFirst().evidence().stream().anyMatch(it -> it.says().startsWith("once deployed")));
  }

  private static Evidence saved(String export) {
    return SoundAccount.evidence().revise().saved(SoundAccount.integration(export)).done();
  }

  private static List<String> told(Evidence account) {
    return Foresight.of(account).stream().map(Exhibit::says).toList();
  }
}
