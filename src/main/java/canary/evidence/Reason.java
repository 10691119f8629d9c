package canary.evidence;

import canary.finding.Quotation;

/** One piece of evidence for or against a cause, with where it comes from. */
public record Reason(Weight weight, Quotation source, Quotation says) {

  /** What a reason says mostly holds names and words from outside, so all of it is quoted. */
  public Reason(Weight weight, String source, String says) {
    this(weight, Quotation.of(source), Quotation.of(says));
  }

  /** How much a piece of evidence weighs, the heaviest first. */
  public enum Weight {
    /** The answering service names the fault itself. */
    TESTIMONY,
    /** The digest of the stored message is that of one known damage. */
    FINGERPRINT,
    /** A value that was read and that must have this effect. */
    CONFIGURATION,
    /** Two probes that differ in one thing fared differently. */
    DIFFERENCE,
    /** Words that mostly mean this cause, and sometimes another. */
    INDICATION,
    /** The symptom fits. */
    COMPATIBILITY
  }
}
