package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Proof.explainedWhen;
import static canary.catalogue.Proof.faultWhen;
import static canary.catalogue.Proof.notReadHere;
import static canary.catalogue.Proof.saidByReply;
import static canary.remedy.RemedyTemplate.byHand;
import static canary.remedy.RemedyTemplates.deploy;
import static canary.symptom.Refusals.gateway;
import static canary.symptom.Refusals.layer;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Signal.silence;
import static canary.symptom.Symptom.butPlainArrives;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.probe.GatewayErrors;
import canary.probe.Layer;
import canary.probe.TransportFault;
import canary.question.Domains;
import canary.question.Endpoints;
import canary.question.FrontDoor;
import canary.question.Limits;
import canary.question.Routes;
import canary.remedy.ApiFixes;
import canary.remedy.CallerHandOvers;
import canary.remedy.PolicyFixes;
import canary.remedy.RemedyTemplates;
import canary.remedy.StageFixes;
import canary.symptom.Refusals;

/** Refusals of API Gateway itself: the message has not reached the integration. */
public enum GatewayCause implements Cause {
  ROUTE_NOT_DEPLOYED(
      failing("the method is not in the deployed stage")
          .seenAs(
              mostly(gateway("MissingAuthenticationTokenException")).unlessPreflight(),
              fits(gateway("MissingAuthenticationTokenException")),
              mostly(Refusals.notSigned()),
              fits(Refusals.httpApi("Not Found")))
          .provedBy(faultWhen(Routes::areNotDeployed))
          .fixedBy(deploy("Deploy the API to {api.stage}."))
          .met(2)
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html")
          .answering(A7)),
  WRONG_URL(
      failing("the URL names no method of the API")
          .seenAs(
              fits(gateway("MissingAuthenticationTokenException")),
              mostly(gateway("MissingAuthenticationTokenException", "ForbiddenException"))
                  .withoutStage(),
              fits(Refusals.httpApi("Not Found")),
              mostly(Refusals.notSigned()),
              mostly(gateway("NotFoundException")),
              fits(Refusals.unknownOfGateway()),
              fits(gateway("ForbiddenException")))
          .provedBy(faultWhen(Routes::areNotThere))
          .fixedBy(
              byHand(
                      "The URL that is called leads to {api.path} on {api.stage}. Correct there"
                          + " what does not exist.")
                  .computedBy(CallerHandOvers::url))
          .met(4)
          .documentedAt("www.repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden")
          .answering(A8)),
  PREFLIGHT_NOT_ANSWERED(
      failing("a browser asks with OPTIONS first, and no method responds to that")
          .seenAs(
              mostly(
                      gateway("MissingAuthenticationTokenException", "ForbiddenException")
                          .or(Refusals.httpApi("Not Found", "Forbidden", "Unauthorized")))
                  .ofPreflight())
          .provedBy(
              notReadHere(
                  "apigateway GetResources: has {api.path} an OPTIONS method without a key"))
          .fixedBy(
              byHand(
                  "Enable CORS for {api.path}: an OPTIONS method without authorization and API key,"
                      + " and Access-Control-Allow-Origin in the POST method's responses; deploy."))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html")),
  HTTP_API(
      failing("an HTTP API responded; what is described here is a REST API")
          .seenAs(mostly(gateway(GatewayErrors.HTTP_API)))
          .provedBy(notReadHere("apigatewayv2 GetApi: is ProtocolType HTTP"))
          .fixedBy(
              byHand(
                  "Look there, for an HTTP API differs: Not Found is a route that is missing,"
                      + " Unauthorized and Forbidden are an authorizer's, Service Unavailable is a"
                      + " timeout of the integration (30 s at most), Internal Server Error is a"
                      + " role that cannot be assumed or a parameter mapping. It has no mapping"
                      + " templates: the integration SQS-SendMessage takes QueueUrl and MessageBody"
                      + " as parameters. Its access log names the reason as"
                      + " $context.integrationErrorMessage."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html")),
  THROTTLED(
      failing("API Gateway throttles: a rate, burst or quota is used up")
          .seenAs(
              names(gateway("TooManyRequestsException", "LimitExceededException")),
              mostly(Refusals.httpApi("Too Many Requests")))
          .provedBy(explainedWhen(Limits::areSet))
          .fixedBy(
              byHand(
                      "Raise the lowest limit that applies (method, stage, usage plan, account) on"
                          + " {api.stage}, or slow the producers.")
                  .computedBy(StageFixes::raiseLimits))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html")),
  WAF_BLOCKED(
      failing("a WAF rule blocks the request")
          .seenAs(
              butPlainArrives(gateway("ForbiddenException")),
              fits(gateway("ForbiddenException")).onThisMessage(),
              fits(layer(Layer.EDGE)))
          .provedBy(explainedWhen(FrontDoor::hasWebAcl))
          .fixedBy(
              byHand("Exempt {api.path} from the matching rule, or narrow that rule.")
                  .computedBy(CallerHandOvers::webAcl))
          .met(1)
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html")),
  ENDPOINT_NOT_SERVED(
      failing("the API is not served at this host name")
          .seenAs(
              mostly(gateway("ForbiddenException")).atCustomDomain(),
              fits(gateway("ForbiddenException")))
          .provedBy(explainedWhen(FrontDoor::hasNoDefaultEndpoint))
          .fixedBy(
              byHand(
                      "Call the API by its custom domain, or add the base path mapping, or enable"
                          + " the default endpoint. From a VPC with private DNS for execute-api"
                          + " only a custom domain leads to a public API.")
                  .computedBy(ApiFixes::enableEndpoint))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-monitor.html")),
  DOMAIN_MAPPING_MISSING(
      failing("the custom domain has no mapping for the URL")
          .seenAs(fits(gateway("ForbiddenException")))
          .provedBy(faultWhen(Domains::lackMapping))
          .fixedBy(
              RemedyTemplates.mapDomain(
                  "Map {domain.base} of {domain.name} to {api.stage}. A base path"
                      + " with a slash is mapped by apigatewayv2 create-api-mapping."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html")),
  DOMAIN_MAPPING_ELSEWHERE(
      failing("the custom domain's mapping leads to another API, stage or path")
          .seenAs(
              fits(gateway("ForbiddenException", "MissingAuthenticationTokenException")),
              fits(Refusals.notSigned()))
          .provedBy(faultWhen(Domains::leadElsewhere))
          .fixedBy(
              RemedyTemplates.remapDomain(
                  "Point {domain.base} of {domain.name} to {api.stage} of {api.id}."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html")),
  PRIVATE_ENDPOINT(
      failing("the API is private and is called from outside its VPC endpoints")
          .seenAs(
              fits(gateway("ForbiddenException")),
              fits(silence(TransportFault.NAME_NOT_RESOLVED, TransportFault.CONNECT_TIMED_OUT)))
          .provedBy(explainedWhen(Endpoints::areTheOnlyWay))
          .fixedBy(
              byHand(
                      "Call through an execute-api VPC endpoint and allow it in the API's resource"
                          + " policy and in the endpoint's own policy.")
                  .orAgainstDeny(
                      "Remove or narrow the Deny in the policy of the API or of the execute-api VPC"
                          + " endpoint that is called through")
                  .computedBy(CallerHandOvers::vpcEndpoint, PolicyFixes::none))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html")
          .answering(B12)),
  REQUEST_NOT_VALID(
      failing("the request does not meet the method's model or parameters")
          .seenAs(
              names(
                      gateway("BadRequestException")
                          .and(
                              saying(
                                  "Invalid request body", "Missing required request parameters")))
                  .onThisMessage(),
              mostly(Refusals.bodyIsNoJson()).onThisMessage(),
              fits(Refusals.unknownOfGateway()),
              fits(Refusals.badRequestInOtherWords()))
          .provedBy(
              notReadHere(
                  "apigateway GetMethod and GetModel: what the method requires; whether the body is"
                      + " JSON"))
          .fixedBy(
              byHand(
                      "Send what the model of {api.path} requires, or change the model to accept a"
                          + " JSON object with a __canary member; then deploy.")
                  .computedBy(CallerHandOvers::validMessage))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html")),
  BODY_TOO_LARGE(
      failing("the body is larger than API Gateway's 10 MB")
          .seenAs(names(gateway("REQUEST_TOO_LARGE")).onThisMessage())
          .provedBy(saidByReply())
          .fixedBy(byHand("Send less: API Gateway accepts 10 MB, SQS 1 MiB."))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/limits.html")),
  NOT_REACHED(
      failing("something in front of API Gateway sent the response")
          .seenAs(mostly(layer(Layer.EDGE)), fits(layer(Layer.UNKNOWN)))
          .provedBy(
              notReadHere(
                  "a request to the execute-api host name itself, past every distribution and"
                      + " proxy"))
          .fixedBy(
              byHand(
                  "Find what responds in front of the API (distribution, proxy, portal) and let"
                      + " {api.path} pass."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html"));

  private final Entry entry;

  GatewayCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
