package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.byReply;
import static canary.catalogue.Proof.explainedBy;
import static canary.catalogue.Proof.settledBy;
import static canary.remedy.RemedyTemplate.byHand;
import static canary.symptom.Refusals.SENDING;
import static canary.symptom.Refusals.denial;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Symptom.fits;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;
import static canary.symptom.Symptom.unanswered;

import canary.probe.Denial.Kind;
import canary.probe.Denial.PolicyType;
import canary.probe.TransportFault;
import canary.remedy.RemedyTemplate;
import canary.symptom.Refusals;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Faults of the canary's own surroundings, and what passes by itself. */
public enum CanaryCause implements Cause {
  NAME_NOT_RESOLVED(
      "the API's host name does not resolve",
      seenAs(unanswered(TransportFault.NAME_NOT_RESOLVED)),
      settledBy("apigateway GetRestApi: does the API exist, and is its endpoint type PRIVATE"),
      byHand(
          "Correct the host name in the target's URL; for a private API give the canary a VPC with"
              + " an execute-api endpoint and private DNS."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html"),
      answers(ArticleSentence.A8)),
  CONNECTION_REFUSED(
      "the API's address does not take connections",
      seenAs(
          unanswered(
              TransportFault.CONNECTION_REFUSED,
              TransportFault.NO_ROUTE,
              TransportFault.CONNECT_TIMED_OUT)),
      settledBy(
          "the routes and security groups between the canary and the API; apigateway GetRestApi: is"
              + " the endpoint type PRIVATE"),
      byHand(
          "Check the target's URL, and what stands between the canary and it: security groups,"
              + " routes, an endpoint or NAT gateway."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html"),
      answers(ArticleSentence.B13)),
  TLS_FAILED(
      "no secure connection to the API can be made",
      seenAs(
          unanswered(
              TransportFault.CERTIFICATE_EXPIRED,
              TransportFault.CERTIFICATE_FOR_OTHER_NAME,
              TransportFault.CERTIFICATE_NOT_TRUSTED,
              TransportFault.TLS_FAILED)),
      byReply(),
      byHand(
          "Renew or correct the certificate of the host name in the target's URL; a proxy in"
              + " between may present its own."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html"),
      answers(ArticleSentence.B13)),
  CONNECTION_BROKEN(
      "the connection to the API breaks before an answer is whole",
      seenAs(
          unanswered(
              TransportFault.CONNECTION_RESET,
              TransportFault.CLOSED_WITHOUT_ANSWER,
              TransportFault.ANSWER_BROKEN)),
      byReply(),
      byHand(
          "Look at what stands between the canary and the API. The message may be in the queue all"
              + " the same."),
      documentedAt("docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html"),
      answers(ArticleSentence.A8)),
  NO_ANSWER_IN_TIME(
      "the API does not answer in the time that the canary allows",
      seenAs(unanswered(TransportFault.ANSWER_TIMED_OUT)),
      byReply(),
      byHand(
          "Compare the API's Latency and IntegrationLatency metrics with the canary's ten seconds."
              + " The message may be in the queue all the same."),
      documentedAt(
          "docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html"),
      answers(ArticleSentence.A4)),
  ENDPOINT_POLICY_DENIES(
      "the policy of a VPC endpoint does not let the call through",
      seenAs(
          names(
              denial("sqs:", it -> it.policyType() == PolicyType.VPC_ENDPOINT)
                  .or(denial("execute-api:", it -> it.policyType() == PolicyType.VPC_ENDPOINT)))),
      explainedBy("ec2 DescribeVpcEndpoints: which policy refuses the call", Endpoints.refusing()),
      byHand(
          "Allow the principal, the action and the resource that the reply names in the policy of"
              + " the VPC endpoint that the caller uses; API Gateway calls SQS through none."),
      documentedAt("docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"),
      answers(ArticleSentence.B12)),
  IDENTITY_UNEXPECTED(
      "the call was made by another identity than the execution role",
      seenAs(
          fits(
              denial(SENDING, it -> it.roleName().isEmpty() && it.principal().startsWith("arn:")))),
      settledBy("sts GetCallerIdentity against the principal that the reply names"),
      new RemedyTemplate(
          "Find out who calls, and let it be the execution role.",
          List.of("aws sts get-caller-identity"),
          "",
          "",
          "",
          RemedyTemplate.Risk.NONE),
      documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors"),
      answers(ArticleSentence.B8)),
  CONSOLE_RIGHTS_MISSING(
      "somebody may not list queues or read their attributes in the console",
      seenAs(
          names(denial("sqs:listqueues", it -> it.kind() != Kind.EXPLICIT_DENY)),
          names(denial("sqs:getqueueattributes", it -> it.kind() != Kind.EXPLICIT_DENY))),
      byReply(),
      byHand(
          "Allow sqs:ListQueues on * (or arn:aws:sqs:REGION:ACCOUNT:*; never on a single queue) and"
              + " sqs:GetQueueAttributes on {queue.arn} to who looks."),
      documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors"),
      answers(ArticleSentence.B14, ArticleSentence.B15)),
  ALARMS_MAY_NOT_PUBLISH(
      "an alarm cannot be published to the topic, and so tells nobody",
      seenAs(),
      settledBy(
          "sns GetTopicAttributes and kms GetKeyPolicy: may cloudwatch.amazonaws.com publish, and"
              + " use the topic's key",
          AlarmRights.refused()),
      byHand(
          "Allow cloudwatch.amazonaws.com sns:Publish in the topic's policy, and kms:Decrypt and"
              + " kms:GenerateDataKey* in the policy of its key, a key of your own."),
      documentedAt("repost.aws/knowledge-center/cloudwatch-configure-alarm-sns"),
      answers()),
  AWS_TRANSIENT(
      "the service itself failed",
      seenAs(
          mostly(
              queue(
                  "InternalError",
                  "InternalFailure",
                  "ServiceUnavailable",
                  "ServiceUnavailableException")),
          fits(Refusals.gateway("InternalServerErrorException")),
          fits(Refusals.code("HTTP 500", "HTTP 502", "HTTP 503", "HTTP 504"))),
      settledBy("whether it still fails in some minutes; the AWS Health Dashboard"),
      byHand("Wait and probe again. Nothing of yours is known to be at fault."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html"),
      answers());

  private final Entry entry;

  CanaryCause(
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
