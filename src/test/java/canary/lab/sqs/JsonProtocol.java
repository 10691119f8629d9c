package canary.lab.sqs;

import canary.lab.service.NotInLab;
import canary.lab.service.Sentence;
import canary.lab.sqs.Understood.Answered;
import canary.lab.sqs.Understood.Sending;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

/**
 * The AWS JSON protocol: parameters in a JSON object, the operation in the header X-Amz-Target.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html
 */
record JsonProtocol(String target) {
  private static final String PREFIX = "AmazonSQS.";
  private static final JSON LAST_OF_DUPLICATES_WINS =
      JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

  /** A member that is not what SendMessage wants; never leaves this class. */
  private static final class NotConvertible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConvertible(String message) {
      super(message);
    }
  }

  Understood read(byte[] body) {
    if (!target.equals(PREFIX + "SendMessage")) {
      return otherTarget();
    }
    try {
      return read(LAST_OF_DUPLICATES_WINS.mapFrom(body));
    } catch (JacksonException _) {
      return notSerializable("");
    } catch (NotConvertible member) {
      return notSerializable(member.getMessage());
    }
  }

  private Answered otherTarget() {
    if (target.startsWith(PREFIX)
        && QueryProtocol.OTHER_ACTIONS.contains(target.substring(PREFIX.length()))) {
      throw new NotInLab("the target " + target + ", which the lab does not carry out");
    }
    return new Answered(Dialect.JSON_PROTOCOL.failure(new SqsError(ErrorCode.INVALID_ACTION, "")));
  }

  private static Understood read(Map<String, Object> members) {
    if (members.containsKey("MessageSystemAttributes")) {
      throw new NotInLab("message system attributes");
    }
    Optional<String> queueUrl = text(members, "QueueUrl");
    if (queueUrl.isEmpty()) {
      return new Answered(
          Dialect.JSON_PROTOCOL.failure(
              SqsError.of(
                  ErrorCode.MISSING_PARAMETER,
                  Sentence.PARAMETER_MISSING,
                  Map.of("parameter", "QueueUrl"))));
    }
    return new Sending(
        new SendMessage(
            queueUrl.get(),
            text(members, "MessageBody"),
            text(members, "MessageGroupId"),
            text(members, "MessageDeduplicationId"),
            integer(members, "DelaySeconds"),
            attributes(members)),
        Dialect.JSON_PROTOCOL);
  }

  private static Map<String, Attribute> attributes(Map<String, Object> members) {
    Map<String, Attribute> attributes = new TreeMap<>();
    if (members.get("MessageAttributes") instanceof Map<?, ?> named) {
      named.forEach((name, value) -> attributes.put(name.toString(), attribute(value)));
    }
    return attributes;
  }

  private static Attribute attribute(Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      throw new NotInLab("the message attribute " + value);
    }
    return new Attribute(
        text(members, "DataType").orElse(""), text(members, "StringValue").orElse(""));
  }

  private static Optional<String> text(Map<?, ?> members, String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Map<?, ?> _ -> throw new NotConvertible(Sentence.STRUCTURE_NOT_EXPECTED.says());
      case Iterable<?> _ -> throw new NotConvertible(Sentence.LIST_NOT_EXPECTED.says());
      case Object other ->
          throw new NotConvertible(Sentence.NOT_A_STRING.says(Map.of("type", coralType(other))));
    };
  }

  /** The two that were recorded; every number is of the second type. */
  private static String coralType(Object value) {
    return value instanceof Boolean
        ? "java.lang.Boolean"
        : "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
  }

  private static Optional<Integer> integer(Map<?, ?> members, String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case Integer number -> Optional.of(number);
      case Object other -> throw new NotInLab(other + " as " + name);
    };
  }

  private static Answered notSerializable(String message) {
    return new Answered(
        Dialect.JSON_PROTOCOL.failure(new SqsError(ErrorCode.SERIALIZATION, message)));
  }
}
