package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.settledBy;
import static canary.symptom.Refusals.SENDING;
import static canary.symptom.Refusals.acrossAccounts;
import static canary.symptom.Refusals.denied;
import static canary.symptom.Refusals.notAllowed;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;

import canary.probe.Denial.PolicyType;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplate.Risk;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Refusals that lie with the policy of the queue. */
public enum QueuePolicyCause implements Cause {
  POLICY_DENIES(
      "the queue's policy denies the execution role",
      seenAs(mostly(denied("sqs:", PolicyType.RESOURCE_BASED))),
      settledBy(
          "sqs GetQueueAttributes: which Deny of the queue's policy matches {role.arn}",
          SendingRights.deniedByQueue(
              "without a Condition, and not of everything",
              it -> !it.deniesEverything() && it.conditions().isEmpty())),
      RemedyTemplate.byHand(
          "Remove or narrow the Deny in the policy of {queue.arn} that matches {role.arn}; an added"
              + " Allow cannot help."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html"),
      answers(ArticleSentence.B5)),
  POLICY_DENIES_ALL(
      "the queue's policy denies everything to everybody",
      seenAs(fits(denied("sqs:", PolicyType.RESOURCE_BASED))),
      settledBy(
          "sqs GetQueueAttributes: is there a Deny of sqs:* for principal * without a Condition",
          SendingRights.deniedToAll()),
      new RemedyTemplate(
          "Take the whole policy off as root: as the account's root user, or from the"
              + " organisation's management account with the credentials that the first command"
              + " answers. Then put back what of it is needed.",
          List.of(
              "aws sts assume-root --region {queue.region} --target-principal {queue.account}"
                  + " --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/SQSUnlockQueuePolicy",
              "aws sqs set-queue-attributes --region {queue.region} --queue-url {queue.url}"
                  + " --attributes Policy="),
          "",
          "aws sqs get-queue-attributes --region {queue.region} --queue-url {queue.url}"
              + " --attribute-names Policy",
          "",
          Risk.CHANGES_QUEUE),
      documentedAt("docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html"),
      answers(ArticleSentence.B16)),
  POLICY_CONDITION(
      "a condition in the queue's policy keeps API Gateway out",
      seenAs(fits(denied("sqs:", PolicyType.RESOURCE_BASED))),
      settledBy(
          "sqs GetQueueAttributes: has the matching Deny a Condition (aws:SourceVpce, aws:SourceIp,"
              + " aws:PrincipalOrgID)",
          SendingRights.deniedByQueue("on a Condition", it -> !it.conditions().isEmpty())),
      RemedyTemplate.byHand(
          "Except {role.arn} from the Condition: API Gateway calls SQS from no VPC endpoint and no"
              + " address of yours."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html"),
      answers(ArticleSentence.B6)),
  FOREIGN_ROLE_NOT_ALLOWED(
      "the queue is in another account and its policy does not allow the role",
      seenAs(mostly(notAllowed("sqs:", PolicyType.RESOURCE_BASED))),
      settledBy(
          "sqs GetQueueAttributes and iam SimulatePrincipalPolicy: both the queue's and the role's"
              + " policy must allow",
          SendingRights.notAllowedByForeignQueue()),
      new RemedyTemplate(
          "Allow the role's account in the queue's policy, with credentials of the queue's account;"
              + " the role needs its own permission too.",
          List.of(
              "aws sqs add-permission --region {queue.region} --queue-url {queue.url} --label"
                  + " api-gateway --aws-account-ids {role.account} --actions SendMessage"),
          "",
          "aws sqs get-queue-attributes --region {queue.region} --queue-url {queue.url}"
              + " --attribute-names Policy",
          "aws sqs remove-permission --region {queue.region} --queue-url {queue.url} --label"
              + " api-gateway",
          Risk.WIDENS_ACCESS),
      documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors"),
      answers(ArticleSentence.B4)),
  POLICY_PRINCIPAL_GONE(
      "the queue's policy names a role that was deleted and made anew",
      seenAs(
          fits(notAllowed(SENDING, PolicyType.IDENTITY_BASED)),
          fits(notAllowed("sqs:", PolicyType.RESOURCE_BASED).and(acrossAccounts()))),
      settledBy(
          "sqs GetQueueAttributes: is a principal of the policy an id that begins with AROA or"
              + " AIDA",
          QueuePrincipals.areGone()),
      RemedyTemplate.byHand(
          "Write the role's ARN {role.arn} into the queue's policy again; the id there belongs to a"
              + " role that is gone."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-access-denied.html"),
      answers(ArticleSentence.B4));

  private final Entry entry;

  QueuePolicyCause(
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
