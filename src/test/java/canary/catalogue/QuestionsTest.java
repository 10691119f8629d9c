package canary.catalogue;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import canary.evidence.Evidence;
import canary.finding.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The questions of the catalogue, made anew: those that its enums hold were made when they were
 * loaded, and tell nothing of the code that made them.
 */
class QuestionsTest {
  private static final Map<Cause, Supplier<Function<Evidence, CheckResult>>> QUESTIONS =
      Map.ofEntries(
          entry(GatewayCause.ROUTE_NOT_DEPLOYED, Routes::notDeployed),
          entry(GatewayCause.WRONG_URL, Routes::notThere),
          entry(GatewayAccessCause.RESOURCE_POLICY_DENIES, ApiPolicies::denies),
          entry(GatewayAccessCause.RESOURCE_POLICY_NOT_DEPLOYED, ApiPolicies::allowsWhatIsRefused),
          entry(GatewayAccessCause.OPEN_TO_ANYONE, ApiPolicies::openToAnyone),
          entry(IntegrationCause.QUEUE_PATH_WRONG, QueuePaths::wrong),
          entry(IntegrationCause.STAGE_VARIABLE_MISSING, StageVariables::missing),
          entry(IntegrationCause.EDIT_NOT_DEPLOYED, PendingEdit::onlyEdited),
          entry(IntegrationCause.EDIT_WOULD_BREAK, PendingEdit::wouldBreak),
          entry(QueueCause.CONSUMER_FAILS, DeadLetters::waiting),
          entry(KeyCause.CONSUMER_MAY_NOT_DECRYPT, KeyRights::consumerMayNotDecrypt),
          entry(CanaryCause.ALARMS_MAY_NOT_PUBLISH, AlarmRights::refused),
          entry(IntegrationResponseCause.METHOD_RESPONSE_MISSING, MethodResponses::missing),
          entry(RoleCause.NOT_ASSUMABLE, SendingRights::notAssumable),
          entry(RoleCause.TRUST_CONDITION, SendingRights::assumableOnCondition),
          entry(RoleCause.MAY_NOT_SEND, SendingRights::missing),
          entry(RoleCause.SENDS_ELSEWHERE, SendingRights::elsewhere),
          entry(RoleCause.DENIES_SENDING, SendingRights::deniedByRole),
          entry(RoleCause.BOUNDARY_DENIES, SendingRights::stoppedByBoundary),
          entry(RoleCause.CONDITION_NOT_MET, SendingRights::onCondition),
          entry(RoleCause.SERVICE_CONTROL_POLICY_DENIES, SendingRights::stoppedByOrganisation),
          entry(RoleCause.ALLOWS_TOO_MUCH, BeyondSending::isAllowed),
          entry(
              QueuePolicyCause.POLICY_DENIES,
              () ->
                  SendingRights.deniedByQueue(
                      "so", it -> !it.deniesEverything() && it.conditions().isEmpty())),
          entry(QueuePolicyCause.POLICY_DENIES_ALL, SendingRights::deniedToAll),
          entry(
              QueuePolicyCause.POLICY_CONDITION,
              () -> SendingRights.deniedByQueue("so", it -> !it.conditions().isEmpty())),
          entry(QueuePolicyCause.FOREIGN_ROLE_NOT_ALLOWED, SendingRights::notAllowedByForeignQueue),
          entry(QueuePolicyCause.POLICY_PRINCIPAL_GONE, QueuePrincipals::areGone),
          entry(QueueCause.MISSING, () -> Ask.absent("queue", Evidence::queue)),
          entry(QueueCause.DEDUPLICATION_SUPPRESSES, DeduplicationIds::areShared),
          entry(KeyCause.MAY_NOT_GENERATE_DATA_KEY, () -> KeyRights.missing("kms:GenerateDataKey")),
          entry(KeyCause.MAY_NOT_DECRYPT, () -> KeyRights.missing("kms:Decrypt")),
          entry(KeyCause.POLICY_DOES_NOT_ALLOW, KeyRights::notAdmitted),
          entry(KeyCause.POLICY_DENIES, KeyRights::denied),
          entry(KeyCause.CONDITION_NOT_MET, KeyRights::onCondition),
          entry(KeyCause.AWS_MANAGED_ACROSS_ACCOUNTS, QueueKeys::awsManaged),
          entry(KeyCause.FOREIGN_KEY_NOT_ALLOWED, QueueKeys::foreign),
          entry(KeyStateCause.MISSING, QueueKeys::missing));

  static List<Evidence> accounts() {
    return Stream.of(
            FaultyApiTest.gateway(),
            FaultyApiTest.integration(),
            FaultyApiTest.stage(),
            FaultyRightsTest.role(),
            FaultyRightsTest.queue(),
            FaultyRightsTest.key(),
            FaultyAroundTest.consumers(),
            FaultyAroundTest.deadLetters(),
            FaultyAroundTest.topics())
        .flatMap(it -> it)
        .map(Faulty::account)
        .toList();
  }

  @Test
  void answerAsTheCatalogueDoes() {
    for (var account : accounts()) {
      QUESTIONS.forEach(
          (cause, question) ->
              assertEquals(
                  cause.entry().provedBy().in(account).answer(),
                  question.get().apply(account).answer(),
                  cause.id()));
    }
  }

  @Test
  void readsAskWhatWasRead() {
    var sound = SoundAccount.evidence();
    var questions =
        List.of(
            Ask.deployed(_ -> true, it -> it.uri()),
            Ask.template(it -> Answer.of(it.sendsMessage())),
            Ask.api(it -> !it.isPrivate(), _ -> "told"),
            Ask.stage(it -> it.canaryPercent() == 0, it -> it.deploymentId()),
            Ask.role(_ -> Answer.YES, it -> it.name()),
            Ask.queue(it -> Answer.of(!it.isFifo()), it -> it.url()),
            Ask.key(it -> it.isEnabled(), it -> it.state()));
    for (var question : questions) {
      assertEquals(Answer.YES, question.apply(sound).answer());
      assertFalse(question.apply(sound).says().isBlank());
    }
  }

  /** Whatever answers says by what. */
  @Test
  void anAnswerSaysWhatWasSeen() {
    for (var account : accounts()) {
      for (var cause : Cause.catalogue()) {
        var result = cause.entry().provedBy().in(account);
        if (result.answer() == Answer.YES) {
          assertFalse(result.says().isBlank(), cause.id());
          assertFalse(result.source().isBlank(), cause.id());
        }
      }
    }
  }

  @Test
  void aProofIsMadeAsItIsWorded() {
    Function<Evidence, CheckResult> question = _ -> CheckResult.NOT_ASKED;
    assertEquals(new Proof("", question, true), Proof.byReplyAnd(question));
    assertEquals(new Proof("r", question, true), Proof.settledBy("r", question));
    assertEquals(new Proof("r", question, false), Proof.explainedBy("r", question));
    assertEquals("r", Proof.settledBy("r").read());
    assertEquals("", Proof.byReply().read());
    assertEquals(CheckResult.NOT_ASKED, Proof.byReply().in(SoundAccount.evidence()));
  }
}
