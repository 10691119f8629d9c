package canary.verdict;

import canary.catalogue.Cause;
import canary.evidence.Reason;
import java.util.List;

/**
 * One cause with its verdict: what speaks for it, what speaks against it, and what would settle it.
 */
public record Assessment(
    Cause cause,
    Verdict verdict,
    List<Reason> evidence,
    List<Reason> against,
    List<String> unknown) {}
