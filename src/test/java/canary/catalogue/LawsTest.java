package canary.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.Evidence;
import canary.evidence.EvidenceDraft;
import canary.evidence.Key;
import canary.evidence.MethodAddress;
import canary.evidence.Queue;
import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.evidence.Role;
import canary.evidence.RolePolicy;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.probe.Outcome;
import canary.report.Report;
import canary.report.Status;
import canary.symptom.Observation;
import canary.verdict.Assessment;
import canary.verdict.Diagnosis;
import canary.verdict.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Blind proves nothing, and sound proves nothing; over the whole catalogue. */
class LawsTest {
  private static final Evidence SOUND = SoundAccount.evidence();
  private static final Set<Weight> SAID = Set.of(Weight.TESTIMONY, Weight.FINGERPRINT);

  // Loops, for PIT starts each case of a parameterized test by itself.
  @Test
  void whatWasNotReadAnswersNothing() {
    for (var place : List.of(MethodAddress.UNKNOWN, SOUND.place())) {
      var blind = Evidence.unread(place, "AccessDenied");
      for (var cause : Cause.catalogue()) {
        assertEquals(Answer.UNKNOWN, answer(cause, blind), cause.id());
      }
    }
  }

  /** The things exist, and what they hold could not be read. */
  @Test
  void policiesThatWereNotReadProveNothing() {
    assertEquals(List.of(), faults(withoutPolicies(SOUND)));
  }

  /** What a policy proves is not ruled out where it could not be read, in no account. */
  @Test
  void policiesThatWereNotReadRuleNothingOut() {
    var hanging = new TreeSet<Cause>(Comparator.comparing(Cause::id));
    for (var account : accounts().toList()) {
      var blind = withoutPolicies(account);
      for (var cause : Cause.catalogue()) {
        if (answer(cause, account) == Answer.YES && answer(cause, blind) != Answer.YES) {
          hanging.add(cause);
          assertEquals(Answer.UNKNOWN, answer(cause, blind), cause.id());
        }
      }
    }
    assertTrue(hanging.contains(RoleCause.MISSING_SENDMESSAGE), hanging::toString);
  }

  @Test
  void onlyWhatWasSaidIsConfirmedBlindly() {
    for (var seen : sightings()) {
      var diagnosis = Diagnosis.of(seen);
      assertEquals(List.of(), diagnosis.alsoFound());
      for (var assessment : diagnosis.assessments()) {
        assertTrue(
            assessment.verdict() != Verdict.CONFIRMED || said(assessment), assessment::toString);
        assertTrue(
            assessment.against().stream().allMatch(it -> it.weight() == Weight.DIFFERENCE),
            assessment::toString);
        assertTrue(
            assessment.verdict() != Verdict.RULED_OUT || !assessment.against().isEmpty(),
            assessment::toString);
      }
    }
  }

  /** Who owns a thing decides nothing about messages. */
  @Test
  void anAccountIsHealthyWhoseStacksAreNotRead() {
    var account =
        EvidenceDraft.of(SOUND).owners(Evidence.unread(SOUND.place(), "denied").owners()).done();
    var report = Report.ofConfiguration("orders", Observations.configuration(account));
    assertEquals(Status.HEALTHY, report.status(), report.notRead()::toString);
    assertEquals(1, report.notRead().size());
  }

  /** A configuration that is sound by itself may explain a reply, and is no fault. */
  @Test
  void aSoundAccountHasNoFault() {
    assertEquals(List.of(), faults(SOUND));
  }

  @Test
  void aSoundAccountConfirmsNothing() {
    for (var seen : sightings()) {
      var diagnosis =
          Diagnosis.of(
              Observation.of(
                  seen.at(), seen.signed(), seen.outcome(), seen.plain(), seen.refusable(), SOUND));
      assertEquals(List.of(), diagnosis.alsoFound());
      for (var assessment : diagnosis.assessments()) {
        assertTrue(
            assessment.verdict() != Verdict.CONFIRMED
                || said(assessment)
                || !assessment.cause().entry().provedBy().fault(),
            assessment::toString);
      }
    }
  }

  @Test
  void aSoundAccountWasReadWhole() {
    var answers =
        Cause.catalogue().stream()
            .filter(it -> it.entry().provedBy().fault())
            .filter(it -> answer(it, SOUND) == Answer.UNKNOWN)
            .map(Cause::id)
            .toList();
    assertEquals(List.of(), answers, "what the sound account leaves open");
  }

  @Test
  void aHealthyProbeOfASoundAccountFindsNothing() {
    var seen =
        Observation.of(
            Instant.parse("2026-11-23T08:00:00Z"),
            Answer.UNKNOWN,
            new Outcome.Delivered("m-1"),
            Optional.empty(),
            Optional.empty(),
            SOUND);
    assertEquals(new Diagnosis(List.of(), List.of()), Diagnosis.of(seen));
  }

  /** Whatever answers says by what. */
  @Test
  void anAnswerSaysWhatWasSeen() {
    for (var account : accounts().toList()) {
      for (var cause : Cause.catalogue()) {
        var result = cause.entry().provedBy().in(account);
        if (result.answer() == Answer.YES) {
          assertFalse(result.says().isBlank(), cause.id());
          assertFalse(result.source().isBlank(), cause.id());
        }
      }
    }
  }

  /** Every account that has one thing wrong. */
  private static Stream<Evidence> accounts() {
    return Stream.of(
            FaultyApiTest.gateway(),
            FaultyApiTest.domain(),
            FaultyApiTest.integration(),
            FaultyApiTest.stage(),
            FaultyRightsTest.role(),
            FaultyRightsTest.queue(),
            FaultyRightsTest.key(),
            FaultyAroundTest.consumers(),
            FaultyAroundTest.deadLetters(),
            FaultyAroundTest.topics())
        .flatMap(it -> it)
        .map(Faulty::account);
  }

  private static boolean said(Assessment assessment) {
    return assessment.evidence().stream().map(Reason::weight).anyMatch(SAID::contains);
  }

  /** Every recorded reply of every cause, caught and narrowly missed. */
  private static List<Observation> sightings() {
    return Case.ALL.stream().flatMap(it -> Stream.of(it.caught(), it.missed())).toList();
  }

  private static List<String> faults(Evidence account) {
    return Cause.catalogue().stream()
        .filter(it -> it.entry().provedBy().fault())
        .filter(it -> answer(it, account) == Answer.YES)
        .map(Cause::id)
        .toList();
  }

  private static Answer answer(Cause cause, Evidence account) {
    return cause.entry().provedBy().in(account).answer();
  }

  private static Evidence withoutPolicies(Evidence account) {
    return EvidenceDraft.of(account)
        .role(account.role().map(LawsTest::withoutPolicies))
        .queue(account.queue().map(LawsTest::withoutPolicy))
        .key(account.key().map(LawsTest::withoutPolicy))
        .done();
  }

  private static Role withoutPolicies(Role role) {
    return new Role(
        role.arn(),
        role.roleId(),
        unread("trust policy"),
        List.of(new RolePolicy("all", RolePolicy.Kind.INLINE, unread("policies"))),
        unread("boundary"),
        role.tags());
  }

  private static Queue withoutPolicy(Queue queue) {
    return new Queue(queue.arn(), unread("queue policy"), queue.attributes());
  }

  private static Key withoutPolicy(Key key) {
    return new Key(
        key.arn(),
        key.state(),
        key.manager(),
        key.usage(),
        key.spec(),
        unread("key policy"),
        unread("grants"));
  }

  private static <T> Finding<T> unread(String what) {
    return Finding.unreadable(what, "AccessDenied");
  }
}
