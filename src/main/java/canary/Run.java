package canary;

import canary.report.Report;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The state of one target in one invocation: printed as soon as it is known, and the answer when
 * the time is up. A run that comes later than that changes and prints nothing.
 */
final class Run {
  /** What is printed once. */
  enum Line {
    OUTCOME,
    FAILURE,
    NOTIFICATION
  }

  private final PrintStream log;
  private final Set<Line> printed = EnumSet.noneOf(Line.class);
  private final Supplier<Report> unknown;
  private Optional<Report> known = Optional.empty();
  private boolean ended;

  /**
   * @param unknown what is answered when nothing becomes known
   */
  Run(Supplier<Report> unknown, PrintStream log) {
    this.unknown = unknown;
    this.log = log;
  }

  synchronized Report known() {
    return known.orElseGet(unknown);
  }

  synchronized void knows(Report report) {
    known = ended ? known : Optional.of(report);
  }

  /** The first line of a kind counts, even when it is empty. */
  synchronized void print(Line kind, Optional<String> line) {
    if (!ended && printed.add(kind) && line.isPresent()) {
      log.println(line.get());
    }
  }

  /** Whether nothing of this kind is decided yet. */
  synchronized boolean lacks(Line kind) {
    return !printed.contains(kind);
  }

  synchronized Report end() {
    ended = true;
    return known();
  }
}
