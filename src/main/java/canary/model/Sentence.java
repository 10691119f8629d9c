package canary.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences with which SQS refuses a request. Where each was found stands in the tests'
 * sentences.json, which a test holds to these words.
 */
public enum Sentence {
  REQUEST_NOT_READABLE("Access to the resource {url} is denied."),
  INVALID_ACTION("The action {action} is not valid for this endpoint."),
  INVALID_ADDRESS("The address {url} is not valid for this endpoint."),
  PARAMETER_MISSING("The request must contain the parameter {parameter}."),
  MESSAGE_TOO_LONG(
      "One or more parameters are invalid. Reason: Message must be shorter than {bytes} bytes."),
  DEDUPLICATION_ID_MISSING(
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
          + " provided explicitly"),
  PARAMETER_NOT_FOR_QUEUE_TYPE(
      "Value {value} for parameter {parameter} is invalid. Reason: The request include parameter"
          + " that is not valid for this queue type."),
  ID_MALFORMED(
      "Value {value} for parameter {parameter} is invalid. Reason: {parameter} can only include"
          + " alphanumeric and punctuation characters. 1 to 128 in length."),
  DELAY_OUT_OF_RANGE(
      "Value {value} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and"
          + " <= 900."),
  ATTRIBUTE_EMPTY(
      "Message (user) attribute '{name}' must contain a non-empty value of type '{type}'."),
  ATTRIBUTE_NAME_EMPTY("The request must contain non-empty message attribute name."),
  ATTRIBUTE_NAME_TOO_LONG("Message (user) attribute names must be shorter than 256 Bytes"),
  ATTRIBUTE_NAME_MALFORMED(
      "Message (user) attributes name can only contain upper and lower score characters, digits,"
          + " periods, hyphens and underscores. "),
  ATTRIBUTE_NAME_RESERVED(
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are"
          + " reserved for internal use. Additionally, they cannot start or end with '.'."),
  ATTRIBUTE_TYPE_MALFORMED(
      "Type for parameter MessageAttributes.Attribute_name.DataType must be prefixedwith"
          + " \"String\", \"Binary\", or \"Number\", but was: {type}"),
  ATTRIBUTE_NOT_A_NUMBER("Can't cast the value of message (user) attribute '{name}' to a number."),
  ATTRIBUTES_TOO_MANY("Number of message attributes [{count}] exceeds the allowed maximum [10]."),
  ATTRIBUTE_LIST("Message attribute list values in SendMessage operation are not supported."),
  CHARACTERS_NOT_ALLOWED(
      "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF |"
          + " #xE000 to #xFFFD | #x10000 to #x10FFFF"),
  NOT_A_STRING("class {type} can not be converted to an String"),
  STRUCTURE_NOT_EXPECTED("Start of structure or map found where not expected."),
  LIST_NOT_EXPECTED("Start of list found where not expected.");

  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z]+)}");

  private final String words;

  Sentence(String words) {
    this.words = words;
  }

  /** With its slots as they are written. */
  public String words() {
    return words;
  }

  /** As it stands in sentences.json. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sentence with its slots filled, each {@code {slot}} by the value of that name. */
  public String says(Map<String, String> slots) {
    return SLOT.matcher(words)
        .replaceAll(
            slot ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(slots.get(slot.group(1))).orElse(slot.group())));
  }
}
