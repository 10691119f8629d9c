package canary.evidence;

import java.time.Instant;

/**
 * A change that somebody made along the path, as CloudTrail keeps it.
 *
 * @param what the event's name, as {@code SetQueueAttributes}
 */
public record Change(Instant when, String who, String what, String eventId) {}
