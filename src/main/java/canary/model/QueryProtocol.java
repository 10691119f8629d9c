package canary.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The AWS query protocol: parameters in a form, the operation in its Action.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
 */
record QueryProtocol(ServiceCall call) {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(MessageAttributes?\\.\\d+)\\.(Name|Value\\..+)");

  /** Actions that a queue's URL takes, too. */
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

  /** Reads the parameters of a body and of a query string; of one name in both the body's count. */
  Heard read(String body, String query) {
    if (body.endsWith("&") || body.contains("&&")) {
      return new Heard.NotRecorded("what SQS makes of an empty part of a form");
    }
    return Form.read(body)
        .flatMap(form -> Form.read(query).map(form::and))
        .map(this::read)
        .orElseGet(
            () ->
                refused(
                    ErrorCode.REQUEST_NOT_READABLE,
                    Sentence.REQUEST_NOT_READABLE,
                    Map.of("url", urlOfPath())));
  }

  Heard read(String text) {
    return read(text, "");
  }

  private Heard read(Form form) {
    Optional<String> action = form.first("Action");
    if (action.isEmpty()) {
      return new Heard.NoOperation(Heard.ErrorFormat.XML);
    }
    if (OTHER_ACTIONS.contains(action.get())) {
      return new Heard.Other(action.get());
    }
    // Without a queue the request is one to the service, and SendMessage is no action of that.
    boolean toQueue = path().length() > 1 || form.first("QueueUrl").isPresent();
    if (!action.get().equals("SendMessage") || !toQueue) {
      return refused(
          ErrorCode.INVALID_ACTION, Sentence.INVALID_ACTION, Map.of("action", action.get()));
    }
    Set<String> names = attributeNames(form);
    return names.stream().anyMatch(prefix -> form.first(prefix + ".Name").orElse("").isEmpty())
        ? refused(ErrorCode.INVALID_PARAMETER_VALUE, Sentence.ATTRIBUTE_NAME_EMPTY, Map.of())
        : new Heard.Sending(message(form, names), dialect(), Set.of());
  }

  /**
   * That QueueUrl overrides the path was recorded by LocalStack's tests against AWS (test_sqs.py).
   */
  private SendMessage message(Form form, Set<String> attributes) {
    return new SendMessage(
        form.first("QueueUrl").orElseGet(this::urlOfPath),
        form.first("MessageBody"),
        form.first("MessageGroupId"),
        form.first("MessageDeduplicationId"),
        form.first("DelaySeconds"),
        attributes(form, attributes));
  }

  /**
   * MessageAttribute.N and MessageAttributes.N: both were recorded to work through API Gateway on
   * 2024-06-06.
   */
  private static Set<String> attributeNames(Form form) {
    Set<String> prefixes = new TreeSet<>();
    form.names()
        .map(ATTRIBUTE::matcher)
        .filter(Matcher::matches)
        .forEach(name -> prefixes.add(name.group(1)));
    return prefixes;
  }

  private static Map<String, Attribute> attributes(Form form, Set<String> prefixes) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (String prefix : prefixes) {
      attributes.put(
          form.first(prefix + ".Name").orElse(""),
          new Attribute(
              form.first(prefix + ".Value.DataType").orElse(""),
              form.first(prefix + ".Value.StringValue")
                  .or(() -> form.first(prefix + ".Value.BinaryValue")),
              form.names().anyMatch(name -> isList(name, prefix + ".Value."))));
    }
    return attributes;
  }

  private static boolean isList(String name, String prefix) {
    return name.startsWith(prefix) && name.substring(prefix.length()).matches("\\w+List.*");
  }

  private Heard refused(ErrorCode code, Sentence sentence, Map<String, String> slots) {
    return new Heard.Refused(SqsError.of(code, sentence, slots), dialect());
  }

  private Dialect dialect() {
    return call.header("Accept").contains("application/json")
        ? Dialect.QUERY_AS_JSON
        : Dialect.QUERY_AS_XML;
  }

  private String urlOfPath() {
    return "https://sqs.%s.amazonaws.com%s".formatted(call.endpoint().region(), path());
  }

  /** Several slashes count as one: {@code //ACCOUNT/QUEUE} is in wide use. */
  private String path() {
    return call.endpoint().path().replaceAll("/{2,}", "/");
  }
}
