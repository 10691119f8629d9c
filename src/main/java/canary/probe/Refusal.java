package canary.probe;

import java.util.Optional;

/**
 * An error as the answering service words it.
 *
 * @param code the query protocol's where SQS has two names for one error
 * @param requestId the answering service's own; empty when it gave none
 * @param inEnvelope whether Coral's envelope was around it, which arrives with status 200
 * @param denial who was denied what by which kind of policy, when the message says so
 */
public record Refusal(
    Layer layer,
    String code,
    String message,
    String requestId,
    boolean inEnvelope,
    Optional<Denial> denial) {

  /** Takes the message apart. */
  public static Refusal of(Layer layer, String code, String message, String requestId) {
    return new Refusal(layer, code, message, requestId, false, Denial.in(message));
  }

  /** The same error inside of Coral's envelope. */
  Refusal enveloped() {
    return new Refusal(layer, code, message, requestId, true, denial);
  }
}
