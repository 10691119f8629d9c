package canary.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.evidence.TestInvocation;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.finding.Quotation;
import canary.probe.Damage;
import canary.probe.Denial.PolicyType;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Outcome.Doubt;
import canary.probe.Refusal;
import canary.probe.TransportFault;
import canary.remedy.AccountTemplates;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplate.Risk;
import canary.remedy.RemedyTemplates;
import canary.symptom.Observation;
import canary.symptom.Refusals;
import canary.symptom.Signal;
import canary.symptom.Symptom;
import canary.symptom.Symptom.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The words that the catalogue is written in, apart from the catalogue. */
class WordsTest {
  private static final String DENIED =
      "User: arn:aws:sts::111122223333:assumed-role/r/s is not authorized to perform:"
          + " sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:444455556666:orders";
  private static final Observation REFUSED = Observations.error(403, "AccessDenied", "no");

  @Test
  void aSignHasItsWeightAndItsBearing() {
    var refusal = Refusals.queue("AccessDenied");
    check(Weight.TESTIMONY, Scope.ALL_MESSAGES, Symptom.names(refusal), REFUSED);
    check(Weight.INDICATION, Scope.ALL_MESSAGES, Symptom.mostly(refusal), REFUSED);
    check(Weight.COMPATIBILITY, Scope.ALL_MESSAGES, Symptom.fits(refusal), REFUSED);
    check(Weight.INDICATION, Scope.THIS_MESSAGE, Symptom.mostly(refusal).onThisMessage(), REFUSED);
    check(
        Weight.TESTIMONY, Scope.REPORTING_ONLY, Symptom.names(refusal).inReportingOnly(), REFUSED);
    check(
        Weight.DIFFERENCE,
        Scope.THIS_MESSAGE,
        Symptom.butPlainArrives(refusal),
        Observations.observed(REFUSED.outcome(), Optional.of(new Outcome.Delivered("m"))));
    check(
        Weight.FINGERPRINT,
        Scope.THIS_MESSAGE,
        Symptom.storedAs(Set.of(Damage.EMPTY)),
        Observations.damaged(Damage.EMPTY));
    check(
        Weight.TESTIMONY,
        Scope.ALL_MESSAGES,
        Symptom.names(Signal.success(Doubt.NO_DIGEST)),
        Observations.unproven(Doubt.NO_DIGEST));
    check(
        Weight.COMPATIBILITY,
        Scope.ALL_MESSAGES,
        Symptom.fits(Signal.silence(TransportFault.NO_ROUTE)),
        Observations.unanswered(TransportFault.NO_ROUTE));
  }

  @Test
  void anExhibitSaysWhatWasSaid() {
    assertEquals(
        Optional.of(Quotation.of("AccessDenied: no")),
        Symptom.names(Refusals.layer(Layer.QUEUE)).in(REFUSED).map(Reason::says));
    assertEquals(
        Optional.of(Quotation.of("AccessDenied")),
        Symptom.names(Refusals.layer(Layer.QUEUE))
            .in(Observations.error(403, "AccessDenied", ""))
            .map(Reason::says));
  }

  @Test
  void whatATestInvocationRecordsIsTestimonyOfWhatIsDeployed() {
    var sign = Symptom.names(Signal.recorded("Invalid endpoint address"));
    var sound = EvidenceDraft.of(SoundAccount.evidence()).testInvocation(failed()).done();
    check(Weight.TESTIMONY, Scope.ALL_MESSAGES, sign, serverError(sound));
    var unread = EvidenceDraft.of(sound).deployed(Finding.unreadable("export", "denied")).done();
    assertEquals(Optional.of(Weight.INDICATION), sign.in(serverError(unread)).map(Reason::weight));
    assertEquals(Optional.empty(), Symptom.names(Signal.recorded("other")).in(serverError(sound)));
    assertEquals(Optional.empty(), sign.in(REFUSED));
  }

  @Test
  void aMessageThatMustBeRefusedTellsWhetherErrorsAreShown() {
    var error = refusable(REFUSED.outcome());
    var success = refusable(Observations.unproven(Doubt.NO_MESSAGE_ID).outcome());
    var shown = Symptom.names(Signal.errorWhereDue());
    var hidden = Symptom.mostly(Signal.successWhereErrorIsDue());
    check(Weight.TESTIMONY, Scope.ALL_MESSAGES, shown, error);
    check(Weight.INDICATION, Scope.ALL_MESSAGES, hidden, success);
    assertEquals(Optional.empty(), shown.in(success));
    assertEquals(Optional.empty(), hidden.in(error));
  }

