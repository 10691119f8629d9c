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

  /** Ask as a table: the cause, what catches it, what narrowly misses it. */
  static Case row(Cause cause, Observation caught, Observation missed) {
    return new Case(cause, caught, missed);
  }

  @Override
  public String toString() {
    return cause.id();
  }
}
