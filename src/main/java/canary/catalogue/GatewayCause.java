package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.byReply;
import static canary.catalogue.Proof.explainedBy;
import static canary.catalogue.Proof.settledBy;
import static canary.remedy.RemedyTemplate.byHand;
import static canary.remedy.RemedyTemplates.deploy;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.layer;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.fitsMessage;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;
import static canary.symptom.Symptom.onlyCombined;

import canary.evidence.Evidence;
import canary.evidence.Stage;
import canary.finding.Answer;
import canary.probe.Layer;
import canary.probe.TransportFault;
import canary.remedy.RemedyTemplate;
import canary.symptom.Refusals;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Refusals of API Gateway itself: the message has not reached the integration. */
public enum GatewayCause implements Cause {
  ROUTE_NOT_DEPLOYED(
      "the method is not in the deployed stage",
      seenAs(mostly(gateway("MissingAuthenticationTokenException"))),
      settledBy(
          "apigateway GetResources and GetDeployment: is {api.path} in both", Routes.notDeployed()),
      deploy("Deploy the API to {api.stage}."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html"),
      answers(ArticleSentence.A7)),
  WRONG_URL(
      "the URL names no method of the API",
      seenAs(
          fits(gateway("MissingAuthenticationTokenException")),
          fits(gateway("ForbiddenException"))),
      settledBy(
          "apigateway GetStages and GetResources: do {api.stage} and {api.path} exist",
          Routes.notThere()),
      byHand(
          "The URL that is called leads to {api.path} on {api.stage}. Correct there what does not"
              + " exist."),
      documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
      answers(ArticleSentence.A8)),
  THROTTLED(
      "API Gateway throttles: a rate, burst or quota is used up",
      seenAs(names(gateway("TooManyRequestsException", "LimitExceededException"))),
      explainedBy("apigateway GetStage and GetUsagePlans: the limits", Limits.admitted()),
      byHand(
          "Raise the lowest limit that applies (method, stage, usage plan, account) on"
              + " {api.stage}, or slow the producers."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"),
      answers()),
  WAF_BLOCKED(
      "a WAF rule blocks the request",
      seenAs(
          onlyCombined(gateway("ForbiddenException")), fitsMessage(gateway("ForbiddenException"))),
      explainedBy(
          "apigateway GetStage: is a web ACL attached; wafv2 GetSampledRequests: is the request"
              + " blocked",
          account -> Ask.of("stage", account.stage(), GatewayCause::webAcl)),
      byHand("Exempt {api.path} from the matching rule, or narrow that rule."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"),
      answers()),
  ENDPOINT_NOT_SERVED(
      "the API is not served at this host name",
      seenAs(fits(gateway("ForbiddenException"))),
      explainedBy(
          "apigateway GetRestApi: disableExecuteApiEndpoint; GetBasePathMappings of a custom"
              + " domain; whether the caller's VPC has private DNS for execute-api",
          Ask.ask(
              "REST API",
              Evidence::api,
              it -> it.disableExecuteApiEndpoint() ? Answer.YES : Answer.UNKNOWN,
              it -> "disableExecuteApiEndpoint is " + it.disableExecuteApiEndpoint())),
      byHand(
          "Call the API by its custom domain, or add the base path mapping, or enable the default"
              + " endpoint. From a VPC with private DNS for execute-api only a custom domain leads"
              + " to a public API."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-monitor.html"),
      answers()),
  PRIVATE_ENDPOINT(
      "the API is private and is called from outside its VPC endpoints",
      seenAs(
          fits(gateway("ForbiddenException")),
          Symptom.fitsSilence(TransportFault.NAME_NOT_RESOLVED, TransportFault.CONNECT_TIMED_OUT)),
      explainedBy(
          "apigateway GetRestApi: is the endpoint type PRIVATE; ec2 DescribeVpcEndpoints",
          Endpoints.apiIsPrivate()),
      byHand(
          "Call through an execute-api VPC endpoint and allow it in the API's resource policy and"
              + " in the endpoint's own policy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html"),
      answers(ArticleSentence.B12)),
  REQUEST_NOT_VALID(
      "the request does not meet the method's model or parameters",
      seenAs(
          Symptom.namesMessage(
              gateway("BadRequestException")
                  .and(saying("Invalid request body", "Missing required request parameters"))),
          fits(Refusals.badRequestInOtherWords())),
      byReply(),
      byHand(
          "Send what the model of {api.path} asks for, or let the model accept a JSON object"
              + " with a __canary member; then deploy."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"),
      answers()),
  BODY_TOO_LARGE(
      "the body is larger than API Gateway's 10 MB",
      seenAs(Symptom.namesMessage(gateway("REQUEST_TOO_LARGE"))),
      byReply(),
      byHand("Send less: API Gateway takes 10 MB, SQS 1 MiB."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"),
      answers()),
  EDGE_ANSWERED(
      "something in front of API Gateway answered",
      seenAs(mostly(layer(Layer.EDGE)), fits(layer(Layer.UNKNOWN))),
      settledBy("a request to the execute-api host name itself, past every distribution and proxy"),
      byHand(
          "Find what answers in front of the API (distribution, proxy, portal) and let"
              + " {api.path} pass."),
      documentedAt(
          "docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html"),
      answers());

  private final Entry entry;

  GatewayCause(
      String title,
      List<Symptom> symptoms,
      Proof proof,
      RemedyTemplate fix,
      URI documentation,
      Set<ArticleSentence> answers) {
    this.entry = new Entry(title, symptoms, proof, fix, documentation, answers);
  }

  private static CheckResult webAcl(Stage stage) {
    return stage
        .webAclArn()
        .map(
            it ->
                CheckResult.possible(
                    "stage",
                    "a web ACL is attached: " + it,
                    "which of its rules blocks; wafv2 GetSampledRequests tells"))
        .orElseGet(() -> CheckResult.of(Answer.NO, "stage", "no web ACL is attached"));
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
