package canary.lab.fault;

import static canary.catalogue.QueueCause.*;
import static canary.catalogue.QueuePolicyCause.*;
import static canary.lab.fault.Edit.plus;
import static canary.lab.fault.Edit.template;
import static canary.lab.fault.Edit.without;
import static canary.lab.fault.Fault.deployed;
import static canary.lab.fault.Fault.of;

import canary.lab.Laboratory;
import canary.lab.template.Resolved;
import java.util.List;
import java.util.function.Consumer;

/** Faults that lie with the queue. */
final class QueueFaults {
  private static final String FIFO = "orders.fifo";

  static final List<Fault> ALL =
      List.of(
          deployed(MISSING, "the queue is deleted", QueueFaults::withoutQueue),
          deployed(MISSING, "the queue is deleted", QueueFaults::withoutQueue).overJson(),
          deployed(
              POLICY_DENIES,
              "the queue's policy denies the execution role",
              plus(
                  "QueuePolicy",
                  "{'Sid':'NotThisRole','Effect':'Deny','Principal':{'AWS':'{role}'},"
                      + "'Action':'sqs:SendMessage','Resource':'{queue}'}")),
          deployed(
                  POLICY_DENIES,
                  "the queue's policy denies the execution role",
                  plus(
                      "QueuePolicy",
                      "{'Sid':'NotThisRole','Effect':'Deny','Principal':{'AWS':'{role}'},"
                          + "'Action':'sqs:SendMessage','Resource':'{queue}'}"))
              .overJson(),
          deployed(
                  POLICY_DENIES_ALL,
                  "the queue's policy denies everything to everybody",
                  plus(
                      "QueuePolicy",
                      "{'Sid':'Nobody','Effect':'Deny','Principal':'*','Action':'sqs:*',"
                          + "'Resource':'{queue}'}"))
              .likely("the policy denies reading it, too"),
          deployed(
                  POLICY_CONDITION,
                  "the queue's policy denies whoever does not come from one VPC endpoint",
                  plus(
                      "QueuePolicy",
                      "{'Sid':'OurEndpoint','Effect':'Deny','Principal':'*',"
                          + "'Action':'sqs:SendMessage','Resource':'{queue}','Condition':"
                          + "{'StringNotEquals':{'aws:SourceVpce':'vpce-0a1b2c3d'}}}"))
              .likely("that API Gateway calls from no VPC endpoint of ours is not documented"),
          of(
                  CROSS_ACCOUNT_DENIED,
                  "the queue is in another account, whose policy does not allow the role",
                  lab -> Elsewhere.queue("").accept(lab))
              .likely("another account's queue cannot be read"),
          deployed(
              POLICY_STALE_PRINCIPAL,
              "the role was allowed by the queue's policy, was deleted and made anew",
              without("SendPolicy", "SendOnly")
                  .and(
                      plus(
                          "QueuePolicy",
                          "{'Sid':'Producer','Effect':'Allow','Principal':"
                              + "{'AWS':'AROAEXAMPLEGONE12345'},'Action':'sqs:SendMessage',"
                              + "'Resource':'{queue}'}"))),
          deployed(GROUP_ID_MISSING, "the queue is FIFO", fifo()),
          deployed(GROUP_ID_MISSING, "the queue is FIFO", fifo()).overJson(),
          deployed(
              DEDUPLICATION_ID_MISSING,
              "the queue is FIFO, and the template gives a group id only",
              fifo().and(template(Edit.TEMPLATE + "&MessageGroupId=api"))),
          deployed(
                  PARAMETER_NOT_FOR_QUEUE_TYPE,
                  "the template gives a deduplication id, and the queue is standard",
                  template(Edit.TEMPLATE + "&MessageDeduplicationId=$context.requestId"))
              .named("standard"),
          deployed(
                  PARAMETER_NOT_FOR_QUEUE_TYPE,
                  "the template delays each message, and the queue is FIFO",
                  fifo()
                      .and(
                          template(
                              Edit.TEMPLATE
                                  + "&MessageGroupId=api&MessageDeduplicationId=$context.requestId"
                                  + "&DelaySeconds=5")))
              .named("fifo"),
          deployed(
              MESSAGE_TOO_LARGE,
              "the queue takes 1 KiB, and the template adds an attribute of nearly that size",
              template(
                      Edit.TEMPLATE
                          + "&MessageAttribute.1.Name=terms&MessageAttribute.1.Value.DataType=String"
                          + "&MessageAttribute.1.Value.StringValue="
                          + "x".repeat(1_000))
                  .and(stack -> stack.at("Queue", "MaximumMessageSize").put(1_024))),
          deployed(
              CHARACTERS_NOT_ALLOWED,
              "the template ends each message with a vertical tab",
              template(Edit.TEMPLATE + "%0B")),
          deployed(
              MESSAGE_EMPTY,
              "the template sends a variable that it never sets",
              template("Action=SendMessage&MessageBody=$body")),
          of(THROTTLED, "other producers use all that a FIFO queue takes", busy(300)),
          of(THROTTLED, "other producers use all that a FIFO queue takes", busy(300)).overJson());

  private QueueFaults() {}

  private static Resolved withoutQueue(Resolved stack) {
    return stack.without("Queue").without("QueuePolicy");
  }

  /** A FIFO queue with the ids that it wants, to which others send so often a second. */
  static Consumer<Laboratory> busy(int sends) {
    return lab -> {
      lab.change(fifo().and(stack -> withIds(stack).apply(stack)));
      var queue = lab.stack().attribute("Queue", "Arn");
      lab.surround(account -> account.with(account.services().withSends(queue, sends)));
    };
  }

  private static Edit withIds(Resolved stack) {
    var written =
        Edit.integration(stack).at("requestTemplates", "application/json").value().toString();
    return template(
        written.startsWith("{")
            ? written.replaceFirst(
                "}$",
                ",\"MessageGroupId\":\"api\","
                    + "\"MessageDeduplicationId\":\"\\$context.extendedRequestId\"}")
            : written
                + "&MessageGroupId=api"
                + "&MessageDeduplicationId=$util.urlEncode($context.extendedRequestId)");
  }

  /** CloudFormation replaces the queue, and whatever refers to it. */
  static Edit fifo() {
    return stack ->
        stack
            .replaced(stack.attribute("Queue", "QueueName"), FIFO)
            .at("Queue", "QueueName")
            .put(FIFO)
            .at("Queue", "FifoQueue")
            .put(true)
            .at("Queue", "RedrivePolicy")
            .remove();
  }
}
