package canary.report;

import canary.probe.Denial;
import canary.probe.Layer;
import canary.probe.Outcome;
import canary.probe.Refusal;
import java.util.Set;

/** The status of a target after a run. */
public enum Status {
  HEALTHY,
  FAILING,
  /** Neither success nor failure could be proved. */
  UNPROVEN,
  /** The canary itself failed; nothing is said of the target. */
  BLIND;

  private static final Set<String> OWN_CREDENTIALS =
      Set.of("ExpiredTokenException", "UnrecognizedClientException");

  static Status of(String mode, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(var refusal, _) when mode.equals("probe") && isOwnFault(refusal) ->
          BLIND;
      case Outcome.Delivered _ -> HEALTHY;
      case Outcome.Unproven _, Outcome.NotProbed _ -> UNPROVEN;
      case Outcome.Damaged _, Outcome.Refused _, Outcome.Unanswered _ -> FAILING;
    };
  }

  /**
   * The canary's own credentials are out of force, its clock is wrong or its own policies do not
   * allow the call: the target is not to blame.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
   */
  private static boolean isOwnFault(Refusal refusal) {
    return refusal.layer() == Layer.GATEWAY
        && (OWN_CREDENTIALS.contains(refusal.code())
            || refusal.code().equals("InvalidSignatureException")
                && (refusal.message().startsWith("Signature expired")
                    || refusal.message().startsWith("Signature not yet current"))
            || refusal.denial().filter(Denial::isByTheCallersOwn).isPresent());
  }
}
