package canary.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Evidence;
import canary.evidence.Exhibit;
import canary.evidence.Exhibit.Kind;
import canary.evidence.TestInvocation;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.probe.Damage;
import canary.probe.Denial.PolicyType;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Outcome.Doubt;
import canary.probe.Refusal;
import canary.probe.TransportFault;
import canary.remedy.Mending;
import canary.remedy.Mending.Risk;
import canary.remedy.Mendings;
import canary.symptom.Observation;
import canary.symptom.Refusals;
import canary.symptom.Sign;
import canary.symptom.Sign.Bearing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    check(Kind.TESTIMONY, Bearing.EVERY_MESSAGE, Sign.names(refusal), REFUSED);
    check(Kind.INDICATION, Bearing.EVERY_MESSAGE, Sign.mostly(refusal), REFUSED);
    check(Kind.COMPATIBILITY, Bearing.EVERY_MESSAGE, Sign.fits(refusal), REFUSED);
    check(Kind.TESTIMONY, Bearing.THIS_MESSAGE, Sign.namesMessage(refusal), REFUSED);
    check(Kind.INDICATION, Bearing.THIS_MESSAGE, Sign.mostlyMessage(refusal), REFUSED);
    check(Kind.COMPATIBILITY, Bearing.THIS_MESSAGE, Sign.fitsMessage(refusal), REFUSED);
    check(
        Kind.DIFFERENCE,
        Bearing.THIS_MESSAGE,
        Sign.onlyCombined(refusal),
        Observations.observed(REFUSED.outcome(), Optional.of(new Outcome.Delivered("m"))));
    check(
        Kind.FINGERPRINT,
        Bearing.THIS_MESSAGE,
        Sign.damaged(Damage.EMPTY),
        Observations.damaged(Damage.EMPTY));
    check(
        Kind.TESTIMONY,
        Bearing.SHOWING,
        Sign.unproven(Kind.TESTIMONY, Bearing.SHOWING, Doubt.NO_DIGEST),
        Observations.unproven(Doubt.NO_DIGEST));
    check(
        Kind.TESTIMONY,
        Bearing.EVERY_MESSAGE,
        Sign.unanswered(TransportFault.NO_ROUTE),
        Observations.unanswered(TransportFault.NO_ROUTE));
  }

  @Test
  void anExhibitSaysWhatWasSaid() {
    assertEquals(
        Optional.of("AccessDenied: no"), Sign.names(_ -> true).in(REFUSED).map(Exhibit::says));
    assertEquals(
        Optional.of("AccessDenied"),
        Sign.names(_ -> true).in(Observations.error(403, "AccessDenied", "")).map(Exhibit::says));
  }

  @Test
  void whatATestInvocationRecordsIsTestimonyOfWhatIsDeployed() {
    var sign = Sign.recorded("Invalid endpoint address");
    var sound = SoundAccount.evidence().revise().testInvocation(failed()).done();
    check(Kind.TESTIMONY, Bearing.EVERY_MESSAGE, sign, serverError(sound));
    var unread = sound.revise().deployed(Finding.unreadable("export", "denied")).done();
    assertEquals(Optional.of(Kind.INDICATION), sign.in(serverError(unread)).map(Exhibit::kind));
    assertEquals(Optional.empty(), Sign.recorded("other").in(serverError(sound)));
    assertEquals(Optional.empty(), sign.in(REFUSED));
  }

  @Test
  void aMessageThatMustBeRefusedTellsWhetherErrorsAreShown() {
    var error = refusable(REFUSED.outcome());
    var success = refusable(Observations.unproven(Doubt.NO_MESSAGE_ID).outcome());
    check(Kind.TESTIMONY, Bearing.THIS_MESSAGE, Sign.refusableAnswered(true), error);
    check(Kind.INDICATION, Bearing.SHOWING, Sign.refusableAnswered(false), success);
    assertEquals(Optional.empty(), Sign.refusableAnswered(true).in(success));
    assertEquals(Optional.empty(), Sign.refusableAnswered(false).in(error));
    assertFalse(
        Sign.refusableAnswered(true).in(error).equals(Sign.refusableAnswered(false).in(success)));
  }

  @Test
  void refusalsAreToldByLayerCodeWordsAndDenial() {
    var refusal = new Refusal(Layer.QUEUE, "AccessDenied", DENIED, "");
    assertTrue(Refusals.queue("AccessDenied").test(refusal));
    assertFalse(Refusals.gateway("AccessDenied").test(refusal));
    assertFalse(Refusals.queue("Other").test(refusal));
    assertTrue(Refusals.saying("nothing", "NOT AUTHORIZED").test(refusal));
    assertFalse(Refusals.saying("nothing").test(refusal));
    assertTrue(Refusals.acrossAccounts().test(refusal));
    assertFalse(Refusals.acrossAccounts().test(new Refusal(Layer.QUEUE, "A", "m", "")));
    assertTrue(Refusals.denial("sqs:", _ -> true).test(refusal));
    assertFalse(Refusals.denial("kms:", _ -> true).test(refusal));
    var because = " because no identity-based policy allows the sqs:SendMessage action";
    var notAllowed = new Refusal(Layer.QUEUE, "AccessDenied", DENIED + because, "");
    assertTrue(Refusals.notAllowed("sqs:", PolicyType.IDENTITY_BASED).test(notAllowed));
    assertFalse(Refusals.notAllowed("sqs:", PolicyType.RESOURCE_BASED).test(notAllowed));
    assertFalse(Refusals.denied("sqs:", PolicyType.IDENTITY_BASED).test(notAllowed));
    var explicit = " with an explicit deny in a resource-based policy";
    assertTrue(
        Refusals.denied("sqs:", PolicyType.RESOURCE_BASED)
            .test(new Refusal(Layer.QUEUE, "AccessDenied", DENIED + explicit, "")));
  }

  @Test
  void aMendingOfTheApiRemembersChangesAndDeploys() {
    var mending = Mendings.integration("Do.", Mendings.set("/a", "b"), Mendings.add("/c", "d"));
    assertEquals(4, mending.commands().size());
    assertTrue(mending.commands().getFirst().startsWith("BEFORE=$(aws apigateway get-stage"));
    assertTrue(
        mending
            .commands()
            .get(2)
            .endsWith(
                "'[{\"op\":\"replace\",\"path\":\"/a\",\"value\":\"b\"},"
                    + "{\"op\":\"add\",\"path\":\"/c\",\"value\":\"d\"}]'"));
    assertTrue(mending.commands().getLast().contains("create-deployment"));
    assertTrue(mending.undo().contains("$BEFORE"));
    assertEquals(3, Mendings.deploy("Deploy.").commands().size());
    assertTrue(mending.commands().get(2).contains(Mendings.method()));
    assertTrue(Mendings.method().contains("--http-method POST"));
    assertTrue(Mendings.template("Do.").commands().get(2).contains("{sound.template}"));
    assertTrue(Mendings.groupedTemplate("Do.").commands().get(2).contains("{sound.grouped}"));
    assertTrue(Mendings.jsonTemplate("Do.").commands().get(2).contains("{sound.json}"));
    assertTrue(Mendings.addTemplate().contains("{sound.template}"));
  }

  @Test
  void theOtherMendingsHaveTheirReverse() {
    var role = Mendings.rolePolicy("Do.", "name", "{}");
    assertTrue(
        role.undo().endsWith("delete-role-policy --role-name {role.name} --policy-name name"));
    var queue = Mendings.queueAttribute("Do.", "A", "1");
    assertTrue(queue.commands().getFirst().startsWith("BEFORE=$(" + queue.verify()));
    assertTrue(queue.commands().getLast().endsWith("A=1") && queue.undo().endsWith("A=$BEFORE"));
    var key = Mendings.key("Do.", "enable-key", "disable-key", Risk.WIDENS_ACCESS);
    assertTrue(key.undo().startsWith("aws kms disable-key"));
    assertEquals("", Mendings.key("Do.", "cancel", "", Risk.ADDS).undo());
    assertEquals(List.of(), Mending.byHand("Look.").commands());
    assertEquals("patch", Mending.byHand("Look.").inTemplate(" patch ").template());
    for (var risk : Risk.values()) {
      assertFalse(risk.words().isBlank());
    }
  }

  private static void check(Kind kind, Bearing bearing, Sign sign, Observation seen) {
    assertEquals(Optional.of(kind), sign.in(seen).map(Exhibit::kind));
    assertEquals(bearing, sign.bearing());
    assertTrue(sign.in(seen).filter(it -> !it.says().isBlank()).isPresent());
    assertEquals(
        Optional.empty(),
        sign.in(Observations.observed(new Outcome.NotProbed(), Optional.empty())));
  }

  private static Observation refusable(Outcome met) {
    return new Observation(
        Instant.EPOCH,
        Answer.YES,
        new Outcome.NotProbed(),
        Optional.empty(),
        Optional.of(met),
        SoundAccount.evidence());
  }

  private static Observation serverError(Evidence account) {
    var seen = Observations.gateway("InternalServerErrorException");
    return new Observation(
        seen.at(), Answer.YES, seen.outcome(), seen.plain(), seen.refusable(), account);
  }

  private static Finding<TestInvocation> failed() {
    return Finding.known(
        TestInvocation.parse(
            500,
            "",
            "Mon Nov 23 00:00:00 UTC 2026 : Execution failed due to configuration error: Invalid"
                + " endpoint address"));
  }
}
