package canary.lab.sqs;

import canary.model.Attribute;
import java.util.Map;
import java.util.Optional;

/** A message that SQS has accepted. */
public record Message(
    String id,
    String queueArn,
    String body,
    Map<String, Attribute> attributes,
    Optional<String> groupId,
    Optional<String> deduplicationId,
    int delaySeconds) {}
