package canary.catalogue;

import static canary.catalogue.SoundAccount.DELEGATED;
import static canary.catalogue.SoundAccount.KEY;
import static canary.catalogue.SoundAccount.MAY_ENCRYPT;
import static canary.catalogue.SoundAccount.MAY_SEND;
import static canary.catalogue.SoundAccount.QUEUE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import canary.evidence.EvidenceDraft;
import canary.evidence.Role;
import canary.finding.Answer;
import canary.finding.Finding;
import canary.question.Check;
import canary.question.KeyRights;
import canary.question.QueuePrincipals;
import canary.question.SendingRights;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Why something is held for so or not so, in the words that stand under the cause. */
class ReasonsTest {
  private static final String CONDITION =
      ",'Condition':{'StringEquals':{'aws:PrincipalAccount':'444455556666'}}";
  private static final String SENDS_ALL_BUT =
      "'Effect':'Allow','Action':'sqs:SendMessage','NotResource':'" + QUEUE + "'";
  private static final String GONE =
      "'Effect':'Allow','Action':'sqs:SendMessage','Resource':'*',"
          + "'Principal':{'AWS':'AROAGONEGONEGONE0001'}";

  @Test
  void whatComesNearSendingIsTold() {
    assertEquals("no statement allows sqs:SendMessage on any queue", sending(MAY_ENCRYPT));
    assertEquals(
        "no statement allows it; it is allowed on arn:aws:sqs:eu-west-1:111122223333:other",
        sending(MAY_SEND.replace(":orders", ":other")));
    assertEquals(
        "no statement allows it; it is allowed on all but " + QUEUE, sending(SENDS_ALL_BUT));
    assertEquals(
        "no statement allows it; without its Condition this would: policy send, statement #1",
        sending(MAY_SEND + CONDITION));
    assertTrue(sending(MAY_SEND).startsWith("allowed ("), sending(MAY_SEND));
  }

  @Test
  void onlyStatementsWithAConditionWouldAllowWithoutIt() {
    var other = MAY_SEND.replace("'Resource':'" + QUEUE + "'", "'Resource':'arn:aws:sqs:*:*:x'");
    assertEquals(
        "no statement allows it; without its Condition this would: policy send, statement #1",
        sending(MAY_SEND + CONDITION, other));
  }

  @Test
  void theBoundaryIsToldWhereItAloneIsInTheWay() {
    var role = SoundAccount.role(MAY_SEND);
    var bounded =
        new Role(
            role.arn(),
            role.roleId(),
            role.trust(),
            role.policies(),
            SoundAccount.policy("boundary", MAY_ENCRYPT),
            role.tags());
    assertEquals(
        "no statement allows it; without the permissions boundary it would be allowed",
        says(SendingRights::lackSending, it -> it.role(Finding.known(bounded))));
  }

  @Test
  void aPrincipalThatIsGoneIsTold() {
    UnaryOperator<EvidenceDraft> gone =
        it ->
            it.role(Finding.known(SoundAccount.role(MAY_ENCRYPT)))
                .queue(
                    Finding.known(SoundAccount.queue(Map.of("Policy", SoundAccount.text(GONE)))));
    assertEquals(
        "no statement allows it; the queue's policy names a deleted principal",
        says(SendingRights::lackSending, gone));
    assertEquals("deleted principals: AROAGONEGONEGONE0001", says(QueuePrincipals::areGone, gone));
    assertEquals("its policy names no deleted principal", says(QueuePrincipals::areGone, it -> it));
  }

  /** The role's own id stands for the role; whose it is must be known. */
  @Test
  void theRolesOwnIdIsNotGone() {
    UnaryOperator<EvidenceDraft> named =
        it ->
            it.queue(Finding.known(SoundAccount.queue(Map.of("Policy", SoundAccount.text(GONE)))));
    var own =
        new Role(
            SoundAccount.role().arn(),
            "AROAGONEGONEGONE0001",
            Finding.absent(),
            List.of(),
            Finding.absent(),
            Map.of());
    assertEquals(Answer.YES, gone(named));
    assertEquals(Answer.NO, gone(it -> named.apply(it).role(Finding.known(own))));
    assertEquals(
        Answer.UNKNOWN, gone(it -> named.apply(it).role(Finding.unreadable("role", "denied"))));
  }

  private static Answer gone(UnaryOperator<EvidenceDraft> change) {
    return QueuePrincipals.areGone(change.apply(EvidenceDraft.of(SoundAccount.evidence())).done())
        .answer();
  }

  @Test
  void whatComesNearTheKeyIsTold() {
    assertEquals(
        "kms:GenerateDataKey: no statement allows it; the key's policy delegates to its account's"
            + " IAM policies",
        key(MAY_SEND, DELEGATED));
    assertEquals(
        "kms:GenerateDataKey: no statement allows it; the key's policy does not delegate to its"
            + " account's IAM policies",
        key(MAY_ENCRYPT, DELEGATED.replace("111122223333", "444455556666")));
    assertEquals(
        "kms:GenerateDataKey: no statement allows it; without its Condition this would: policy"
            + " send, statement #1",
        key(MAY_ENCRYPT + CONDITION, DELEGATED));
    assertTrue(
        key(MAY_ENCRYPT, DELEGATED).startsWith("kms:GenerateDataKey: allowed ("),
        key(MAY_ENCRYPT, DELEGATED));
  }

  @Test
  void whatADecisionHangsOnIsTold() {
    var tagged = ",'Condition':{'StringEquals':{'aws:PrincipalTag/team':'orders'}}";
    assertEquals(
        "not certain (policy send, statement #1), it hangs on aws:PrincipalTag/team",
        sending(MAY_SEND + tagged));
    assertEquals(
        "denied (policy send, statement #1)", sending(MAY_SEND.replace("Allow", "Deny"), MAY_SEND));
  }

  private static String sending(String... statements) {
    return says(
        SendingRights::lackSending, it -> it.role(Finding.known(SoundAccount.role(statements))));
  }

  private static String key(String role, String policy) {
    return says(
        KeyRights::lackGenerateDataKey,
        it ->
            it.role(Finding.known(SoundAccount.role(role)))
                .key(
                    Finding.known(
                        SoundAccount.key(
                            KEY, "Enabled", "CUSTOMER", "SYMMETRIC_DEFAULT", policy))));
  }

  private static String says(Check check, UnaryOperator<EvidenceDraft> change) {
    return check.of(change.apply(EvidenceDraft.of(SoundAccount.evidence())).done()).says();
  }
}
