package canary.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.DeployedMethod;
import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.Stage;
import canary.evidence.UsagePlan;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.question.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final UsagePlan PARTNERS =
      new UsagePlan(
          "u1", "partners", OptionalDouble.of(2.5), OptionalInt.of(10), Optional.of("1000 a DAY"));
  private static final UsagePlan BARE =
      new UsagePlan("u2", "bare", OptionalDouble.empty(), OptionalInt.empty(), Optional.empty());

  @Test
  void aKeyIsToldWithThePlansOfTheStage() {
    assertEquals(
        "apiKeyRequired is true, no usage plan lists the stage",
        keyRequired(Finding.known(List.of())));
    assertEquals(
        "apiKeyRequired is true, usage plan partners, 2.5 requests a second, burst 10,"
            + " 1000 a DAY; usage plan bare",
        keyRequired(Finding.known(List.of(PARTNERS, BARE))));
    assertEquals(
        "apiKeyRequired is true, usage plans: AccessDenied",
        keyRequired(Finding.unreadable("usage plans", "AccessDenied")));
    assertEquals("apiKeyRequired is true, no usage plan applies", keyRequired(Finding.absent()));
  }

  @Test
  void withoutAKeyNoPlanMatters() {
    var result = Limits.refuseKey(account(false, Finding.known(List.of(PARTNERS))));
    assertEquals(Answer.NO, result.answer());
    assertEquals("apiKeyRequired is false", result.says());
  }

  @Test
  void limitsOfTheStageAreTold() {
    assertEquals(
        "the stage allows 50 requests a second, burst 100",
        admitted(OptionalDouble.of(50), OptionalInt.of(100)));
    assertEquals(
        "the stage allows 0.5 requests a second, burst any",
        admitted(OptionalDouble.of(0.5), OptionalInt.empty()));
    assertEquals(
        "the stage allows any requests a second, burst 1",
        admitted(OptionalDouble.empty(), OptionalInt.of(1)));
  }

  @Test
  void thoseOfPlansAreToldBesideThem() {
    assertEquals(
        "the stage allows 50 requests a second, burst any, usage plan bare",
        Limits.areSet(
                EvidenceDraft.of(account(true, Finding.known(List.of(BARE))))
                    .stage(stage(OptionalDouble.of(50), OptionalInt.empty()))
                    .done())
            .says());
  }

  /** The account's own limit holds then, and no read tells it. */
  @Test
  void aStageWithoutLimitsRulesNothingOut() {
    assertEquals(Answer.UNKNOWN, Limits.areSet(SoundAccount.evidence()).answer());
  }

  private static String keyRequired(Finding<List<UsagePlan>> plans) {
    var result = Limits.refuseKey(account(true, plans));
    assertEquals(Answer.YES, result.answer());
    return result.says();
  }

  private static String admitted(OptionalDouble rate, OptionalInt burst) {
    var result =
        Limits.areSet(EvidenceDraft.of(SoundAccount.evidence()).stage(stage(rate, burst)).done());
    assertEquals(Answer.YES, result.answer());
    return result.says();
  }

  private static Evidence account(boolean key, Finding<List<UsagePlan>> plans) {
    return EvidenceDraft.of(SoundAccount.evidence())
        .route(Finding.known(new DeployedMethod("AWS_IAM", key, Optional.empty())))
        .usagePlans(plans)
        .done();
  }

  private static Finding<Stage> stage(OptionalDouble rate, OptionalInt burst) {
    return Finding.known(
        new Stage("d-1", Optional.empty(), Map.of(), 0, Optional.empty(), rate, burst));
  }
}
