package canary.lab.sqs;

import canary.lab.service.NotInLab;

/**
 * A message attribute; the data type is String or Number, or one of these with a suffix of one's
 * own.
 */
public record Attribute(String dataType, String stringValue) {
  /** Binary values are refused: no template can send one. */
  public Attribute {
    if (!dataType.matches("(String|Number)(\\..+)?")) {
      throw new NotInLab("a message attribute of the data type \"" + dataType + "\"");
    }
  }
}
