package canary.model;

import java.util.Set;

/** The meaning of a call to SQS, before SQS looks at any queue. */
public sealed interface Heard {
  /**
   * A SendMessage.
   *
   * @param assumed the part that is not recorded of AWS; empty where all is
   */
  record Sending(SendMessage message, Dialect dialect, Set<String> assumed) implements Heard {}

  /** A refusal at once. */
  record Refused(SqsError error, Dialect dialect) implements Heard {}

  /** No operation is named, or none that this request can name. */
  record NoOperation(ErrorFormat format) implements Heard {}

  /** Another operation of SQS. */
  record Other(String action) implements Heard {}

  /** What SQS answers is not recorded. */
  record NotRecorded(String what) implements Heard {}

  /** How SQS says that it knows no operation. */
  enum ErrorFormat {
    /** A 404 with {@code <UnknownOperationException/>}. */
    XML,
    /** A 200 with the envelope of the service's front end. */
    ENVELOPE
  }
}
