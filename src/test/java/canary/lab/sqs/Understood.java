package canary.lab.sqs;

import canary.lab.integration.BackendResponse;

/** What SQS makes of a request before it looks at any queue. */
sealed interface Understood {
  /** A SendMessage, to be answered in the dialect it was asked in. */
  record Sending(SendMessage message, Dialect dialect) implements Understood {}

  /** Anything else, answered at once. */
  record Answered(BackendResponse response) implements Understood {}
}
