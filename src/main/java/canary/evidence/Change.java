package canary.evidence;

import canary.finding.Quotation;
import java.time.Instant;

/** A change along the path, as the changed thing itself or CloudTrail dates it; never a proof. */
public record Change(Instant when, Quotation what) {

  public Change(Instant when, String what) {
    this(when, Quotation.of(what));
  }
}
