package canary.evidence;

import java.time.Instant;
import java.util.Optional;

/** A method in a deployment's summary: that it exists, and what it requires of callers. */
public record DeployedMethod(
    String authorizationType, boolean apiKeyRequired, Optional<Instant> deployed) {}
