package canary.catalogue;

import static canary.catalogue.Page.answers;
import static canary.catalogue.Page.documentedAt;
import static canary.catalogue.Page.seenAs;
import static canary.catalogue.Proof.byReply;
import static canary.catalogue.Proof.explainedBy;
import static canary.catalogue.Proof.settledBy;
import static canary.remedy.Mendings.queueAttribute;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Sign.mostly;
import static canary.symptom.Sign.names;
import static canary.symptom.Sign.namesMessage;

import canary.evidence.Evidence;
import canary.finding.Answer;
import canary.remedy.Mending;
import canary.remedy.Mending.Risk;
import canary.remedy.Mendings;
import canary.symptom.Sign;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Refusals that lie with the queue: its existence, its policy, its type and its limits. */
public enum QueueCause implements Cause {
  MISSING(
      "the queue does not exist",
      seenAs(mostly(queue("AWS.SimpleQueueService.NonExistentQueue"))),
      settledBy("sqs GetQueueAttributes for {queue.arn}", Reads.absent("queue", Evidence::queue)),
      new Mending(
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
      answers(Seed.A1)),
  GROUP_ID_MISSING(
      "the queue is FIFO and the template sends no MessageGroupId",
      seenAs(names(queue("MissingParameter").and(saying("MessageGroupId")))),
      explainedBy(
          "",
          Reads.queue(
              it -> Answer.of(it.isFifo()),
              it -> "the queue is " + (it.isFifo() ? "FIFO" : "standard"))),
      Mendings.groupedTemplate("Send a MessageGroupId in the mapping template and deploy.")
          .inTemplate("{sound.group}"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(Seed.A6)),
  DEDUPLICATION_ID_MISSING(
      "the queue is FIFO and nothing gives a deduplication id",
      seenAs(names(queue("InvalidParameterValue").and(saying("ContentBasedDeduplication")))),
      explainedBy(
          "",
          Reads.queue(
              it -> Answer.of(it.isFifo() && !it.deduplicatesByContent()),
              it -> "ContentBasedDeduplication is " + it.deduplicatesByContent())),
      queueAttribute(
          "Let the queue deduplicate by content, or send a MessageDeduplicationId in the template.",
          "ContentBasedDeduplication",
          "true"),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(Seed.A6)),
  DEDUPLICATION_SUPPRESSES(
      "messages share a deduplication id, so all but the first are dropped",
      seenAs(),
      settledBy(
          "apigateway GetIntegration: is MessageDeduplicationId the same for every message",
          DeduplicationIds.areShared()),
      Mending.byHand(
          "Take a deduplication id that is unique to the request, as $context.extendedRequestId;"
              + " deploy."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(Seed.A6)),
  CONSUMER_FAILS(
      "a consumer fails on messages, perhaps the canary's: the dead-letter queue holds some",
      seenAs(),
      settledBy(
          "sqs GetQueueAttributes of the dead-letter queue, again after some runs: does it grow by"
              + " one a run",
          DeadLetters.waiting()),
      Mending.byHand(
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
      Mending.byHand(
          "Remove the parameter that the reply names from the mapping template of {api.path};"
              + " deploy."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(Seed.A6)),
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
      answers(Seed.A6)),
  CHARACTERS_NOT_ALLOWED(
      "the message has characters that SQS does not take",
      seenAs(namesMessage(queue("InvalidMessageContents"))),
      byReply(),
      Mending.byHand(
          "Leave out or encode control characters and U+FFFE, U+FFFF before sending: SQS takes what"
              + " XML 1.0 allows."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(Seed.A13)),
  MESSAGE_EMPTY(
      "the mapping template sends an empty message",
      seenAs(names(queue("MissingParameter").and(saying("MessageBody")))),
      byReply(),
      Mendings.template("Send the body as MessageBody and deploy."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"),
      answers(Seed.A6)),
  THROTTLED(
      "SQS throttles the queue",
      seenAs(names(queue("RequestThrottled", "OverLimit", "ThrottlingException", "Throttling"))),
      byReply(),
      Mending.byHand(
          "Send again later with growing pauses; for a FIFO queue switch high throughput on."),
      documentedAt(
          "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html"),
      answers()),
  INSECURE_TRANSPORT(
      "SQS was called without HTTPS or without a signature",
      seenAs(names(queue("InvalidSecurity"))),
      byReply(),
      Mending.byHand(
          "Call SQS at its https endpoint only; from a VPC through an endpoint with private DNS."),
      documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors"),
      answers(Seed.B13));

  private final Page page;

  QueueCause(
      String title,
      List<Sign> signs,
      Proof proof,
      Mending mending,
      URI documentation,
      Set<Seed> answers) {
    this.page = new Page(title, signs, proof, mending, documentation, answers);
  }

  @Override
  public Page page() {
    return page;
  }
}
