package canary.catalogue;

import static canary.catalogue.ArticleSentence.*;
import static canary.catalogue.Entry.damaging;
import static canary.catalogue.Entry.failing;
import static canary.catalogue.Entry.unsafe;
import static canary.catalogue.Proof.faultWhen;
import static canary.catalogue.Proof.saidByReply;
import static canary.remedy.AccountTemplates.queueAttribute;
import static canary.symptom.Refusals.queue;
import static canary.symptom.Refusals.saying;
import static canary.symptom.Symptom.mostly;
import static canary.symptom.Symptom.names;

import canary.question.DeadLetters;
import canary.question.DeduplicationIds;
import canary.question.Queues;
import canary.question.Templates;
import canary.remedy.QueueFixes;
import canary.remedy.RemedyTemplate;
import canary.remedy.RemedyTemplate.Risk;
import canary.remedy.RemedyTemplates;
import canary.remedy.TemplateFixes;
import canary.symptom.Refusals;
import java.util.List;

/** Refusals that lie with the queue: its existence, its policy, its type and its limits. */
public enum QueueCause implements Cause {
  MISSING(
      failing("the queue does not exist")
          .seenAs(mostly(queue("AWS.SimpleQueueService.NonExistentQueue")))
          .provedBy(faultWhen(Queues::isMissing))
          .fixedBy(
              new RemedyTemplate(
                  "Recreate the queue, or point the integration at the one that exists. The command"
                      + " creates a standard queue with SQS's defaults: set type, policy and key as"
                      + " they were.",
                  List.of("aws sqs create-queue --region {queue.region} --queue-name {queue.name}"),
                  "",
                  "aws sqs get-queue-url --region {queue.region} --queue-name {queue.name}",
                  "",
                  Risk.ADDS))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A1)),
  GROUP_ID_MISSING(
      failing("the queue is FIFO and the template sends no MessageGroupId, or an empty one")
          .seenAs(names(Refusals.groupIdMissing()), mostly(Refusals.groupIdEmpty()))
          .provedBy(faultWhen(Templates::lacksGroupId))
          .fixedBy(
              RemedyTemplates.groupedTemplate(
                      "Send a MessageGroupId in the mapping template and deploy.")
                  .inTemplate("{valid.group}")
                  .computedBy(TemplateFixes::group))
          .met(8)
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A6)),
  DEDUPLICATION_ID_MISSING(
      failing("the queue is FIFO and nothing gives a deduplication id")
          .seenAs(names(queue("InvalidParameterValue").and(saying("ContentBasedDeduplication"))))
          .provedBy(faultWhen(Templates::lacksDeduplicationId))
          .fixedBy(
              queueAttribute(
                  "Enable content-based deduplication, or send a MessageDeduplicationId in the"
                      + " template.",
                  "ContentBasedDeduplication",
                  "true",
                  "{queue.deduplication}"))
          .met(2)
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A6)),
  DEDUPLICATION_DROPS(
      damaging("messages share a deduplication id, so all but the first are dropped")
          .provedBy(faultWhen(DeduplicationIds::areShared))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Use a deduplication id that is unique to the request, for example"
                          + " $context.extendedRequestId; deploy.")
                  .computedBy(TemplateFixes::ownDeduplicationId))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A6)),
  CONSUMER_FAILS(
      unsafe("a consumer fails on messages, perhaps the canary's: the dead-letter queue holds some")
          .provedBy(faultWhen(DeadLetters::areWaiting))
          .fixedBy(
              RemedyTemplate.byHand(
                  "Look at one message of the dead-letter queue. If it has the member __canary,"
                      + " make the consumer skip canary messages as the README says."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html")),
  PARAMETER_NOT_FOR_QUEUE_TYPE(
      failing("the template sends a parameter that this type of queue does not accept")
          .seenAs(
              names(queue("InvalidParameterValue").and(saying("not valid for this queue type"))),
              names(
                  queue("AWS.SimpleQueueService.UnsupportedOperation")
                      .and(saying("attribute").negate())))
          .provedBy(faultWhen(Templates::sendsOfOtherType))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Remove the parameter that the reply names from the mapping template of"
                          + " {api.path}; deploy.")
                  .computedBy(TemplateFixes::leaveOut))
          .met(2)
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A6)),
  PARAMETER_NOT_VALID(
      failing("the template sends a parameter or message attribute that SQS does not accept")
          .seenAs(
              mostly(Refusals.parameterNotTaken()),
              mostly(queue("AWS.SimpleQueueService.UnsupportedOperation").and(saying("attribute"))))
          .provedBy(faultWhen(Templates::sendsRefusedParameter))
          .fixedBy(
              RemedyTemplate.byHand(
                      "Correct the parameter that the reply names in the mapping template of"
                          + " {api.path}, or leave it out where the client sends no value; deploy.")
                  .computedBy(TemplateFixes::leaveOut))
          .met(5)
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A6)),
  MESSAGE_TOO_LARGE(
      failing("the message is larger than the queue's limit")
          .seenAs(names(Refusals.overQueueLimit()).onThisMessage())
          .provedBy(saidByReply())
          .fixedBy(
              queueAttribute(
                  "Raise the queue's MaximumMessageSize (at most 1048576 bytes), or send less.",
                  "MaximumMessageSize",
                  "1048576",
                  "{queue.size}"))
          .met(1)
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html")
          .answering(A6)),
  MESSAGE_OVER_SQS_LIMIT(
      failing("the message is larger than any queue takes")
          .seenAs(names(Refusals.overSqsLimit()).onThisMessage())
          .provedBy(saidByReply())
          .fixedBy(
              RemedyTemplate.byHand(
                  "Send less: 1048576 bytes, attributes included, are the most that SQS takes, and"
                      + " no setting raises that. Put the data into S3 and send its address."))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html")
          .answering(A6)),
  CHARACTERS_NOT_ALLOWED(
      failing("the message has characters that SQS does not accept")
          .seenAs(names(queue("InvalidMessageContents")).onThisMessage())
          .provedBy(saidByReply())
          .fixedBy(
              RemedyTemplate.byHand(
                      "Leave out or encode control characters and U+FFFE, U+FFFF before sending:"
                          + " SQS accepts the characters of XML 1.0.")
                  .computedBy(TemplateFixes::leaveOutControls))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A13)),
  MESSAGE_EMPTY(
      failing("the mapping template sends an empty message")
          .seenAs(names(queue("MissingParameter").and(saying("MessageBody"))))
          .provedBy(faultWhen(Templates::sendsNoBody))
          .fixedBy(
              RemedyTemplates.template("Send the body as MessageBody and deploy.")
                  .computedBy(TemplateFixes::sendBody))
          .notCounted()
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
          .answering(A6)),
  THROTTLED(
      failing("SQS throttles the queue")
          .seenAs(
              names(queue("RequestThrottled", "OverLimit", "ThrottlingException", "Throttling")))
          .provedBy(saidByReply())
          .fixedBy(
              RemedyTemplate.byHand(
                      "Retry with exponential backoff; for a FIFO queue switch high throughput on.")
                  .computedBy(QueueFixes::throughput))
          .met(1)
          .documentedAt(
              "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html")),
  INSECURE_TRANSPORT(
      failing("SQS was called without HTTPS or without a signature")
          .seenAs(names(queue("InvalidSecurity")))
          .provedBy(saidByReply())
          .fixedBy(
              RemedyTemplate.byHand(
                  "Call SQS at its https endpoint only; from a VPC through an endpoint with private"
                      + " DNS."))
          .notCounted()
          .documentedAt("repost.aws/knowledge-center/sqs-accessdenied-errors")
          .answering(B13));

  private final Entry entry;

  QueueCause(Entry entry) {
    this.entry = entry;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
