package canary.evidence;

import java.time.Instant;
import java.util.Optional;

/** What a deployment's summary tells of a method: that it exists, and what it asks of callers. */
public record DeployedMethod(
    String authorizationType, boolean apiKeyRequired, Optional<Instant> deployed) {}
