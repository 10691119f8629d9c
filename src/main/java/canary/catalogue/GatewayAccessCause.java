package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.byReply;
import static canary.catalogue.Proof.explainedBy;
import static canary.catalogue.Proof.settledBy;
import static canary.remedy.RemedyTemplate.byHand;
import static canary.remedy.RemedyTemplates.deployPolicy;
import static canary.symptom.Refusals.denied;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.fitsUnsigned;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.probe.Denial.PolicyType;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplate.Risk;
import canary.symptom.Refusals;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Refusals of API Gateway that lie with who calls: signature, rights, policy, key, authorizer. */
public enum GatewayAccessCause implements Cause {
  SIGNATURE_MISSING(
      "the method wants a signature and the request has none",
      seenAs(fitsUnsigned(gateway("MissingAuthenticationTokenException"))),
      explainedBy(
          "apigateway GetMethod: is authorizationType AWS_IAM",
          Ask.ask(
              "deployment",
              Evidence::route,
              it -> Answer.of(it.authorizationType().equals("AWS_IAM")),
              it -> "authorizationType is " + it.authorizationType())),
      byHand(
          "Sign requests with Signature Version 4 for service execute-api; for the canary set"
              + " TargetAuthorization to AWS_IAM."),
      documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
      answers()),
  SIGNATURE_REFUSED(
      "the request's signature or credentials are refused",
      seenAs(
          names(
              gateway("AccessDeniedException")
                  .and(saying("security token included in the request"))),
          names(
              gateway(
                  "InvalidSignatureException",
                  "IncompleteSignatureException",
                  "ExpiredTokenException",
                  "UnrecognizedClientException"))),
      byReply(),
      new RemedyTemplate(
          "Sign what is sent, for service execute-api in {api.region}, with credentials in force"
              + " and a clock that is right.",
          List.of("aws sts get-caller-identity"),
          "",
          "",
          "",
          Risk.NONE),
      documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
      answers(ArticleSentence.B8)),
  CALLER_NOT_ALLOWED(
      "the caller may not invoke the method",
      seenAs(
          names(Refusals.notAllowed("execute-api:", PolicyType.IDENTITY_BASED)),
          mostly(
              Refusals.denial("execute-api:", it -> it.kind() == canary.probe.Denial.Kind.UNSAID)
                  .and(saying("assumed-role", ":user/")))),
      settledBy("iam SimulatePrincipalPolicy for {caller.arn} and execute-api:Invoke"),
      byHand("Allow execute-api:Invoke on {method.arn} to the role or user behind {caller.arn}."),
      documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
      answers(ArticleSentence.B2)),
  RESOURCE_POLICY_DENIES(
      "the API's resource policy denies the call",
      seenAs(
          mostly(denied("execute-api:", PolicyType.RESOURCE_BASED)),
          fits(Refusals.denial("execute-api:", it -> it.policyType() == PolicyType.UNSAID)),
          mostly(Refusals.notAllowed("execute-api:", PolicyType.RESOURCE_BASED))),
      settledBy(
          "apigateway GetRestApi: which statement of the policy matches the caller",
          ApiPolicies.denies()),
      deployPolicy(
          "Amend the statement of the API's resource policy that denies the call, or add one that"
              + " allows it; then deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html"),
      answers(ArticleSentence.B5, ArticleSentence.B6)),
  RESOURCE_POLICY_NOT_DEPLOYED(
      "the API's resource policy was changed and not deployed",
      seenAs(
          fits(Refusals.denial("execute-api:", it -> it.policyType() == PolicyType.RESOURCE_BASED)),
          fits(Refusals.denial("execute-api:", it -> it.policyType() == PolicyType.UNSAID))),
      explainedBy(
          "apigateway GetRestApi and GetDeployment: does the policy shown allow what the stage"
              + " refuses",
          ApiPolicies.allowsWhatIsRefused()),
      deployPolicy(
          "Deploy: a change of the resource policy takes effect with the next deployment."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-create-attach.html"),
      answers(ArticleSentence.A7)),
  API_KEY_REFUSED(
      "the API key is missing, disabled or in no usage plan of the stage",
      seenAs(mostly(gateway("ForbiddenException"))),
      explainedBy(
          "apigateway GetMethod and GetUsagePlans: is apiKeyRequired true, and which plans list"
              + " {api.stage}",
          Limits.keyRequired()),
      byHand(
          "Attach the key to a usage plan that lists {api.stage}, enable it, and send it as"
              + " x-api-key."),
      documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
      answers()),
  AUTHORIZER_REFUSED(
      "an authorizer refuses the caller or fails",
      seenAs(
          names(gateway("UnauthorizedException", "AuthorizerConfigurationException")),
          names(
              gateway("AccessDeniedException")
                  .and(saying("User is not authorized to access this resource")))),
      byReply(),
      byHand(
          "Send the token that the authorizer of {api.path} wants, or mend the authorizer;"
              + " test it with TestInvokeAuthorizer."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"),
      answers()),
  OPEN_TO_ANYONE(
      "anybody on the internet may call the method",
      seenAs(),
      settledBy(
          "apigateway GetMethod and GetRestApi: authorizationType, apiKeyRequired and the resource"
              + " policy",
          ApiPolicies.openToAnyone()),
      byHand(
          "Set authorizationType of {api.path} to AWS_IAM, or let a resource policy name who may"
              + " call; then deploy."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html"),
      answers(ArticleSentence.B3));

  private final Entry entry;

  GatewayAccessCause(
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
