package canary.model;

import java.util.Map;
import java.util.Optional;

/**
 * The parameters of one SendMessage, as sent: nothing is checked yet.
 *
 * @param delaySeconds as text; what SQS says to one that is no number is not recorded
 */
public record SendMessage(
    String queueUrl,
    Optional<String> body,
    Optional<String> groupId,
    Optional<String> deduplicationId,
    Optional<String> delaySeconds,
    Map<String, Attribute> attributes) {}
