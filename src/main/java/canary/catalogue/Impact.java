package canary.catalogue;

import java.util.Set;

/** What a cause does to messages while it lasts. */
public enum Impact {
  /** They do not arrive. */
  FAILS,
  /** They arrive, and not as they were sent; or are lost without the client's knowing. */
  DAMAGES,
  /** They arrive, and more is possible than should be, or a fault waits to show. */
  UNSAFE;

  private static final Set<Cause> DAMAGING =
      Set.of(
          IntegrationBodyCause.BODY_NOT_ENCODED,
          IntegrationBodyCause.BODY_ENCODED_TWICE,
          IntegrationBodyCause.BODY_RESERIALISED,
          IntegrationBodyCause.TEMPLATE_ADDS_WHITESPACE,
          IntegrationCause.CONTENT_HANDLING_CONVERTS,
          IntegrationResponseCause.RESPONSE_MASKS_ERRORS,
          QueueCause.DEDUPLICATION_SUPPRESSES);
  private static final Set<Cause> UNSAFE_ONLY =
      Set.of(
          GatewayAccessCause.OPEN_TO_ANYONE,
          RoleCause.ALLOWS_TOO_MUCH,
          QueueCause.CONSUMER_FAILS,
          CanaryCause.ALARMS_MAY_NOT_PUBLISH,
          QueuePolicyCause.POLICY_PRINCIPAL_GONE,
          IntegrationResponseCause.RESPONSE_HIDES_PROOF,
          IntegrationCause.EDIT_NOT_DEPLOYED,
          IntegrationCause.EDIT_WOULD_BREAK,
          IntegrationCause.STAGE_CANARY_SPLIT);

  static Impact of(Cause cause) {
    return DAMAGING.contains(cause) ? DAMAGES : UNSAFE_ONLY.contains(cause) ? UNSAFE : FAILS;
  }
}
