package canary.verdict;

import canary.catalogue.Cause;
import canary.evidence.Reason;
import canary.finding.Quotation;
import java.util.List;

/**
 * One cause with its verdict: what speaks for it, what speaks against it, and what would settle it.
 *
 * @param toSettle the read that would, in the catalogue's words with its placeholders, or empty
 */
public record Assessment(
    Cause cause,
    Verdict verdict,
    List<Reason> evidence,
    List<Reason> against,
    String toSettle,
    List<Quotation> unknown) {}
