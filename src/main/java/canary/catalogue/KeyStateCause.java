package canary.catalogue;

import static canary.catalogue.ArticleSentence.A15;
import static canary.catalogue.ArticleSentence.A16;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Proof.faultWhen;
import static canary.catalogue.Proof.saidByReply;
import static canary.remedy.AccountTemplates.queueAttribute;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.question.QueueKeys;
import canary.remedy.AccountTemplates;

/** Refusals of KMS that lie with the key itself: its existence, state, kind and limits. */
public enum KeyStateCause implements Cause {
  DISABLED(
      failing("the queue's key is disabled")
          .seenAs(
              mostly(queue("KMS.DisabledException")),
              names(queue("KMS.DisabledException").and(saying("is disabled"))))
          .provedBy(faultWhen(QueueKeys::areDisabled))
          .fixedBy(AccountTemplates.enableKey("Enable the key."))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/kms/latest/developerguide/key-state.html")
          .answering(A16)),
  PENDING_DELETION(
      failing("the queue's key is pending deletion")
          .seenAs(
              names(queue("KMS.InvalidStateException").and(saying("pending deletion"))),
              fits(queue("KMS.InvalidStateException").and(saying("pending import").negate())))
          .provedBy(faultWhen(QueueKeys::arePendingDeletion))
          .fixedBy(
              AccountTemplates.cancelDeletion(
                  "Cancel the deletion and enable the key; once deleted, what it encrypted is"
                      + " lost."))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html")
          .answering(A16)),
  PENDING_IMPORT(
      failing("the queue's key is pending import of its key material")
          .seenAs(
              names(queue("KMS.InvalidStateException").and(saying("pending import"))),
              fits(queue("KMS.InvalidStateException").and(saying("pending deletion").negate())))
          .provedBy(faultWhen(QueueKeys::arePendingImport))
          .fixedBy(
              queueAttribute(
                  "Import the key material of {key.arn} again, or give the queue another key; here"
                      + " SQS's own.",
                  "KmsMasterKeyId",
                  "alias/aws/sqs",
                  "{queue.key}"))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html")
          .answering(A16)),
  MISSING(
      failing("the queue names a key that does not exist in its Region")
          .seenAs(
              names(queue("KMS.NotFoundException")),
              fits(
                  queue("KMS.AccessDeniedException")
                      .and(
                          saying(
                              "ciphertext refers to a customer master key",
                              "does not exist in this region"))))
          .provedBy(faultWhen(QueueKeys::areMissing))
          .fixedBy(
              queueAttribute(
                  "Give the queue a key that exists in its Region; here SQS's own.",
                  "KmsMasterKeyId",
                  "alias/aws/sqs",
                  "{queue.key}"))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html")
          .answering(A15)),
  TYPE_UNSUPPORTED(
      failing("the queue's key is not a symmetric encryption key, or KMS is not subscribed")
          .seenAs(names(queue("KMS.InvalidKeyUsageException", "KMS.OptInRequired")))
          .provedBy(faultWhen(QueueKeys::areOfAnotherKind))
          .fixedBy(
              queueAttribute(
                  "Give the queue a symmetric encryption key; here SQS's own.",
                  "KmsMasterKeyId",
                  "alias/aws/sqs",
                  "{queue.key}"))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html")
          .answering(A16)),
  THROTTLED(
      failing("KMS throttles the calls that SQS makes for the queue")
          .seenAs(names(queue("KMS.ThrottlingException")))
          .provedBy(saidByReply())
          .fixedBy(
              queueAttribute(
                  "Raise the queue's data key reuse period.",
                  "KmsDataKeyReusePeriodSeconds",
                  "3600",
                  "{queue.keyreuse}"))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"));

  private final Entry entry;

  KeyStateCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
