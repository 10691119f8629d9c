package canary.lab.sqs;

import java.util.Optional;

/** What SQS gives back for an accepted message. */
record Receipt(
    String messageId,
    String md5OfMessageBody,
    Optional<String> md5OfMessageAttributes,
    Optional<String> sequenceNumber) {}
