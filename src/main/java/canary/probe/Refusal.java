package canary.probe;

import java.util.Optional;

/**
 * An error as the answering service words it. The code is the query protocol's where SQS has two
 * names for one error; {@code requestId} is the answering service's own, empty when it gave none.
 */
public record Refusal(Layer layer, String code, String message, String requestId, Wording wording) {

  /** How the error was written, where that tells something of its cause. */
  public enum Wording {
    ORDINARY,
    /** SQS's namespace of 2009: it could not read the request as one of its operations. */
    NAMESPACE_2009,
    /** Coral's envelope around an error, which arrives with status 200. */
    OUTPUT_ENVELOPE
  }

  public Refusal(Layer layer, String code, String message, String requestId) {
    this(layer, code, message, requestId, Wording.ORDINARY);
  }

  /** Who was denied what by which kind of policy, when the message says so. */
  public Optional<Denial> denial() {
    return Denial.in(message);
  }
}
