package canary.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks the parameters of a SendMessage against its queue.
 *
 * <p>Limits:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html. Which
 * of several faults SQS returns is assumed: the order of the checks here.
 */
public record Validation(SendMessage message, QueueTraits queue) {
  private static final int LONGEST_DELAY = 900;

  /** What SQS refuses the message for; empty where it takes it. */
  public Optional<SqsError> firstFault() {
    return Stream.<Supplier<Optional<SqsError>>>of(
            this::bodyMissing,
            this::charactersNotAllowed,
            () -> new AttributeCheck(message.attributes()).firstFault(),
            this::tooLong,
            () -> idMalformed("MessageGroupId", message.groupId()),
            () -> idMalformed("MessageDeduplicationId", message.deduplicationId()),
            () -> queue.fifo() ? faultForFifo() : faultForStandard())
        .flatMap(check -> check.get().stream())
        .findFirst();
  }

  private Optional<SqsError> bodyMissing() {
    return body().isEmpty() ? Optional.of(SqsError.missing("MessageBody")) : Optional.empty();
  }

  private Optional<SqsError> charactersNotAllowed() {
    return body().codePoints().allMatch(Validation::isAllowed)
        ? Optional.empty()
        : Optional.of(
            SqsError.of(
                ErrorCode.INVALID_MESSAGE_CONTENTS, Sentence.CHARACTERS_NOT_ALLOWED, Map.of()));
  }

  static boolean isAllowed(int character) {
    return character == 0x9
        || character == 0xA
        || character == 0xD
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  private Optional<SqsError> tooLong() {
    int bytes =
        length(body())
            + message.attributes().entrySet().stream()
                .mapToInt(
                    named ->
                        length(named.getKey())
                            + length(named.getValue().dataType())
                            + length(named.getValue().value().orElse("")))
                .sum();
    String limit = Integer.toString(queue.maximumMessageSize());
    return bytes > queue.maximumMessageSize()
        ? Optional.of(SqsError.invalid(Sentence.MESSAGE_TOO_LONG, Map.of("bytes", limit)))
        : Optional.empty();
  }

  private static Optional<SqsError> idMalformed(String parameter, Optional<String> id) {
    return id.filter(it -> !it.matches("\\p{Graph}{1,128}"))
        .map(
            it ->
                SqsError.invalid(
                    Sentence.ID_MALFORMED, Map.of("parameter", parameter, "value", it)));
  }

  private Optional<SqsError> faultForFifo() {
    if (message.groupId().isEmpty()) {
      return Optional.of(SqsError.missing("MessageGroupId"));
    }
    if (!queue.contentBasedDeduplication() && message.deduplicationId().isEmpty()) {
      return Optional.of(SqsError.invalid(Sentence.DEDUPLICATION_ID_MISSING, Map.of()));
    }
    return message
        .delaySeconds()
        .filter(delay -> !delay.equals("0"))
        .map(delay -> notForQueueType("DelaySeconds", delay));
  }

  private Optional<SqsError> faultForStandard() {
    return message
        .deduplicationId()
        .map(id -> notForQueueType("MessageDeduplicationId", id))
        .or(
            () ->
                message
                    .delaySeconds()
                    .filter(delay -> !isInRange(delay))
                    .map(
                        delay ->
                            SqsError.invalid(Sentence.DELAY_OUT_OF_RANGE, Map.of("value", delay))));
  }

  private static boolean isInRange(String delay) {
    return delay.matches("\\d{1,9}") && Integer.parseInt(delay) <= LONGEST_DELAY;
  }

  private static SqsError notForQueueType(String parameter, String value) {
    return SqsError.invalid(
        Sentence.PARAMETER_NOT_FOR_QUEUE_TYPE, Map.of("parameter", parameter, "value", value));
  }

  private String body() {
    return message.body().orElse("");
  }

  private static int length(String text) {
    return text.getBytes(UTF_8).length;
  }
}
