package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.explainedWhen;
import static canary.catalogue.Proof.faultWhen;
import static canary.catalogue.Proof.notReadHere;
import static canary.catalogue.Proof.saidByReply;
import static canary.remedy.RemedyTemplate.byHand;
import static canary.symptom.Refusals.SENDING;
import static canary.symptom.Refusals.notAllowed;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.refusedToNoRole;
import static canary.symptom.Refusals.stoppedBy;
import static canary.symptom.Refusals.stoppedByUnnamed;
import static canary.symptom.Refusals.unnamed;
import static canary.symptom.Signal.silence;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.probe.Denial.PolicyType;
import canary.probe.GatewayErrors;
import canary.probe.QueueErrors;
import canary.probe.TransportFault;
import canary.question.AlarmRights;
import canary.question.Endpoints;
import canary.question.RequestFit;
import canary.remedy.KeyFixes;
import canary.remedy.NetworkHandOvers;
import canary.remedy.PolicyFixes;
import canary.remedy.RemedyTemplate;
import canary.symptom.Refusals;
import java.util.List;

/** Faults of the canary's own surroundings, and what passes by itself. */
public enum CanaryCause implements Cause {
  NAME_NOT_RESOLVED(
      failing("the API's host name does not resolve")
          .seenAs(names(silence(TransportFault.NAME_NOT_RESOLVED)))
          .provedBy(
              notReadHere(
                  "apigateway GetRestApi: does the API exist, and is its endpoint type PRIVATE"))
          .fixedBy(
              byHand(
                      "Correct the host name in the target's URL; for a private API give the canary"
                          + " a VPC with an execute-api endpoint and private DNS.")
                  .computedBy(NetworkHandOvers::name))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html")
          .answering(A8)),
  CONNECTION_REFUSED(
      failing("the API's address does not accept connections")
          .seenAs(
              names(
                  silence(
                      TransportFault.CONNECTION_REFUSED,
                      TransportFault.NO_ROUTE,
                      TransportFault.CONNECT_TIMED_OUT)))
          .provedBy(
              notReadHere(
                  "the routes and security groups between the canary and the API; apigateway"
                      + " GetRestApi: is the endpoint type PRIVATE"))
          .fixedBy(
              byHand(
                      "Check the target's URL, and what stands between the canary and it: security"
                          + " groups, routes, an endpoint or NAT gateway.")
                  .computedBy(NetworkHandOvers::connection))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html")
          .answering(B13)),
  TLS_FAILED(
      failing("no secure connection to the API can be made")
          .seenAs(
              names(
                  silence(
                      TransportFault.CERTIFICATE_EXPIRED,
                      TransportFault.CERTIFICATE_FOR_OTHER_NAME,
                      TransportFault.CERTIFICATE_NOT_TRUSTED,
                      TransportFault.TLS_FAILED)))
          .provedBy(saidByReply())
          .fixedBy(
              byHand(
                      "Renew or correct the certificate of the host name in the target's URL; a"
                          + " proxy in between may present its own.")
                  .computedBy(NetworkHandOvers::certificate))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html")
          .answering(B13)),
  CONNECTION_BROKEN(
      failing("the connection to the API breaks before the response is complete")
          .seenAs(
              names(
                  silence(
                      TransportFault.CONNECTION_RESET,
                      TransportFault.CLOSED_WITHOUT_ANSWER,
                      TransportFault.ANSWER_BROKEN)))
          .provedBy(saidByReply())
          .fixedBy(
              byHand(
                      "Look at what stands between the canary and the API. The message can be in"
                          + " the queue nevertheless.")
                  .computedBy(NetworkHandOvers::response))
          .notCounted()
          .documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html")
          .answering(A8)),
  NO_ANSWER_IN_TIME(
      failing("the API does not respond within the canary's timeout")
          .seenAs(names(silence(TransportFault.ANSWER_TIMED_OUT)))
          .provedBy(saidByReply())
          .fixedBy(
              byHand(
                      "Compare the API's Latency and IntegrationLatency metrics with the canary's"
                          + " ten seconds. The message may be in the queue nevertheless.")
                  .computedBy(NetworkHandOvers::time))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html")
          .answering(A4)),
  ENDPOINT_POLICY_DENIES(
      failing("the policy of a VPC endpoint blocks the call")
          .seenAs(
              names(
                  stoppedBy(PolicyType.VPC_ENDPOINT)
                      .or(stoppedBy("execute-api:", PolicyType.VPC_ENDPOINT))),
              fits(stoppedByUnnamed().or(unnamed("execute-api:"))))
          .provedBy(explainedWhen(Endpoints::refuse))
          .fixedBy(
              byHand(
                      "Allow the principal, the action and the resource that the reply names in the"
                          + " policy of the VPC endpoint that the caller uses; API Gateway calls"
                          + " SQS through none.")
                  .orAgainstDeny(
                      "Remove or narrow the Deny in the policy of the VPC endpoint that the caller"
                          + " uses; API Gateway calls SQS through none")
                  .computedBy(PolicyFixes::endpoint, PolicyFixes::endpointDenial))
          .met(0)
          .documentedAt("docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html")
          .answering(B12)),
  IDENTITY_UNEXPECTED(
      failing("the call was made by an identity other than the execution role")
          .seenAs(fits(refusedToNoRole(SENDING)), fits(queue(QueueErrors.CREDENTIALS)))
          .provedBy(notReadHere("sts GetCallerIdentity against the principal that the reply names"))
          .fixedBy(
              new RemedyTemplate(
                  "Find out who calls, and call as the execution role.",
                  List.of("aws sts get-caller-identity"),
                  "",
                  "",
                  "",
                  RemedyTemplate.Risk.NONE))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors")
          .answering(B8)),
  CONSOLE_PERMISSIONS_MISSING(
      failing("a console user lacks sqs:ListQueues or sqs:GetQueueAttributes")
          .seenAs(names(notAllowed("sqs:listqueues")), names(notAllowed("sqs:getqueueattributes")))
          .provedBy(saidByReply())
          .fixedBy(
              byHand(
                      "Allow sqs:ListQueues on * (or arn:aws:sqs:REGION:ACCOUNT:*; never on a"
                          + " single queue) and sqs:GetQueueAttributes on {queue.arn} for the"
                          + " console user.")
                  .orAgainstDeny(
                      "Remove or narrow the Deny of sqs:ListQueues or sqs:GetQueueAttributes that"
                          + " matches the console user"))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors")
          .answering(B14, B15)),
  ALARM_PUBLISH_NOT_ALLOWED(
      unsafe("alarms cannot publish to the topic, so nobody is notified")
          .provedBy(faultWhen(AlarmRights::areRefused))
          .fixedBy(
              byHand(
                      "Allow cloudwatch.amazonaws.com sns:Publish in the topic's policy, and"
                          + " kms:Decrypt and kms:GenerateDataKey* in the policy of its key, a key"
                          + " of your own.")
                  .computedBy(KeyFixes::alarm, PolicyFixes::none))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/cloudwatch-configure-alarm-sns")),
  REQUEST_DOES_NOT_FIT(
      unsafe(
              "the canary's request does not fit this API; clients whose requests do are not"
                  + " affected")
          .seenAs(names(silence(TransportFault.CLIENT_CERTIFICATE_REQUIRED)))
          .provedBy(faultWhen(RequestFit::isMissing))
          .fixedBy(
              byHand(
                  "Run mode setup for the target's URL: it names the settings of a request that"
                      + " fits. A method that does not send messages is no target."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html")),
  AWS_SERVICE_ERROR(
      failing("the AWS service itself returned an error")
          .seenAs(
              mostly(
                  queue(
                      "InternalError",
                      "InternalFailure",
                      "ServiceUnavailable",
                      "ServiceUnavailableException")),
              mostly(Refusals.gateway(GatewayErrors.NO_CONNECTION)),
              fits(Refusals.gateway("InternalServerErrorException")),
              fits(Refusals.code("HTTP 500", "HTTP 502", "HTTP 503", "HTTP 504")))
          .provedBy(notReadHere("whether it still fails in some minutes; the AWS Health Dashboard"))
          .fixedBy(byHand("Wait and probe again. No misconfiguration was found."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html"));

  private final Entry entry;

  CanaryCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
