package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.byReply;
import static canary.catalogue.Proof.byReplyAnd;
import static canary.catalogue.Proof.settledBy;
import static canary.remedy.RemedyTemplates.key;
import static canary.remedy.RemedyTemplates.queueAttribute;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplate.Risk;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Refusals of KMS that lie with the key itself: its existence, state, kind and limits. */
public enum KeyStateCause implements Cause {
  DISABLED(
      "the queue's key is disabled",
      seenAs(
          mostly(queue("KMS.DisabledException")),
          names(queue("KMS.DisabledException").and(saying("is disabled")))),
      settledBy(
          "kms DescribeKey: KeyState",
          Ask.key(it -> it.state().equals("Disabled"), it -> "KeyState is " + it.state())),
      key("Enable the key.", "enable-key", "disable-key", Risk.WIDENS_ACCESS),
      documentedAt("docs.aws.amazon.com/kms/latest/developerguide/key-state.html"),
      answers(ArticleSentence.A16)),
  PENDING_DELETION(
      "the queue's key is about to be deleted",
      seenAs(
          names(queue("KMS.InvalidStateException").and(saying("pending deletion"))),
          fits(queue("KMS.InvalidStateException").and(saying("pending import").negate()))),
      settledBy(
          "kms DescribeKey: KeyState",
          Ask.key(it -> it.state().equals("PendingDeletion"), it -> "KeyState is " + it.state())),
      new RemedyTemplate(
          "Cancel the deletion and enable the key; once deleted, what it encrypted is lost.",
          List.of(
              "aws kms cancel-key-deletion --region {key.region} --key-id {key.arn}",
              "aws kms enable-key --region {key.region} --key-id {key.arn}"),
          "",
          "aws kms describe-key --region {key.region} --key-id {key.arn} --query"
              + " KeyMetadata.KeyState",
          "aws kms schedule-key-deletion --region {key.region} --key-id {key.arn}",
          Risk.WIDENS_ACCESS),
      documentedAt("docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"),
      answers(ArticleSentence.A16)),
  PENDING_IMPORT(
      "the queue's key waits for its key material",
      seenAs(
          names(queue("KMS.InvalidStateException").and(saying("pending import"))),
          fits(queue("KMS.InvalidStateException").and(saying("pending deletion").negate()))),
      settledBy(
          "kms DescribeKey: KeyState and Origin",
          Ask.key(it -> it.state().equals("PendingImport"), it -> "KeyState is " + it.state())),
      RemedyTemplate.byHand(
          "Import the key material of {key.arn} again, or give the queue another key."),
      documentedAt("docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html"),
      answers(ArticleSentence.A16)),
  MISSING(
      "the queue names a key that does not exist in its Region",
      seenAs(
          names(queue("KMS.NotFoundException")),
          fits(
              queue("KMS.AccessDeniedException")
                  .and(
                      saying(
                          "ciphertext refers to a customer master key",
                          "does not exist in this region")))),
      settledBy(
          "sqs GetQueueAttributes and kms DescribeKey: does KmsMasterKeyId exist",
          QueueKeys.missing()),
      queueAttribute(
          "Give the queue a key that exists in its Region; here SQS's own.",
          "KmsMasterKeyId",
          "alias/aws/sqs"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"),
      answers(ArticleSentence.A15)),
  KIND_NOT_USABLE(
      "the queue's key is not a symmetric encryption key, or KMS is not subscribed",
      seenAs(names(queue("KMS.InvalidKeyUsageException", "KMS.OptInRequired"))),
      byReplyAnd(
          Ask.key(
              it -> !it.encryptsSymmetrically(),
              it -> "KeyUsage is %s, KeySpec is %s".formatted(it.usage(), it.spec()))),
      queueAttribute(
          "Give the queue a symmetric encryption key; here SQS's own.",
          "KmsMasterKeyId",
          "alias/aws/sqs"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"),
      answers(ArticleSentence.A16)),
  THROTTLED(
      "KMS throttles the calls that SQS makes for the queue",
      seenAs(names(queue("KMS.ThrottlingException"))),
      byReply(),
      queueAttribute("Let SQS keep a data key longer.", "KmsDataKeyReusePeriodSeconds", "3600"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"),
      answers());

  private final Entry entry;

  KeyStateCause(
      String title,
      List<Symptom> symptoms,
      Proof proof,
      RemedyTemplate fix,
      URI documentation,
      Set<ArticleSentence> answers) {
    this.entry = new Entry(title, symptoms, proof, fix, documentation, answers);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
