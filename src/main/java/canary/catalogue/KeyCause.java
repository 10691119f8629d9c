package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Proof.faultWhen;
import static canary.remedy.AccountTemplates.keyPolicy;
import static canary.symptom.Refusals.acrossAccounts;
import static canary.symptom.Refusals.denial;
import static canary.symptom.Refusals.denied;
import static canary.symptom.Refusals.notAllowed;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Refusals.unexplained;
import static canary.symptom.Refusals.unnamed;
import static canary.symptom.Refusals.unnamedAllow;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.probe.Denial;
import canary.probe.Denial.PolicyType;
import canary.probe.Refusal;
import canary.question.KeyRights;
import canary.question.QueueKeys;
import canary.remedy.AccountTemplates;
import canary.remedy.HandOvers;
import canary.remedy.KeyFixes;
import canary.remedy.PolicyFixes;
import canary.remedy.RemedyTemplate;

/** Refusals of KMS, which SQS passes on when the queue is encrypted with a key of one's own. */
public enum KeyCause implements Cause {
  GENERATE_DATA_KEY_NOT_ALLOWED(
      failing("the execution role is not allowed to use the queue's key to encrypt")
          .seenAs(
              mostly(notAllowed("kms:generatedatakey", PolicyType.IDENTITY_BASED)),
              fits(queue("KMS.AccessDeniedException").and(Refusal::isBare)),
              fits(unexplained("kms:generatedatakey")))
          .provedBy(faultWhen(KeyRights::lackGenerateDataKey))
          .fixedBy(
              keyPolicy(
                      "Allow kms:GenerateDataKey and kms:Decrypt on the key in a policy of"
                          + " {role.name}; the key's policy must delegate to the account's IAM"
                          + " policies (root principal statement).")
                  .computedBy(KeyFixes::keyUse, PolicyFixes::none))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html")
          .answering(A14, A16, B9, B10)),
  DECRYPT_NOT_ALLOWED(
      failing("the execution role is not allowed to use the queue's key to decrypt")
          .seenAs(
              mostly(
                  queue("KMS.AccessDeniedException")
                      .and(saying("ciphertext refers to a customer master key"))),
              mostly(notAllowed("kms:decrypt", PolicyType.IDENTITY_BASED)),
              fits(queue("KMS.AccessDeniedException").and(Refusal::isBare)),
              fits(unnamedAllow("kms:decrypt")))
          .provedBy(faultWhen(KeyRights::lackDecrypt))
          .fixedBy(
              keyPolicy(
                      "Allow kms:Decrypt beside kms:GenerateDataKey on the key in a policy of"
                          + " {role.name}: SQS checks each new data key by decrypting it.")
                  .computedBy(KeyFixes::keyUse, PolicyFixes::none))
          .met(2)
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html")
          .answering(A15, A16, B9, B10)),
  POLICY_DOES_NOT_ALLOW(
      failing("the key's policy does not allow the execution role")
          .seenAs(
              mostly(notAllowed("kms:", PolicyType.RESOURCE_BASED).and(acrossAccounts().negate())),
              fits(notAllowed("kms:", PolicyType.IDENTITY_BASED)),
              fits(unnamedAllow("kms:")),
              fits(queue("KMS.AccessDeniedException").and(Refusal::isBare)),
              fits(
                  queue("KMS.AccessDeniedException")
                      .and(
                          saying(
                              "no resource-based policies allow access",
                              "ciphertext refers to a customer master key"))))
          .provedBy(faultWhen(KeyRights::excludeTheRole))
          .fixedBy(
              AccountTemplates.grant(
                      "Allow the role to use the key: a grant does so immediately; the statement"
                          + " below, in the key's policy, does so permanently.")
                  .computedBy(KeyFixes::keyPolicy, PolicyFixes::none))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html")
          .answering(A16, B10)),
  POLICY_DENIES(
      failing("a policy denies the execution role the queue's key")
          .seenAs(
              names(denied("kms:", PolicyType.IDENTITY_BASED)),
              names(denied("kms:", PolicyType.RESOURCE_BASED)),
              fits(unnamed("kms:")),
              fits(
                  queue("KMS.AccessDeniedException")
                      .and(saying("a resource-based policy explicitly denies access"))))
          .provedBy(faultWhen(KeyRights::areDenied))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove or narrow the Deny on {key.arn} that matches {role.arn}, in the"
                          + " policy that the reply names (key policy, role, organization); adding"
                          + " an Allow does not help: an explicit Deny wins.")
                  .computedBy(KeyFixes::keyDenial))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors")
          .answering(B1, B5)),
  CONDITION_NOT_MET(
      failing("the permission to use the key has a condition that SQS's call does not meet")
          .seenAs(
              fits(notAllowed("kms:", PolicyType.IDENTITY_BASED)),
              fits(notAllowed("kms:", PolicyType.RESOURCE_BASED)),
              fits(
                  queue("KMS.AccessDeniedException")
                      .and(saying("ciphertext refers to a customer master key"))))
          .provedBy(faultWhen(KeyRights::hangOnCondition))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove or correct the Condition that blocks {role.arn} on {key.arn}:"
                          + " {key.condition}.")
                  .computedBy(KeyFixes::keyCondition, PolicyFixes::none))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html")
          .answering(B6)),
  AWS_MANAGED_ACROSS_ACCOUNTS(
      failing("the queue is in another account and encrypted with an AWS managed key")
          .seenAs(
              fits(
                  queue("KMS.AccessDeniedException")
                      .and(saying("no resource-based policies allow access"))),
              fits(denial("kms:", Denial::crossesAccounts)))
          .provedBy(faultWhen(QueueKeys::areAwsManagedElsewhere))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Encrypt the queue with a customer managed key: the policy of an AWS managed"
                          + " key cannot be changed.")
                  .computedBy(HandOvers::managedKeyElsewhere, PolicyFixes::none))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors")
          .answering(B10, B11)),
  CROSS_ACCOUNT_DENIED(
      failing("the key is in another account and its policy does not allow the role")
          .seenAs(
              fits(
                  queue("KMS.AccessDeniedException")
                      .and(saying("no resource-based policies allow access"))),
              mostly(notAllowed("kms:", PolicyType.RESOURCE_BASED).and(acrossAccounts())))
          .provedBy(faultWhen(QueueKeys::areForeign))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Allow {role.arn} kms:GenerateDataKey and kms:Decrypt in the policy of"
                          + " {key.arn}, and the same in the role's own policy.")
                  .computedBy(HandOvers::keyElsewhere, PolicyFixes::none)
                  .orAgainstDeny(
                      "Remove or narrow the Deny that the reply speaks of, first in the policy of"
                          + " {key.arn}"))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors")
          .answering(B11)),
  CONSUMER_DECRYPT_NOT_ALLOWED(
      failing("a consumer of the queue is not allowed to decrypt its messages")
          .provedBy(faultWhen(KeyRights::lackDecryptForConsumer))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Allow kms:Decrypt on {key.arn} to each role that receives from {queue.arn}.")
                  .computedBy(KeyFixes::consumer, PolicyFixes::none))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html")
          .answering(B9));

  private final Entry entry;

  KeyCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
