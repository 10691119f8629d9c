package canary.evidence;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A usage plan that lists the stage: only keys that belong to one are accepted there.
 *
 * @param id by which API Gateway names it
 * @param rateLimit requests a second that it admits
 * @param burstLimit the burst that it allows
 * @param quota how many requests a period, in words; empty when it sets none
 */
public record UsagePlan(
    String id,
    String name,
    OptionalDouble rateLimit,
    OptionalInt burstLimit,
    Optional<String> quota) {}
