package canary.report;

import canary.evidence.Evidence;
import canary.finding.Finding;
import canary.finding.Quotation;
import canary.question.OpenRight;
import canary.question.Rehearsals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that could not be checked: what was to be read or judged, why it was not, and the
 * permission that would cure it; empty where none would.
 */
public record NotRead(Quotation what, Quotation why, Quotation grant) {

  NotRead(String what, String why, String grant) {
    this(Quotation.of(what), Quotation.of(why), Quotation.of(grant));
  }

  private static final int MOST_NAMES = 40;

  /** The reason of the target's alarm, which could not be set. */
  public static NotRead alarmReason(String alarm, String why, String grant) {
    return new NotRead("the cause as the reason of the alarm " + alarm, "not set: " + why, grant);
  }

  /** Metrics contradict a delivery that a status alone proves. */
  public static NotRead delivery(String silence) {
    return new NotRead("whether messages reach the queue", silence, "");
  }

  /** A thing that the function needs in a VPC, which no read of the account shows. */
  public static NotRead network(String need) {
    return new NotRead("the network between the function and what it calls", need, "");
  }

  /** The report with this one more; what it found healthy is unproven. */
  public Report leftOpenIn(Report it) {
    var more = addedTo(it);
    return more.status() == Status.HEALTHY ? more.being(Status.UNPROVEN, more.path()) : more;
  }

  /** The report with this one more, once. */
  public Report addedTo(Report it) {
    return it.notRead().contains(this)
        ? it
        : it.having(
            it.causes(),
            it.alsoFound(),
            it.changed(),
            Stream.concat(it.notRead().stream(), Stream.of(this)).toList());
  }

  /** Permissions that were read and are still uncertain. */
  static Stream<NotRead> open(Evidence account) {
    return OpenRight.in(account).stream().map(it -> new NotRead(it.what(), it.why(), ""));
  }

  /** Why the canary's message would not arrive, where no cause explains it. */
  static Stream<NotRead> arrival(Evidence account) {
    return Rehearsals.open(account).stream()
        .map(it -> new NotRead("why the canary's message would not arrive", it, ""));
  }

  /** One entry a reason, for one missing permission often closes several doors. */
  static List<NotRead> in(Evidence account) {
    return account.notRead().stream()
        .collect(
            Collectors.groupingBy(
                it -> List.of(it.why(), it.grant()),
                LinkedHashMap::new,
                Collectors.mapping(
                    Finding.Unreadable::what, Collectors.toCollection(TreeSet::new))))
        .entrySet()
        .stream()
        .map(
            it ->
                new NotRead(
                    Quotation.list(Shortening.names(List.copyOf(it.getValue()), MOST_NAMES)),
                    Quotation.of(it.getKey().getFirst()),
                    Quotation.of(it.getKey().getLast())))
        .toList();
  }
}
