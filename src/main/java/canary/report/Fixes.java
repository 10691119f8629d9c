package canary.report;

import canary.catalogue.Cause;
import canary.catalogue.Impact;
import canary.evidence.Evidence;
import canary.remedy.Outlook;
import canary.remedy.Unchanged;
import canary.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The causes of a report whose fixes are printed. */
final class Fixes {
  private static final int MOST = 4;

  private Fixes() {}

  /**
   * The foremost cause, and all others that are certain to stop or damage messages. Of those whose
   * fixes change the same thing only the first: the next would take it back.
   */
  static List<ReportedCause> of(Report report) {
    var fixes = new ArrayList<ReportedCause>();
    for (var it : Stream.concat(report.foremost().stream(), certain(report)).toList()) {
      if (fixes.stream().noneMatch(kept -> changeTheSame(kept, it))) {
        fixes.add(it);
      }
    }
    return List.copyOf(fixes.subList(0, Math.min(fixes.size(), MOST)));
  }

  /** Whether the fix of a cause is among them, or changes what one of them changes. */
  static boolean prints(ReportedCause cause, Report report) {
    return of(report).stream().anyMatch(it -> change(it).equals(change(cause)));
  }

  /** The report with what is seen after each fix but the last, as far as that can be executed. */
  static Report foretold(Report report, Evidence account) {
    var next = new HashMap<Cause, String>();
    var state = Optional.of(account);
    var fixes = of(report);
    for (var it : fixes.subList(0, Math.max(0, fixes.size() - 1))) {
      state = state.flatMap(before -> it.remedy().change().map(change -> change.on(before)));
      state.flatMap(Outlook::of).ifPresent(seen -> next.put(it.cause(), seen));
    }
    return next.isEmpty()
        ? report
        : report.with(it -> next.containsKey(it.cause()) ? it.seeing(next.get(it.cause())) : it);
  }

  /** Certain causes beside this one whose fix changes the same thing. */
  static List<ReportedCause> like(ReportedCause cause, Report report) {
    return certain(report)
        .filter(it -> !it.cause().equals(cause.cause()) && changeTheSame(cause, it))
        .distinct()
        .toList();
  }

  private static Stream<ReportedCause> certain(Report report) {
    return Stream.concat(report.causes().stream(), report.alsoFound().stream())
        .filter(it -> it.verdict() == Verdict.CONFIRMED)
        .filter(it -> it.cause().impact() != Impact.UNSAFE)
        .sorted(Comparator.comparing(it -> it.cause().component()));
  }

  private static boolean changeTheSame(ReportedCause one, ReportedCause other) {
    return change(one).equals(change(other)) || Unchanged.both(one.remedy(), other.remedy());
  }

  /** What a fix changes, as its rollback says it; one of words alone changes its own. */
  private static String change(ReportedCause it) {
    return Stream.of(it.remedy().undo(), String.join("\n", it.remedy().commands()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(it.cause().id());
  }
}
