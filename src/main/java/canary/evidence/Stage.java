package canary.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A stage of a REST API.
 *
 * @param canaryPercent the share of requests, in percent, that a stage canary takes; 0 without one
 * @param rateLimit requests a second that the method's settings, else the stage's, admit
 * @param burstLimit the burst that they allow
 */
public record Stage(
    String deploymentId,
    Optional<Instant> lastUpdated,
    Map<String, String> variables,
    double canaryPercent,
    Optional<String> webAclArn,
    OptionalDouble rateLimit,
    OptionalInt burstLimit) {
  public Stage {
    variables = Map.copyOf(variables);
  }
}
