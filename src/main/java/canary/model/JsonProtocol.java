package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.finding.Json;
import canary.json.JsonReader;
import canary.json.NotJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The AWS JSON protocol: parameters in a JSON object, the operation in the header X-Amz-Target.
 *
 * <p>Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html
 */
record JsonProtocol(String target) {
  private static final String PREFIX = "AmazonSQS.";

  /** A member that SendMessage does not accept; never leaves this class. */
  private static final class NotConvertible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConvertible(String message) {
      super(message);
    }
  }

  Heard read(byte[] body) {
    if (!target.equals(PREFIX + "SendMessage")) {
      return otherTarget();
    }
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return Json.object(JsonReader.readLastOfRepeated(text))
          .map(JsonProtocol::read)
          .orElseGet(() -> notSerializable(""));
    } catch (CharacterCodingException | NotJson _) {
      return notSerializable("");
    } catch (NotConvertible member) {
      return notSerializable(member.getMessage());
    }
  }

  private Heard otherTarget() {
    return target.startsWith(PREFIX)
            && QueryProtocol.OTHER_ACTIONS.contains(target.substring(PREFIX.length()))
        ? new Heard.Other(target.substring(PREFIX.length()))
        : new Heard.Refused(new SqsError(ErrorCode.INVALID_ACTION, ""), Dialect.JSON_PROTOCOL);
  }

  private static Heard read(Map<String, Object> members) {
    Optional<String> queueUrl = text(members, "QueueUrl");
    if (queueUrl.isEmpty()) {
      return new Heard.Refused(SqsError.missing("QueueUrl"), Dialect.JSON_PROTOCOL);
    }
    return new Heard.Sending(
        new SendMessage(
            queueUrl.get(),
            text(members, "MessageBody"),
            text(members, "MessageGroupId"),
            text(members, "MessageDeduplicationId"),
            scalar(members, "DelaySeconds"),
            attributes(members)),
        Dialect.JSON_PROTOCOL,
        Set.of());
  }

  private static Map<String, Attribute> attributes(Map<String, Object> members) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    if (members.get("MessageAttributes") instanceof Map<?, ?> named) {
      named.forEach((name, value) -> attributes.put(name.toString(), attribute(value)));
    }
    return attributes;
  }

  private static Attribute attribute(Object value) {
    return value instanceof Map<?, ?> members
        ? new Attribute(
            text(members, "DataType").orElse(""),
            text(members, "StringValue").or(() -> text(members, "BinaryValue")),
            members.containsKey("StringListValues") || members.containsKey("BinaryListValues"))
        : new Attribute("", Optional.empty(), false);
  }

  private static Optional<String> text(Map<?, ?> members, String name) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Map<?, ?> _ -> throw new NotConvertible(Sentence.STRUCTURE_NOT_EXPECTED.words());
      case Iterable<?> _ -> throw new NotConvertible(Sentence.LIST_NOT_EXPECTED.words());
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

  private static Optional<String> scalar(Map<?, ?> members, String name) {
    return Optional.ofNullable(members.get(name)).map(Object::toString);
  }

  private static Heard notSerializable(String message) {
    return new Heard.Refused(new SqsError(ErrorCode.SERIALIZATION, message), Dialect.JSON_PROTOCOL);
  }
}
