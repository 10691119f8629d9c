package canary.lab.sqs;

import java.util.Map;
import java.util.Optional;

/** The parameters of one SendMessage, as sent: nothing is checked yet. */
record SendMessage(
    String queueUrl,
    Optional<String> body,
    Optional<String> groupId,
    Optional<String> deduplicationId,
    Optional<Integer> delaySeconds,
    Map<String, Attribute> attributes) {}
