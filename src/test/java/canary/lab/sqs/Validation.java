package canary.lab.sqs;

import canary.lab.service.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks the parameters of a SendMessage against its queue.
 *
 * <p>Limits:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html. Which
 * of several faults is told is assumed: the order of the checks here.
 */
record Validation(SendMessage message, Queue queue) {
  private static final int LONGEST_DELAY = 900;

  Optional<SqsError> firstFault() {
    return Stream.<Supplier<Optional<SqsError>>>of(
            this::bodyMissing,
            this::charactersNotAllowed,
            this::attributeEmpty,
            this::tooLong,
            () -> idMalformed("MessageGroupId", message.groupId()),
            () -> idMalformed("MessageDeduplicationId", message.deduplicationId()),
            () -> queue.fifo() ? faultForFifo() : faultForStandard())
        .flatMap(check -> check.get().stream())
        .findFirst();
  }

  private Optional<SqsError> bodyMissing() {
    return body().isEmpty() ? Optional.of(missing("MessageBody")) : Optional.empty();
  }

  private Optional<SqsError> charactersNotAllowed() {
    return body().codePoints().allMatch(Validation::isAllowed)
        ? Optional.empty()
        : Optional.of(
            SqsError.of(
                ErrorCode.INVALID_MESSAGE_CONTENTS, Sentence.CHARACTERS_NOT_ALLOWED, Map.of()));
  }

  private static boolean isAllowed(int character) {
    return character == 0x9
        || character == 0xA
        || character == 0xD
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  private Optional<SqsError> attributeEmpty() {
    return message.attributes().entrySet().stream()
        .filter(named -> named.getValue().stringValue().isEmpty())
        .map(named -> invalid(Sentence.ATTRIBUTE_EMPTY, Map.of("name", named.getKey())))
        .findFirst();
  }

  private Optional<SqsError> tooLong() {
    int bytes =
        length(body())
            + message.attributes().entrySet().stream()
                .mapToInt(
                    named ->
                        length(named.getKey())
                            + length(named.getValue().dataType())
                            + length(named.getValue().stringValue()))
                .sum();
    String limit = Integer.toString(queue.maximumMessageSize());
    return bytes > queue.maximumMessageSize()
        ? Optional.of(invalid(Sentence.MESSAGE_TOO_LONG, Map.of("bytes", limit)))
        : Optional.empty();
  }

  private static Optional<SqsError> idMalformed(String parameter, Optional<String> id) {
    return id.filter(it -> !it.matches("\\p{Graph}{1,128}"))
        .map(it -> invalid(Sentence.ID_MALFORMED, Map.of("parameter", parameter, "value", it)));
  }

  private Optional<SqsError> faultForFifo() {
    if (message.groupId().isEmpty()) {
      return Optional.of(missing("MessageGroupId"));
    }
    if (!queue.contentBasedDeduplication() && message.deduplicationId().isEmpty()) {
      return Optional.of(invalid(Sentence.DEDUPLICATION_ID_MISSING, Map.of()));
    }
    return message
        .delaySeconds()
        .filter(delay -> delay != 0)
        .map(delay -> notForQueueType("DelaySeconds", delay.toString()));
  }

  private Optional<SqsError> faultForStandard() {
    return message
        .deduplicationId()
        .map(id -> notForQueueType("MessageDeduplicationId", id))
        .or(
            () ->
                message
                    .delaySeconds()
                    .filter(delay -> delay < 0 || delay > LONGEST_DELAY)
                    .map(Validation::delayOutOfRange));
  }

  private static SqsError delayOutOfRange(int delay) {
    return invalid(Sentence.DELAY_OUT_OF_RANGE, Map.of("value", Integer.toString(delay)));
  }

  private static SqsError notForQueueType(String parameter, String value) {
    return invalid(
        Sentence.PARAMETER_NOT_FOR_QUEUE_TYPE, Map.of("parameter", parameter, "value", value));
  }

  private static SqsError missing(String parameter) {
    return SqsError.of(
        ErrorCode.MISSING_PARAMETER, Sentence.PARAMETER_MISSING, Map.of("parameter", parameter));
  }

  private static SqsError invalid(Sentence sentence, Map<String, String> slots) {
    return SqsError.of(ErrorCode.INVALID_PARAMETER_VALUE, sentence, slots);
  }

  private String body() {
    return message.body().orElse("");
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
