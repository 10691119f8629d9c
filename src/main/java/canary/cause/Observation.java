package canary.cause;

import canary.evidence.Evidence;
import canary.probe.Outcome;
import canary.probe.Refusal;
import java.util.Optional;

/**
 * What a cause is judged by: what the combined probe met, what the plain one did when it was sent,
 * and what the account says.
 *
 * @param settled nothing that was read was changed so shortly before that it may not be in force
 *     yet
 */
public record Observation(
    Outcome outcome, Optional<Outcome> plain, Evidence account, boolean settled) {

  /** The refusal of the combined probe, when it was refused. */
  public Optional<Refusal> refusal() {
    return refusal(outcome);
  }

  /** True when the plain message arrived at the same time: whatever fails hangs on the message. */
  public boolean plainDelivered() {
    return plain.filter(Outcome.Delivered.class::isInstance).isPresent();
  }

  /**
   * True when the plain message was refused with the same code: what fails does not hang on the
   * message.
   */
  public boolean plainRefusedAlike() {
    return plain
        .flatMap(Observation::refusal)
        .filter(other -> refusal().filter(one -> one.code().equals(other.code())).isPresent())
        .isPresent();
  }

  private static Optional<Refusal> refusal(Outcome outcome) {
    return outcome instanceof Outcome.Refused(var refusal, _)
        ? Optional.of(refusal)
        : Optional.empty();
  }
}
