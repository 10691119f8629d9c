package canary.aws;

import canary.evidence.Identity;
import canary.evidence.Queue;
import canary.finding.Arn;
import canary.finding.Finding;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reads a queue's attributes. */
record QueueReader(SqsClient sqs, Finding<Identity> identity) {
  Finding<Queue> read(String what, Arn arn) {
    var url = Queue.url(arn);
    Finding<Queue> found =
        new SdkCall(what, Permission.GET_QUEUE_ATTRIBUTES, arn.toString())
            .reading(
                () -> {
                  var attributes =
                      sqs.getQueueAttributes(
                              request -> request.queueUrl(url).attributeNamesWithStrings("All"))
                          .attributesAsStrings();
                  SdkCall.required("QueueArn", attributes.get("QueueArn"));
                  return Finding.known(Queue.of(arn, attributes));
                });
    return found instanceof Finding.Absent<Queue> ? whereOneIsSure(what, arn) : found;
  }

  /** SQS returns the same to other accounts that are not allowed to see the queue. */
  private Finding<Queue> whereOneIsSure(String what, Arn arn) {
    return switch (identity.is(it -> it.account().equals(arn.account()))) {
      case YES -> Finding.absent();
      case NO, UNKNOWN ->
          new Finding.Unreadable<>(
              what,
              "SQS returned that it does not exist, as it does to other accounts that are not"
                  + " allowed to read it",
              Permission.GET_QUEUE_ATTRIBUTES.on(arn.toString()));
    };
  }
}
