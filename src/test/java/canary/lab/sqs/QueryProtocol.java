package canary.lab.sqs;

import canary.lab.integration.BackendRequest;
import canary.lab.service.NotInLab;
import canary.lab.service.Sentence;
import canary.lab.sqs.Understood.Answered;
import canary.lab.sqs.Understood.Sending;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The AWS query protocol: parameters in a form, the operation in its Action.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
 */
record QueryProtocol(BackendRequest request) {
  private static final Pattern ATTRIBUTE_NAME =
      Pattern.compile("(MessageAttributes?\\.\\d+)\\.Name");

  /** Actions that a queue's URL takes, too, and that the lab does not carry out. */
  static final Set<String> OTHER_ACTIONS =
      Set.of(
          "AddPermission",
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch",
          "DeleteMessage",
          "DeleteMessageBatch",
          "DeleteQueue",
          "GetQueueAttributes",
          "ListDeadLetterSourceQueues",
          "ListQueueTags",
          "PurgeQueue",
          "ReceiveMessage",
          "RemovePermission",
          "SendMessageBatch",
          "SetQueueAttributes",
          "TagQueue",
          "UntagQueue");

  Understood read(String text) {
    return Form.read(text)
        .map(this::read)
        .orElseGet(
            () ->
                refused(
                    ErrorCode.REQUEST_NOT_READABLE,
                    Sentence.REQUEST_NOT_READABLE,
                    Map.of("url", urlOfPath())));
  }

  private Understood read(Form form) {
    Optional<String> action = form.first("Action");
    if (action.isEmpty()) {
      return new Answered(Dialect.unknownOperation());
    }
    if (OTHER_ACTIONS.contains(action.get())) {
      throw new NotInLab("the action " + action.get() + ", which the lab does not carry out");
    }
    // Without a queue the request is one to the service, and SendMessage is no action of that.
    boolean toQueue = request.path().length() > 1 || form.first("QueueUrl").isPresent();
    return action.get().equals("SendMessage") && toQueue
        ? new Sending(message(form), dialect())
        : refused(
            ErrorCode.INVALID_ACTION, Sentence.INVALID_ACTION, Map.of("action", action.get()));
  }

  /**
   * That QueueUrl overrides the path was recorded by LocalStack's tests against AWS (test_sqs.py).
   */
  private SendMessage message(Form form) {
    if (form.names().anyMatch(name -> name.startsWith("MessageSystemAttribute"))) {
      throw new NotInLab("message system attributes");
    }
    return new SendMessage(
        form.first("QueueUrl").orElseGet(this::urlOfPath),
        form.first("MessageBody"),
        form.first("MessageGroupId"),
        form.first("MessageDeduplicationId"),
        form.first("DelaySeconds").map(QueryProtocol::integer),
        attributes(form));
  }

  /**
   * MessageAttribute.N and MessageAttributes.N: both were recorded to work through API Gateway on
   * 2024-06-06.
   */
  private static Map<String, Attribute> attributes(Form form) {
    Map<String, Attribute> attributes = new TreeMap<>();
    form.names()
        .map(ATTRIBUTE_NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> name.group(1))
        .forEach(
            prefix ->
                attributes.put(
                    form.first(prefix + ".Name").orElseThrow(),
                    new Attribute(
                        form.first(prefix + ".Value.DataType").orElse(""),
                        form.first(prefix + ".Value.StringValue").orElse(""))));
    return attributes;
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new NotInLab("\"" + text + "\" as DelaySeconds");
    }
  }

  private Answered refused(ErrorCode code, Sentence sentence, Map<String, String> slots) {
    return new Answered(dialect().failure(SqsError.of(code, sentence, slots)));
  }

  private Dialect dialect() {
    return Headers.value(request, "Accept").contains("application/json")
        ? Dialect.QUERY_AS_JSON
        : Dialect.QUERY_AS_XML;
  }

  private String urlOfPath() {
    return "https://sqs.%s.amazonaws.com%s".formatted(request.region(), request.path());
  }
}
