package canary.symptom;

import canary.evidence.Reason;
import canary.evidence.Reason.Weight;
import canary.probe.Layer;
import canary.probe.Outcome;
import java.util.Optional;

/** An error of SQS that reached the client with a status that says success. */
public final class HiddenError {
  private HiddenError() {}

  /**
   * The default integration response maps every status of SQS to its own, usually 200; only Coral's
   * envelope comes with a 200 of its own.
   */
  public static Optional<Reason> in(Observation seen) {
    return seen.outcome() instanceof Outcome.Refused(var refusal, var reply)
            && reply.succeeded()
            && refusal.layer() == Layer.QUEUE
            && !refusal.inEnvelope()
        ? Optional.of(
            new Reason(
                Weight.TESTIMONY,
                "reply",
                "SQS's error %s came with status %d"
                    .formatted(refusal.code(), reply.status().getAsInt())))
        : Optional.empty();
  }
}
