package canary.catalogue;

import canary.symptom.Observation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What shows a cause, and what looks much like it, with the same reply code, and is not it.
 *
 * @param caught the cause stands
 * @param missed the cause does not fit, or is ruled out
 */
public record Case(Cause cause, Observation caught, Observation missed) {

  /** Every cause that a reply can show. */
  public static final List<Case> ALL =
      Stream.of(
              GatewayCases.ALL,
              IntegrationCases.ALL,
              RoleCases.ALL,
              QueueCases.ALL,
              KeyCases.ALL,
              CanaryCases.ALL)
          .flatMap(List::stream)
          .toList();

  /** Causes that no reply shows. */
  static final List<Cause> SETTLED_ONLY_BY_READS =
      List.of(
          GatewayAccessCause.OPEN_TO_ANYONE,
          RoleCause.ALLOWS_TOO_MUCH,
          IntegrationCause.EDIT_NOT_DEPLOYED,
          IntegrationCause.EDIT_WOULD_BREAK,
          IntegrationCause.STAGE_CANARY_SPLIT,
          QueueCause.DEDUPLICATION_SUPPRESSES,
          QueueCause.CONSUMER_FAILS,
          KeyCause.CONSUMER_MAY_NOT_DECRYPT,
          CanaryCause.ALARMS_MAY_NOT_PUBLISH);

  /** Ask as a table: the cause, what catches it, what narrowly misses it. */
  static Case row(Cause cause, Observation caught, Observation missed) {
    return new Case(cause, caught, missed);
  }

  @Override
  public String toString() {
    return cause.id();
  }
}
