package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the message attributes of a SendMessage
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html).
 */
record AttributeCheck(Map<String, Attribute> attributes) {
  private static final int MOST = 10;
  private static final int LONGEST_NAME = 256;

  /**
   * Whether there is white space around a type or a Number, of which it is not recorded what SQS
   * says.
   */
  boolean isOpen() {
    return attributes.values().stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(it.dataType()),
                    it.value().stream().filter(_ -> it.dataType().startsWith("Number"))))
        .anyMatch(it -> !it.equals(it.strip()));
  }

  Optional<SqsError> firstFault() {
    return attributes.size() > MOST
        ? invalid(Sentence.ATTRIBUTES_TOO_MANY, "count", Integer.toString(attributes.size()))
        : attributes.entrySet().stream()
            .flatMap(it -> fault(it.getKey(), it.getValue()).stream())
            .findFirst();
  }

  private static Optional<SqsError> fault(String name, Attribute attribute) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      return invalid(Sentence.ATTRIBUTE_NAME_EMPTY, "name", name);
    }
    if (name.getBytes(UTF_8).length > LONGEST_NAME) {
      return invalid(Sentence.ATTRIBUTE_NAME_TOO_LONG, "name", name);
    }
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      return invalid(Sentence.ATTRIBUTE_NAME_MALFORMED, "name", name);
    }
    if (lower.startsWith("aws.")
        || lower.startsWith("amazon.")
        || name.startsWith(".")
        || name.endsWith(".")) {
      return invalid(Sentence.ATTRIBUTE_NAME_RESERVED, "name", name);
    }
    if (attribute.list()) {
      return Optional.of(
          SqsError.of(ErrorCode.UNSUPPORTED_OPERATION, Sentence.ATTRIBUTE_LIST, Map.of()));
    }
    return attribute.dataType().matches("(String|Number|Binary)(\\..*)?")
        ? faultOfValue(name, attribute)
        : invalid(Sentence.ATTRIBUTE_TYPE_MALFORMED, "type", attribute.dataType());
  }

  private static Optional<SqsError> faultOfValue(String name, Attribute attribute) {
    String value = attribute.value().orElse("");
    String type = attribute.dataType().replaceFirst("\\..*", "");
    if (value.isEmpty() || attribute.isBinary() && !isBase64(value)) {
      return Optional.of(
          SqsError.invalid(
              Sentence.ATTRIBUTE_EMPTY,
              Map.of("name", name, "type", type.equals("Number") ? "String" : type)));
    }
    if (type.equals("Number") && !value.matches("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?")) {
      return invalid(Sentence.ATTRIBUTE_NOT_A_NUMBER, "name", name);
    }
    return value.codePoints().allMatch(Validation::isAllowed)
        ? Optional.empty()
        : invalid(Sentence.CHARACTERS_NOT_ALLOWED, "name", name);
  }

  private static boolean isBase64(String value) {
    try {
      return Base64.getDecoder().decode(value).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Optional<SqsError> invalid(Sentence sentence, String slot, String value) {
    return Optional.of(SqsError.invalid(sentence, Map.of(slot, value)));
  }
}
