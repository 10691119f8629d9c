package canary.probe;

import java.util.Optional;
import java.util.regex.Pattern;

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

  /** What an SDK puts in the place of a sentence, and after one. */
  private static final Pattern NOTHING = Pattern.compile("\\([^)]{0,300}\\)?|null");

  /** Takes the message apart. */
  public static Refusal of(Layer layer, String code, String message, String requestId) {
    return new Refusal(layer, code, message, requestId, false, Denial.in(message));
  }

  /** Whether there is a code and nothing else, as where the sentence was cut off. */
  public boolean isBare() {
    return NOTHING.matcher(message).replaceAll("").isBlank();
  }

  /** The same error inside of Coral's envelope. */
  Refusal enveloped() {
    return new Refusal(layer, code, message, requestId, true, denial);
  }
}
