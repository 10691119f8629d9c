package canary.model;

import java.util.Optional;

/**
 * A message attribute as it is sent; nothing is checked yet.
 *
 * @param dataType String, Number or Binary, or one of these with a suffix of one's own; empty where
 *     it is not sent
 * @param value StringValue, or the Base64 of BinaryValue; empty where neither is sent
 * @param list whether a list of values is sent, which SQS does not take
 */
public record Attribute(String dataType, Optional<String> value, boolean list) {
  /** A value of text. */
  public static Attribute of(String dataType, String value) {
    return new Attribute(dataType, Optional.of(value), false);
  }

  boolean isBinary() {
    return dataType.startsWith("Binary");
  }
}
