package canary.report;

import canary.evidence.Change;
import canary.evidence.Reason;
import canary.finding.Quotation;
import canary.symptom.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a report fit where there is no room for all of it. The lists become shorter and say by how
 * much; the outcome, and of the first cause the fix and how to verify it, are never cut.
 */
final class Shortening {
  /** Entries a list, from what no list is longer than to the least that says something. */
  private static final List<Integer> MOST = List.of(30, 10, 4, 1);

  /** After what was cut. */
  static final String CUT = " [cut; the function's log has the whole report]";

  private static final int MOST_CHANGES = 20;

  private Shortening() {}

  /** The report, or the longest of its shorter forms that fits; the shortest where none does. */
  static Report fitting(Report report, Predicate<Report> fits) {
    var shorter = report;
    for (var most : MOST) {
      if (fits.test(shorter)) {
        return shorter;
      }
      shorter = of(report, most);
    }
    return shorter;
  }

  private static Report of(Report it, int most) {
    var notRead =
        new ArrayList<>(capped(it.notRead(), most, more -> new NotRead(more(more), "", "")));
    var leftOut =
        Stream.of(it.causes(), it.alsoFound())
            .mapToInt(list -> Math.max(0, list.size() - most))
            .sum();
    if (leftOut > 0) {
      notRead.add(
          new NotRead(
              leftOut + " causes",
              "left out here for the length; the log has the whole report",
              ""));
    }
    return it.having(
        causes(it.causes(), most),
        causes(it.alsoFound(), most),
        changed(it.changed(), most),
        List.copyOf(notRead));
  }

  /** The newest changes, and how many more there are. */
  static List<Change> changed(List<Change> all, int most) {
    return capped(all, most, more -> new Change(all.get(most).when(), more(more)));
  }

  /** The text, or its beginning and where the whole is; no longer than that in any case. */
  static String within(String text, int longest) {
    return text.length() <= longest ? text : cut(text, longest - CUT.length(), CUT);
  }

  /** The text, or its first so many characters and the mark; never half a character. */
  static String cut(String text, int longest, String mark) {
    if (text.length() <= longest) {
      return text;
    }
    if (longest <= 0) {
      return mark;
    }
    var half = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, half ? longest - 1 : longest) + mark;
  }

  /** Some of the names, and how many more there are. */
  static List<String> names(List<String> all, int most) {
    return capped(all, most, Shortening::more);
  }

  private static List<ReportedCause> causes(List<ReportedCause> all, int most) {
    return all.stream()
        .limit(most)
        .map(
            it ->
                new ReportedCause(
                    it.cause(),
                    it.verdict(),
                    capped(it.because(), most, more -> and(it.because().get(most), more)),
                    capped(it.unknown(), most, more -> Quotation.of(more(more))),
                    it.remedy(),
                    it.sources(),
                    it.next()))
        .toList();
  }

  private static Reason and(Reason next, int more) {
    return new Reason(next.weight(), Quotation.of("report"), Quotation.of(more(more)));
  }

  private static <T> List<T> capped(List<T> all, int most, Function<Integer, T> rest) {
    return all.size() <= most
        ? all
        : Stream.concat(all.stream().limit(most), Stream.of(rest.apply(all.size() - most)))
            .toList();
  }

  private static String more(int number) {
    return "and %d more".formatted(number);
  }

  /**
   * What was changed in the hour before; that it came before does not prove that it is the cause.
   */
  static List<Change> recent(Observation observed) {
    return changed(
        observed.account().changes().stream()
            .filter(it -> it.when().isAfter(observed.at().minus(Duration.ofHours(1))))
            .toList(),
        MOST_CHANGES);
  }
}
