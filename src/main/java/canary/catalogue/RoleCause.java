package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.faultWhen;
import static canary.catalogue.Proof.notReadHere;
import static canary.remedy.AccountTemplates.*;
import static canary.symptom.Refusals.*;
import static canary.symptom.Signal.recorded;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.probe.Denial.PolicyType;
import canary.probe.GatewayErrors;
import canary.probe.Refusal;
import canary.question.BeyondSending;
import canary.question.Integrations;
import canary.question.SendingRights;
import canary.question.TrustRights;
import canary.remedy.HandOvers;
import canary.remedy.IntegrationFixes;
import canary.remedy.PolicyFixes;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplates;
import canary.remedy.RoleFixes;

/** Faults of the execution role and of the organization's policies above it. */
public enum RoleCause implements Cause {
  MISSING(
      failing("the execution role does not exist")
          .seenAs(mostly(recorded(MAY_NOT_ASSUME)), fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(SendingRights::lackTheRole))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Create the role for API Gateway, to send to {queue.arn} under its key.")
                  .computedBy(RoleFixes::create))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A2, A4)),
  NOT_ASSUMABLE(
      failing("the execution role's trust policy does not allow API Gateway to assume it")
          .seenAs(
              mostly(recorded(MAY_NOT_ASSUME)),
              fits(gateway("InternalServerErrorException")),
              fits(httpApi("Internal Server Error")),
              names(denied("sts:assumerole", PolicyType.ROLE_TRUST)),
              names(notAllowed("sts:assumerole", PolicyType.ROLE_TRUST)),
              mostly(assumingByRights()))
          .provedBy(faultWhen(TrustRights::areMissing))
          .fixedBy(
              trustPolicy(
                      "Allow apigateway.amazonaws.com to assume the role. The command replaces the"
                          + " trust policy: keep other services that it names.")
                  .orAgainstDeny(
                      "Remove or narrow the Deny of sts:AssumeRole that matches the caller, first"
                          + " in the trust policy of {role.name}")
                  .computedBy(PolicyFixes::trust, PolicyFixes::trustDenial))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/integration-request-basic-setup.html")
          .answering(A17)),
  TRUST_CONDITION(
      failing("a condition in the role's trust policy blocks API Gateway")
          .seenAs(mostly(recorded(MAY_NOT_ASSUME)), fits(gateway("InternalServerErrorException")))
          .provedBy(faultWhen(TrustRights::hangOnCondition))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove or correct the Condition of the statement that trusts"
                          + " apigateway.amazonaws.com in role {role.name}: {trust.condition}.")
                  .computedBy(PolicyFixes::trust, PolicyFixes::trustDenial))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html")
          .answering(B6)),
  MISSING_SENDMESSAGE(
      failing("the execution role is not allowed to send to the queue")
          .seenAs(
              mostly(notAllowed(SENDING, PolicyType.IDENTITY_BASED)).ofTheRole(),
              fits(notAllowed(SENDING, PolicyType.RESOURCE_BASED).and(acrossAccounts()))
                  .ofTheRole(),
              fits(unreadable().or(queue("AccessDenied").and(Refusal::isBare))),
              fits(unnamedAllow(SENDING)).ofTheRole())
          .provedBy(faultWhen(SendingRights::lackSending))
          .fixedBy(
              sendPolicy("Allow sqs:SendMessage on {queue.arn} in a policy of {role.name}.")
                  .inTemplate(
                      "- { Sid: SendOnly, Effect: Allow, Action: sqs:SendMessage, Resource:"
                          + " {queue.arn} }")
                  .computedBy(PolicyFixes::sending, PolicyFixes::none))
          .met(2)
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A2, A12, B2, B4)),
  ALLOWS_WRONG_QUEUE(
      failing("the execution role's policy allows a different queue")
          .seenAs(fits(notAllowed(SENDING, PolicyType.IDENTITY_BASED)).ofTheRole())
          .provedBy(faultWhen(SendingRights::leadElsewhere))
          .fixedBy(
              sendPolicy("Correct the Resource of the statement to {queue.arn}.")
                  .computedBy(PolicyFixes::sending, PolicyFixes::none))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/api-gateway-rest-api-sqs-errors")
          .answering(A12, B3)),
  DENIES_SENDING(
      failing("a policy of the execution role denies sending")
          .seenAs(
              names(denied(SENDING, PolicyType.IDENTITY_BASED)),
              mostly(denied("sqs:", PolicyType.IDENTITY_BASED)),
              fits(unnamed("sqs:")))
          .provedBy(faultWhen(SendingRights::areDenied))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove or narrow the Deny in the policies of {role.name} that matches"
                          + " sqs:SendMessage on {queue.arn}.")
                  .computedBy(PolicyFixes::roleDenial))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html")
          .answering(B5)),
  BOUNDARY_DENIES(
      failing("the execution role's permissions boundary blocks sending")
          .seenAs(names(stoppedBy(PolicyType.PERMISSIONS_BOUNDARY)), fits(stoppedByUnnamed()))
          .provedBy(faultWhen(SendingRights::areBounded))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Allow sqs:SendMessage in the permissions boundary of {role.name} on"
                          + " {queue.arn}, and the key's actions if the queue is encrypted.")
                  .orAgainstDeny(
                      "Remove or narrow the Deny in the permissions boundary of {role.name}")
                  .computedBy(PolicyFixes::boundary, PolicyFixes::boundaryDenial))
          .met(0)
          .documentedAt("docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html")
          .answering(B5)),
  SESSION_POLICY_DENIES(
      failing("a session policy blocks the call")
          .seenAs(names(stoppedBy(PolicyType.SESSION)), fits(stoppedByUnnamed()))
          .provedBy(
              notReadHere(
                  "the caller's AssumeRole event in CloudTrail: which session policy it passed"))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Allow sqs:SendMessage in the session policy of whoever assumed {role.arn}."
                          + " API Gateway passes none: the caller is another.")
                  .orAgainstDeny(
                      "Remove or narrow the Deny in the session policy of whoever assumed"
                          + " {role.arn}"))
          .met(0)
          .documentedAt("docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html")
          .answering(B5)),
  CONDITION_NOT_MET(
      failing("the role's permission to send has a condition that the call does not meet")
          .seenAs(fits(notAllowed(SENDING, PolicyType.IDENTITY_BASED)).ofTheRole())
          .provedBy(faultWhen(SendingRights::hangOnCondition))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove or correct the Condition for sqs:SendMessage: {role.condition}.")
                  .computedBy(PolicyFixes::sendingCondition, PolicyFixes::none))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html")
          .answering(B6)),
  SERVICE_CONTROL_POLICY_DENIES(
      failing("a service control policy of the organization denies sending")
          .seenAs(names(stoppedBy(PolicyType.SERVICE_CONTROL)), fits(stoppedByUnnamed()))
          .provedBy(faultWhen(SendingRights::areStoppedByOrganization))
          .fixedBy(
              RemedyTemplate.byHand("Ask the organization's administrator to exempt {role.arn}.")
                  .computedBy(HandOvers::serviceControl))
          .met(0)
          .documentedAt(
              "docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html")
          .answering(B7)),
  RESOURCE_CONTROL_POLICY_DENIES(
      failing("a resource control policy of the organization denies the call")
          .seenAs(names(stoppedBy(PolicyType.RESOURCE_CONTROL)), fits(stoppedByUnnamed()))
          .provedBy(
              notReadHere(
                  "organizations ListPolicies in the management account: which RCP applies"))
          .fixedBy(
              RemedyTemplate.byHand("Ask the organization's administrator to exempt {role.arn}.")
                  .computedBy(HandOvers::resourceControl))
          .met(0)
          .documentedAt(
              "docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html")
          .answering(B7)),
  CALLER_CREDENTIALS_USED(
      failing("the integration calls SQS with the caller's credentials, not with an execution role")
          .seenAs(
              fits(notAllowed(SENDING, PolicyType.IDENTITY_BASED)),
              mostly(gateway(GatewayErrors.DEFINITION).and(saying("Role ARN must be"))),
              fits(gateway(GatewayErrors.DEFINITION).and(saying("Invalid ARN specified"))),
              fits(refusedToUser(SENDING)))
          .provedBy(faultWhen(Integrations::usesCallerCredentials))
          .fixedBy(
              RemedyTemplates.integration(
                      "Set the execution role as the integration's credentials and deploy.",
                      RemedyTemplates.set("/credentials", "{role.arn}"))
                  .computedBy(IntegrationFixes::credentials))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html")
          .answering(A4)),
  ALLOWS_TOO_MUCH(
      unsafe("the execution role is allowed more than sending")
          .provedBy(faultWhen(BeyondSending::isAllowed))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Give other methods that use {role.name} a role of their own first. Then"
                          + " leave {role.name} of SQS only sqs:SendMessage on {queue.arn}: with a"
                          + " template that does not encode, a client could use the rest.")
                  .computedBy(PolicyFixes::onlySending))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html")
          .answering(B3)),
  STS_NOT_ACTIVATED(
      failing("STS is not active in the Region, so the role cannot be assumed there")
          .seenAs(mostly(recorded(MAY_NOT_ASSUME)), fits(gateway("InternalServerErrorException")))
          .provedBy(notReadHere("the account's STS settings; no API reads them"))
          .fixedBy(
              RemedyTemplate.byHand(
                  "Activate STS for Region {api.region} in the account settings of IAM."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html")
          .answering(A4));

  private final Entry entry;

  RoleCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
