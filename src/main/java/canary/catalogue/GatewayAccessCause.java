package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.explainedWhen;
import static canary.catalogue.Proof.faultWhen;
import static canary.catalogue.Proof.notReadHere;
import static canary.catalogue.Proof.saidByReply;
import static canary.remedy.RemedyTemplate.byHand;
import static canary.remedy.RemedyTemplates.deployPolicy;
import static canary.symptom.Refusals.callingByRights;
import static canary.symptom.Refusals.denied;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.notAllowed;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Refusals.stoppedBy;
import static canary.symptom.Refusals.unexplained;
import static canary.symptom.Refusals.unnamed;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.probe.Denial.PolicyType;
import canary.probe.QueueErrors;
import canary.question.ApiPolicies;
import canary.question.FrontDoor;
import canary.question.Limits;
import canary.remedy.ApiFixes;
import canary.remedy.CallerFixes;
import canary.remedy.CallerHandOvers;
import canary.remedy.PolicyFixes;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplate.Risk;
import canary.symptom.Refusals;
import java.util.List;

/**
 * Refusals of API Gateway that lie with who calls: signature, permissions, policy, key, authorizer.
 */
public enum GatewayAccessCause implements Cause {
  SIGNATURE_MISSING(
      failing("the method requires SigV4 signing and the request is not signed")
          .seenAs(fits(gateway("MissingAuthenticationTokenException")).unlessSigned())
          .provedBy(explainedWhen(FrontDoor::requiresSignature))
          .fixedBy(
              byHand(
                      "Sign requests with Signature Version 4 for service execute-api; for the"
                          + " canary set TargetAuthorization to AWS_IAM.")
                  .computedBy(CallerHandOvers::signature))
          .met(1)
          .documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden")),
  SIGNATURE_REFUSED(
      failing("the request's signature or credentials are rejected")
          .seenAs(
              names(
                  gateway("AccessDeniedException")
                      .and(saying("security token included in the request"))),
              names(
                      gateway(
                          "InvalidSignatureException",
                          "ExpiredTokenException",
                          "UnrecognizedClientException"))
                  .ofProbe(), // Every service of AWS has these words.
              mostly(queue(QueueErrors.CREDENTIALS)),
              fits(Refusals.notSigned()))
          .provedBy(
              notReadHere(
                  "sts GetCallerIdentity with the caller's credentials; whether the request was"
                      + " signed at all"))
          .fixedBy(
              new RemedyTemplate(
                  "Sign what is sent, for service execute-api in {api.region}, with credentials in"
                      + " force and a clock that is right.",
                  List.of("aws sts get-caller-identity"),
                  "",
                  "",
                  "",
                  Risk.NONE))
          .met(6)
          .documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden")
          .answering(B8)),
  CALLER_NOT_ALLOWED(
      failing("the caller is not allowed to invoke the method")
          .seenAs(
              names(callingByRights()),
              fits(unnamed("execute-api:")),
              mostly(unexplained("execute-api:").and(saying("assumed-role", ":user/"))))
          .provedBy(
              notReadHere("iam SimulatePrincipalPolicy for {caller.arn} and execute-api:Invoke"))
          .fixedBy(
              byHand(
                      "Allow execute-api:Invoke on {method.arn} to the role or user behind"
                          + " {caller.arn}.")
                  .orAgainstDeny(
                      "Remove or narrow the Deny of execute-api:Invoke on {method.arn} that matches"
                          + " {caller.arn}, in the type of policy that the reply names")
                  .computedBy(CallerFixes::allowInvoke, PolicyFixes::none))
          .notCounted()
          .documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden")
          .answering(B2)),
  RESOURCE_POLICY_DENIES(
      failing("the API's resource policy denies the call")
          .seenAs(
              mostly(denied("execute-api:", PolicyType.RESOURCE_BASED)),
              fits(unnamed("execute-api:")),
              mostly(notAllowed("execute-api:", PolicyType.RESOURCE_BASED)))
          .provedBy(faultWhen(ApiPolicies::deny))
          .fixedBy(
              byHand(
                      "Add a statement that allows the call to the API's resource policy; then"
                          + " deploy.")
                  .orAgainstDeny(
                      "Remove or narrow the statement of the API's resource policy that denies the"
                          + " call; then deploy")
                  .computedBy(PolicyFixes::api, PolicyFixes::apiDenial))
          .met(1)
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html")
          .answering(B5, B6)),
  RESOURCE_POLICY_NOT_DEPLOYED(
      failing("the API's resource policy was changed and not deployed")
          .seenAs(
              fits(stoppedBy("execute-api:", PolicyType.RESOURCE_BASED)),
              fits(unnamed("execute-api:")))
          .provedBy(explainedWhen(ApiPolicies::allowWhatIsRefused))
          .fixedBy(
              deployPolicy(
                  "Deploy: a change of the resource policy takes effect with the next deployment."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html")
          .answering(A7)),
  API_KEY_REFUSED(
      failing("the API key is missing, disabled or in no usage plan of the stage")
          .seenAs(mostly(gateway("ForbiddenException")))
          .provedBy(explainedWhen(Limits::refuseKey))
          .fixedBy(
              byHand(
                      "Attach the key to a usage plan that lists {api.stage}, enable it, and send"
                          + " it as x-api-key.")
                  .computedBy(CallerHandOvers::apiKey))
          .met(4)
          .documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden")),
  API_KEY_UNKNOWN(
      failing("the API key that is sent is no key of the account")
          .seenAs(fits(gateway("ForbiddenException")))
          .provedBy(explainedWhen(Limits::lackKey))
          .fixedBy(
              byHand(
                      "Send a key that a usage plan of {api.stage} has. The canary's is x-api-key"
                          + " in the secret of TargetHeaders; it reads the secret again by itself.")
                  .computedBy(CallerHandOvers::apiKey))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-key-with-console.html")),
  AUTHORIZER_REFUSED(
      failing("an authorizer rejects the caller or fails")
          .seenAs(
              names(gateway("UnauthorizedException", "AuthorizerConfigurationException")),
              names(
                  gateway("AccessDeniedException")
                      .and(saying("User is not authorized to access this resource"))),
              fits(Refusals.httpApi("Unauthorized", "Forbidden")))
          .provedBy(saidByReply())
          .fixedBy(
              byHand(
                      "Send the token that the authorizer of {api.path} requires, or fix the"
                          + " authorizer; test it with TestInvokeAuthorizer.")
                  .computedBy(CallerHandOvers::authorizer))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html")),
  NO_AUTHORIZATION(
      unsafe("anyone on the internet can call the method")
          .provedBy(faultWhen(ApiPolicies::leaveOpenToAnyone))
          .fixedBy(
              byHand(
                      "Set authorizationType of {api.path} to AWS_IAM, or name in a resource policy"
                          + " who is allowed to call; then deploy.")
                  .computedBy(ApiFixes::askForSignature))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html")
          .answering(B3));

  private final Entry entry;

  GatewayAccessCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
