package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.faultWhen;
import static canary.symptom.Refusals.SENDING;
import static canary.symptom.Refusals.acrossAccounts;
import static canary.symptom.Refusals.denied;
import static canary.symptom.Refusals.notAllowed;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.unnamed;
import static canary.symptom.Refusals.unnamedAllow;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;

import canary.probe.Denial.PolicyType;
import canary.probe.Refusal;
import canary.question.QueuePolicies;
import canary.question.QueuePrincipals;
import canary.remedy.AccountTemplates;
import canary.remedy.HandOvers;
import canary.remedy.PolicyFixes;
import canary.remedy.QueueFixes;
import canary.remedy.RemedyTemplate;

/** Refusals that lie with the policy of the queue. */
public enum QueuePolicyCause implements Cause {
  POLICY_DENIES(
      failing("the queue's policy denies the execution role")
          .seenAs(
              mostly(denied("sqs:", PolicyType.RESOURCE_BASED)),
              fits(unnamed("sqs:")),
              fits(queue("AccessDenied").and(Refusal::isBare)))
          .provedBy(faultWhen(QueuePolicies::deny))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove or narrow the Deny in the policy of {queue.arn} that matches"
                          + " {role.arn}; adding an Allow does not help: an explicit Deny wins.")
                  .computedBy(PolicyFixes::queueDenial))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html")
          .answering(B5)),
  POLICY_DENIES_ALL(
      failing("the queue's policy denies all actions to all principals")
          .seenAs(fits(denied("sqs:", PolicyType.RESOURCE_BASED)))
          .provedBy(faultWhen(QueuePolicies::denyEverything))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Take the whole policy off as root: as the account's root user, or from the"
                          + " organization's management account by sts assume-root. Then restore"
                          + " the statements that are needed.")
                  .computedBy(QueueFixes::unlock))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html")
          .answering(B16)),
  POLICY_CONDITION(
      failing("a condition in the queue's policy blocks API Gateway")
          .seenAs(fits(denied("sqs:", PolicyType.RESOURCE_BASED)))
          .provedBy(faultWhen(QueuePolicies::denyOnCondition))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Exempt {role.arn} from the Deny, or correct its Condition:"
                          + " {queue.condition}.")
                  .computedBy(PolicyFixes::queueDenial))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html")
          .answering(B6)),
  CROSS_ACCOUNT_DENIED(
      failing("the queue is in another account and its policy does not allow the role")
          .seenAs(
              mostly(notAllowed("sqs:", PolicyType.RESOURCE_BASED)),
              fits(unnamedAllow("sqs:").and(acrossAccounts())),
              fits(queue("AccessDenied").and(Refusal::isBare)))
          .provedBy(faultWhen(QueuePolicies::excludeForeignRole))
          .fixedBy(
              AccountTemplates.queuePermission(
                      "Allow the role's account in the queue's policy, with credentials of the"
                          + " queue's account; the role needs its own permission too.")
                  .computedBy(HandOvers::queueElsewhere, PolicyFixes::none))
          .met(2)
          .documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors")
          .answering(B4)),
  POLICY_STALE_PRINCIPAL(
      unsafe("the queue's policy names a deleted principal")
          .seenAs(
              fits(notAllowed(SENDING, PolicyType.IDENTITY_BASED)),
              fits(notAllowed("sqs:", PolicyType.RESOURCE_BASED).and(acrossAccounts())))
          .provedBy(faultWhen(QueuePrincipals::areGone))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Save the queue's policy with the role's ARN {role.arn} again; the id there"
                          + " belongs to a deleted role.")
                  .computedBy(PolicyFixes::stalePrincipal, PolicyFixes::none))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html")
          .answering(B4));

  private final Entry entry;

  QueuePolicyCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