  @Test
  void refusalsAreToldByLayerCodeWordsAndDenial() {
    var refusal = Refusal.of(Layer.QUEUE, "AccessDenied", DENIED, "");
    assertTrue(Refusals.queue("AccessDenied").test(refusal));
    assertFalse(Refusals.gateway("AccessDenied").test(refusal));
    assertFalse(Refusals.queue("Other").test(refusal));
    assertTrue(Refusals.saying("nothing", "NOT AUTHORIZED").test(refusal));
    assertFalse(Refusals.saying("nothing").test(refusal));
    assertTrue(Refusals.acrossAccounts().test(refusal));
    assertFalse(Refusals.acrossAccounts().test(Refusal.of(Layer.QUEUE, "A", "m", "")));
    assertTrue(Refusals.denial("sqs:", _ -> true).test(refusal));
    assertFalse(Refusals.denial("kms:", _ -> true).test(refusal));
    var because = " because no identity-based policy allows the sqs:SendMessage action";
    var notAllowed = Refusal.of(Layer.QUEUE, "AccessDenied", DENIED + because, "");
    assertTrue(Refusals.notAllowed("sqs:", PolicyType.IDENTITY_BASED).test(notAllowed));
    assertFalse(Refusals.notAllowed("sqs:", PolicyType.RESOURCE_BASED).test(notAllowed));
    assertFalse(Refusals.denied("sqs:", PolicyType.IDENTITY_BASED).test(notAllowed));
    var explicit = " with an explicit deny in a resource-based policy";
    assertTrue(
        Refusals.denied("sqs:", PolicyType.RESOURCE_BASED)
            .test(Refusal.of(Layer.QUEUE, "AccessDenied", DENIED + explicit, "")));
  }

  @Test
  void aMendingOfTheApiRemembersChangesAndDeploys() {
    var template =
        RemedyTemplates.integration(
            "Do.", RemedyTemplates.set("/a", "b"), RemedyTemplates.add("/c", "d"));
    assertEquals(2, template.commands().size());
    assertTrue(
        template
            .commands()
            .getFirst()
            .endsWith(
                "'[{\"op\":\"replace\",\"path\":\"/a\",\"value\":\"b\"},"
                    + "{\"op\":\"add\",\"path\":\"/c\",\"value\":\"d\"}]'"));
    assertTrue(template.commands().getLast().contains("create-deployment"));
    assertTrue(template.undo().contains("{api.deployment}"));
    assertEquals(1, RemedyTemplates.deploy("Deploy.").commands().size());
    assertTrue(template.commands().getFirst().contains(RemedyTemplates.method()));
    assertTrue(RemedyTemplates.method().contains("--http-method POST"));
    assertTrue(RemedyTemplates.template("Do.").commands().getFirst().contains("{valid.template}"));
    assertTrue(
        RemedyTemplates.groupedTemplate("Do.").commands().getFirst().contains("{valid.grouped}"));
    assertTrue(RemedyTemplates.jsonTemplate("Do.").commands().getFirst().contains("{valid.json}"));
    assertTrue(RemedyTemplates.addTemplate().contains("{valid.template}"));
  }

  @Test
  void theOtherMendingsHaveTheirReverse() {
    var role = AccountTemplates.sendPolicy("Do.");
    assertTrue(
        role.undo()
            .endsWith(
                "delete-role-policy --role-name {role.name} --policy-name apigw-sqs-canary-send"));
    var queue = AccountTemplates.queueAttribute("Do.", "A", "1", "{queue.size}");
    assertTrue(
        queue.commands().getLast().endsWith("A=1") && queue.undo().endsWith("A={queue.size}"));
    var key = AccountTemplates.enableKey("Do.");
    assertTrue(key.undo().startsWith("aws kms disable-key"));
    assertEquals("", AccountTemplates.cancelDeletion("Do.").undo());
    assertEquals(List.of(), RemedyTemplate.byHand("Look.").commands());
    assertEquals("patch", RemedyTemplate.byHand("Look.").inTemplate(" patch ").template());
    for (var risk : Risk.values()) {
      assertFalse(risk.words().isBlank());
    }
  }

  private static void check(Weight kind, Scope scope, Symptom sign, Observation seen) {
    assertEquals(Optional.of(kind), sign.in(seen).map(Reason::weight));
    assertEquals(scope, sign.scope());
    assertTrue(sign.in(seen).filter(it -> !it.says().isEmpty()).isPresent());
    assertEquals(
        Optional.empty(),
        sign.in(Observations.observed(new Outcome.NotProbed(), Optional.empty())));
  }

  private static Observation refusable(Outcome met) {
    return Observation.of(
        Instant.EPOCH,
        Answer.YES,
        new Outcome.NotProbed(),
        Optional.empty(),
        Optional.of(met),
        SoundAccount.evidence());
  }

  private static Observation serverError(Evidence account) {
    var seen = Observations.gateway("InternalServerErrorException");
    return Observation.of(
        seen.at(), Answer.YES, seen.outcome(), seen.plain(), seen.refusable(), account);
  }

  private static Finding<TestInvocation> failed() {
    return Finding.known(
        TestInvocation.parse(
            "Mon Nov 23 00:00:00 UTC 2026 : Execution failed due to configuration error: Invalid"
                + " endpoint address"));
  }
}
