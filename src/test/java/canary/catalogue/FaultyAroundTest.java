package canary.catalogue;

import static canary.catalogue.Faulty.signed;
import static canary.catalogue.SoundAccount.ALARMS;
import static canary.catalogue.SoundAccount.KEY;
import static canary.catalogue.SoundAccount.MAY_DECRYPT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import canary.evidence.EvidenceDraft;
import canary.evidence.Role;
import canary.evidence.Topic;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.verdict.Diagnosis;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of what stands around the path: consumers, dead letters, the topic. */
class FaultyAroundTest {
  private static final String TAGGED =
      ",'Condition':{'StringEquals':{'aws:PrincipalTag/team':'orders'}}";

  static Stream<Faulty> consumers() {
    var elsewhere = MAY_DECRYPT.replace("key/", "key/another-");
    return Stream.of(
        consumer(elsewhere, "key-consumer-decrypt-not-allowed"),
        consumer(MAY_DECRYPT.replace("Allow", "Deny"), "key-consumer-decrypt-not-allowed"),
        consumer(MAY_DECRYPT.replace("kms:Decrypt", "kms:*")),
        // One of several is enough, wherever it stands.
        consumers(
            List.of(
                Finding.known(SoundAccount.consumer(MAY_DECRYPT)),
                Finding.unreadable("consumer other", "AccessDenied"),
                Finding.known(SoundAccount.consumer(elsewhere))),
            "key-consumer-decrypt-not-allowed"),
        consumers(List.of(Finding.absent())));
  }

  static Stream<Faulty> deadLetters() {
    return Stream.of(
        signed(
            it -> it.deadLetters(Finding.known(SoundAccount.deadLetters(1))),
            "queue-consumer-fails"),
        signed(it -> it.deadLetters(Finding.absent())));
  }

  static Stream<Faulty> topics() {
    var others = ALARMS.replace("cloudwatch", "events");
    var foreign = ALARMS.replace("111122223333", "444455556666");
    var sound = SoundAccount.topic(ALARMS, KEY);
    return Stream.of(
        topic(SoundAccount.topic(others, KEY), "canary-alarm-publish-not-allowed"),
        topic(SoundAccount.topic(foreign, KEY), "canary-alarm-publish-not-allowed"),
        topic(
            new Topic(sound.arn(), sound.policy(), SoundAccount.topic(others, KEY).key()),
            "canary-alarm-publish-not-allowed"),
        topic(
            new Topic(sound.arn(), SoundAccount.topic(others, KEY).policy(), Finding.absent()),
            "canary-alarm-publish-not-allowed"),
        topic(
            new Topic(
                sound.arn(),
                sound.policy(),
                Finding.known(
                    SoundAccount.key(
                        KEY, "Enabled", "AWS", "SYMMETRIC_DEFAULT", ALARMS + ALL_OF_KMS))),
            "canary-alarm-publish-not-allowed"),
        topic(new Topic(sound.arn(), sound.policy(), Finding.absent())),
        signed(it -> it.topic(Finding.absent())));
  }

  private static final String ALL_OF_KMS = ",'Action':'kms:*','Resource':'*'";

  @ParameterizedTest
  @MethodSource({"consumers", "deadLetters", "topics"})
  void hasThisFaultAndNoOther(Faulty account) {
    account.check();
  }

  @Test
  void whatHangsOnUnknownConditionsIsNotKnown() {
    assertEquals(
        Answer.UNKNOWN,
        answer(
            KeyCause.CONSUMER_DECRYPT_NOT_ALLOWED,
            it -> it.consumers(known(SoundAccount.consumer(MAY_DECRYPT + TAGGED)))));
    assertEquals(
        Answer.UNKNOWN,
        answer(
            CanaryCause.ALARM_PUBLISH_NOT_ALLOWED,
            it ->
                it.topic(
                    Finding.known(
                        SoundAccount.topic(
                            ALARMS.replace("aws:SourceAccount", "aws:SourceArn"), KEY)))));
  }

  @Test
  void consumersThatNobodyNamesAreNotKnown() {
    assertEquals(
        Answer.UNKNOWN,
        answer(KeyCause.CONSUMER_DECRYPT_NOT_ALLOWED, it -> it.consumers(List.of())));
  }

  /** Whose messages they are no attribute tells. */
  @Test
  void deadLettersAreOnlyPossiblyTheCanarys() {
    var seen =
        Observations.configuration(
            EvidenceDraft.of(SoundAccount.evidence())
                .deadLetters(Finding.known(SoundAccount.deadLetters(7)))
                .done());
    var found = Diagnosis.of(seen).alsoFound();
    assertEquals(
        List.of(
            "POSSIBLE queue-consumer-fails [not checked: whether the messages are the canary's]"),
        found.stream()
            .map(it -> it.verdict() + " " + it.cause().id() + " " + it.unknown())
            .toList());
  }

  private static Answer answer(Cause cause, UnaryOperator<EvidenceDraft> change) {
    return cause
        .entry()
        .provedBy()
        .in(change.apply(EvidenceDraft.of(SoundAccount.evidence())).done())
        .answer();
  }

  private static Faulty consumer(String statement, String... faults) {
    return consumers(known(SoundAccount.consumer(statement)), faults);
  }

  private static Faulty consumers(List<Finding<Role>> roles, String... faults) {
    return signed(it -> it.consumers(roles), faults);
  }

  private static Faulty topic(Topic topic, String... faults) {
    return signed(it -> it.topic(Finding.known(topic)), faults);
  }

  private static List<Finding<Role>> known(Role role) {
    return List.of(Finding.known(role));
  }
}
