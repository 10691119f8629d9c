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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Blind proves nothing, and sound proves nothing; over the whole catalogue. */
class LawsTest {
  private static final Evidence SOUND = SoundAccount.evidence();
  private static final Set<Cause> HANGING_ON_POLICIES =
      Set.of(
          RoleCause.NOT_ASSUMABLE,
          RoleCause.MISSING_SENDMESSAGE,
          RoleCause.ALLOWS_WRONG_QUEUE,
          RoleCause.CONDITION_NOT_MET,
          RoleCause.DENIES_SENDING,
          RoleCause.BOUNDARY_DENIES,
          RoleCause.ALLOWS_TOO_MUCH,
          RoleCause.TRUST_CONDITION,
          QueuePolicyCause.POLICY_DENIES,
          QueuePolicyCause.POLICY_DENIES_ALL,
          QueuePolicyCause.POLICY_CONDITION,
          QueuePolicyCause.POLICY_STALE_PRINCIPAL,
          KeyCause.GENERATE_DATA_KEY_NOT_ALLOWED,
          KeyCause.DECRYPT_NOT_ALLOWED,
          KeyCause.POLICY_DOES_NOT_ALLOW,
          KeyCause.POLICY_DENIES,
          KeyCause.CONDITION_NOT_MET);

  private static final Set<Weight> SAID = Set.of(Weight.TESTIMONY, Weight.FINGERPRINT);

  // Loops, for PIT starts each case of a parameterized test by itself.
  @Test
  void whatWasNotReadAnswersNothing() {
    for (var place : List.of(MethodAddress.UNKNOWN, SOUND.place())) {
      var blind = Evidence.unread(place, "AccessDenied");
      for (var cause : Cause.catalogue()) {
        assertEquals(Answer.UNKNOWN, cause.entry().provedBy().in(blind).answer(), cause.id());
      }
    }
  }

  /** The things exist, and what they hold could not be read. */
  @Test
  void policiesThatWereNotReadProveNothing() {
    var blind =
        EvidenceDraft.of(SOUND)
            .role(SOUND.role().map(LawsTest::withoutPolicies))
            .queue(SOUND.queue().map(LawsTest::withoutPolicy))
            .key(SOUND.key().map(LawsTest::withoutPolicy))
            .done();
    assertEquals(List.of(), faults(blind));
    // What they might hold is not ruled out either.
    for (var cause : HANGING_ON_POLICIES) {
      assertEquals(Answer.UNKNOWN, cause.entry().provedBy().in(blind).answer(), cause.id());
    }
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
            .filter(it -> it.entry().provedBy().in(SOUND).answer() == Answer.UNKNOWN)
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
        .filter(it -> it.entry().provedBy().in(account).answer() == Answer.YES)
        .map(Cause::id)
        .toList();
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
    return Queue.of(queue.arn(), Map.of("Policy", "{", "KmsMasterKeyId", "alias/orders"));
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
