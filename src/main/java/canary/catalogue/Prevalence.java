package canary.catalogue;

import java.util.OptionalInt;

/**
 * The share of public reports that a cause explains, by which causes that are equally sure are
 * ordered. What is counted are the pastes of {@code src/test/resources/canary/pastes/field.txt}
 * whose cause is established, but for demonstrations; the address of each report stands there.
 *
 * @param reports empty where reports of this cause were not searched for
 */
public record Prevalence(OptionalInt reports) implements Comparable<Prevalence> {

  /** The most reported first; what was searched for and never found comes last. */
  @Override
  public int compareTo(Prevalence other) {
    return Integer.compare(place(), other.place());
  }

  private int place() {
    return reports.isEmpty() ? 0 : reports.getAsInt() == 0 ? 1 : -reports.getAsInt();
  }
}
