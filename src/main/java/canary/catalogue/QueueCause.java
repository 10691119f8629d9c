package canary.catalogue;

import static canary.catalogue.Entry.answers;
import static canary.catalogue.Entry.documentedAt;
import static canary.catalogue.Entry.seenAs;
import static canary.catalogue.Proof.byReply;
import static canary.catalogue.Proof.explainedBy;
import static canary.catalogue.Proof.settledBy;
import static canary.remedy.RemedyTemplates.queueAttribute;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;
import static canary.symptom.Symptom.namesMessage;

import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplate.Risk;
import canary.remedy.RemedyTemplates;
import canary.symptom.Symptom;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Refusals that lie with the queue: its existence, its policy, its type and its limits. */
public enum QueueCause implements Cause {
  MISSING(
      "the queue does not exist",
      seenAs(mostly(queue("AWS.SimpleQueueService.NonExistentQueue"))),
      settledBy("sqs GetQueueAttributes for {queue.arn}", Ask.absent("queue", Evidence::queue)),
      new RemedyTemplate(
          "Create the queue again, or point the integration at the one that exists. The command"
              + " makes a standard queue with SQS's defaults: set type, policy and key as they"
              + " were.",
          List.of("aws sqs create-queue --region {queue.region} --queue-name {queue.name}"),
          "",
          "aws sqs get-queue-url --region {queue.region} --queue-name {queue.name}",
          "aws sqs delete-queue --region {queue.region} --queue-url {queue.url}",
          Risk.ADDS),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(ArticleSentence.A1)),
  GROUP_ID_MISSING(
      "the queue is FIFO and the template sends no MessageGroupId",
      seenAs(names(queue("MissingParameter").and(saying("MessageGroupId")))),
      explainedBy(
          "",
          Ask.queue(
              it -> Answer.of(it.isFifo()),
              it -> "the queue is " + (it.isFifo() ? "FIFO" : "standard"))),
      RemedyTemplates.groupedTemplate("Send a MessageGroupId in the mapping template and deploy.")
          .inTemplate("{sound.group}"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(ArticleSentence.A6)),
  DEDUPLICATION_ID_MISSING(
      "the queue is FIFO and nothing gives a deduplication id",
      seenAs(names(queue("InvalidParameterValue").and(saying("ContentBasedDeduplication")))),
      explainedBy(
          "",
          Ask.queue(
              it -> Answer.of(it.isFifo() && !it.deduplicatesByContent()),
              it -> "ContentBasedDeduplication is " + it.deduplicatesByContent())),
      queueAttribute(
          "Let the queue deduplicate by content, or send a MessageDeduplicationId in the template.",
          "ContentBasedDeduplication",
          "true"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(ArticleSentence.A6)),
  DEDUPLICATION_SUPPRESSES(
      "messages share a deduplication id, so all but the first are dropped",
      seenAs(),
      settledBy(
          "apigateway GetIntegration: is MessageDeduplicationId the same for every message",
          DeduplicationIds.areShared()),
      RemedyTemplate.byHand(
          "Take a deduplication id that is unique to the request, as $context.extendedRequestId;"
              + " deploy."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(ArticleSentence.A6)),
  CONSUMER_FAILS(
      "a consumer fails on messages, perhaps the canary's: the dead-letter queue holds some",
      seenAs(),
      settledBy(
          "sqs GetQueueAttributes of the dead-letter queue, again after some runs: does it grow by"
              + " one a run",
          DeadLetters.waiting()),
      RemedyTemplate.byHand(
          "Look at one message of the dead-letter queue. If it has the member __canary, let the"
              + " consumer skip canary messages as the README says."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"),
      answers()),
  PARAMETER_NOT_FOR_QUEUE_TYPE(
      "the template sends a parameter that this type of queue does not take",
      seenAs(
          names(queue("InvalidParameterValue").and(saying("not valid for this queue type"))),
          names(queue("AWS.SimpleQueueService.UnsupportedOperation"))),
      byReply(),
      RemedyTemplate.byHand(
          "Remove the parameter that the reply names from the mapping template of {api.path};"
              + " deploy."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(ArticleSentence.A6)),
  MESSAGE_TOO_LARGE(
      "the message is larger than the queue takes",
      seenAs(namesMessage(queue("InvalidParameterValue").and(saying("must be shorter than")))),
      byReply(),
      queueAttribute(
          "Raise the queue's MaximumMessageSize (at most 1048576 bytes), or send less.",
          "MaximumMessageSize",
          "1048576"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html"),
      answers(ArticleSentence.A6)),
  CHARACTERS_NOT_ALLOWED(
      "the message has characters that SQS does not take",
      seenAs(namesMessage(queue("InvalidMessageContents"))),
      byReply(),
      RemedyTemplate.byHand(
          "Leave out or encode control characters and U+FFFE, U+FFFF before sending: SQS takes what"
              + " XML 1.0 allows."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(ArticleSentence.A13)),
  MESSAGE_EMPTY(
      "the mapping template sends an empty message",
      seenAs(names(queue("MissingParameter").and(saying("MessageBody")))),
      byReply(),
      RemedyTemplates.template("Send the body as MessageBody and deploy."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(ArticleSentence.A6)),
  THROTTLED(
      "SQS throttles the queue",
      seenAs(names(queue("RequestThrottled", "OverLimit", "ThrottlingException", "Throttling"))),
      byReply(),
      RemedyTemplate.byHand(
          "Send again later with growing pauses; for a FIFO queue switch high throughput on."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html"),
      answers()),
  INSECURE_TRANSPORT(
      "SQS was called without HTTPS or without a signature",
      seenAs(names(queue("InvalidSecurity"))),
      byReply(),
      RemedyTemplate.byHand(
          "Call SQS at its https endpoint only; from a VPC through an endpoint with private DNS."),
      documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors"),
      answers(ArticleSentence.B13));

  private final Entry entry;

  QueueCause(
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
