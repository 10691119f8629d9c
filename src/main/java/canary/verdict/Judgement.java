package canary.verdict;

import canary.catalogue.Cause;
import canary.evidence.Exhibit;
import java.util.List;

/**
 * One cause with its verdict: what speaks for it, what speaks against it, and what would settle it.
 */
public record Judgement(
    Cause cause,
    Verdict verdict,
    List<Exhibit> evidence,
    List<Exhibit> against,
    List<String> unknown) {}
