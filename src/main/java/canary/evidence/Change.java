package canary.evidence;

import java.time.Instant;

/** A change along the path, as the changed thing itself or CloudTrail dates it; never a proof. */
public record Change(Instant when, String what) {}
