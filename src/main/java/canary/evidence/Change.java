package canary.evidence;

import java.time.Instant;

/** A change along the path, as the changed thing itself dates it; who made it is not known. */
public record Change(Instant when, String what) {}
