package canary;

import canary.OwnAlarms.Said;
import canary.catalogue.Component;
import canary.event.Event;
import canary.finding.Answer;
import canary.report.AlarmMemory;
import canary.report.Incident;
import canary.report.Report;
import canary.report.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The incidents that last, as this environment has seen and the alarms remember them, so that each
 * is published once when it begins, once for each cause, and once when it is over.
 */
final class Incidents {
  /** Longer than an alarm takes to fire; a component that fails again sooner goes on failing. */
  private static final Duration QUIET = Duration.ofMinutes(5);

  /** By then CloudWatch has reported that the alarm is OK, at a rate of a minute. */
  private static final Duration OVERDUE = Duration.ofMinutes(10);

  /** For so long an environment trusts itself where no alarm can be read. */
  private static final Duration ALONE = Duration.ofDays(1);

  private final Clock clock;
  private final Map<String, Incident> open = new ConcurrentHashMap<>();
  private final Map<String, Instant> successes = new ConcurrentHashMap<>();
  private final Map<String, Instant> recoveries = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> notes = new ConcurrentHashMap<>();
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private final Set<String> owed = ConcurrentHashMap.newKeySet();
  private final Set<String> doubted = ConcurrentHashMap.newKeySet();

  Incidents(Clock clock) {
    this.clock = clock;
  }

  void note(Report report) {
    if (report.status() == Status.HEALTHY) {
      successes.put(report.target(), report.at());
    }
  }

  Optional<Instant> since(String target) {
    return open(target).stream().flatMap(it -> it.since().stream()).min(Instant::compareTo);
  }

  Optional<Instant> lastSuccess(String target) {
    return Optional.ofNullable(successes.get(target));
  }

  /** Those of a target that last. */
  List<Incident> open(String target) {
    var incidents = new ArrayList<Incident>();
    for (var each : open.entrySet()) {
      if (each.getKey().startsWith(target + "|")) {
        incidents.add(each.getValue());
      }
    }
    return incidents;
  }

  /** Counts a failed run, with what the alarms remember of others. */
  void failed(String target, Component component, String news, Said said) {
    var now = clock.instant();
    recovered(target, said.memory().recovered());
    said.memory().open().stream()
        .filter(it -> it.component() != component && goesOn(target, it, said, now, false))
        .forEach(it -> open.merge(place(target, it.component()), it, Incident::and));
    var place = place(target, component);
    var incident =
        Stream.concat(
                Optional.ofNullable(open.get(place)).stream()
                    .filter(it -> goesOn(target, it, said, now, true)),
                said.memory().of(component).stream()
                    .filter(it -> goesOn(target, it, said, now, false)))
            .reduce(Incident::and)
            .orElseGet(
                () ->
                    said.stands(component) == Answer.YES
                        ? Incident.unknown(component, now, Set.of(news))
                        : Incident.begun(component, now));
    open.put(place, incident.failed(now));
  }

  private boolean goesOn(String target, Incident it, Said said, Instant now, boolean seenHere) {
    if (Optional.ofNullable(recoveries.get(target)).filter(it.last()::isBefore).isPresent()) {
      return false;
    }
    return it.last().plus(QUIET).isAfter(now)
        || switch (said.stands(it.component())) {
          case YES -> true;
          case NO -> false;
          case UNKNOWN ->
              seenHere
                  && it.last().plus(ALONE).isAfter(now)
                  && lastSuccess(target).filter(it.last()::isBefore).isEmpty();
        };
  }

  /** Whether a notification of the failed run is due. Better twice than never. */
  boolean isNews(String target, Component component, String news) {
    return owed.contains(key(target, component, news))
        || Optional.ofNullable(open.get(place(target, component)))
            .filter(it -> it.published().contains(news))
            .isEmpty();
  }

  /** Whether what raises no alarm is to be published. */
  boolean isNews(String target, String note, Said said) {
    notes(target).addAll(said.memory().notes());
    return !notes(target).contains(note);
  }

  void noted(String target, String note) {
    notes(target).add(note);
  }

  private Set<String> notes(String target) {
    return notes.computeIfAbsent(target, _ -> ConcurrentHashMap.newKeySet());
  }

  void published(String target, Component component, String news) {
    owed.remove(key(target, component, news));
    doubted.remove(key(target, component, news));
    open.computeIfPresent(place(target, component), (_, it) -> it.published(news));
  }

  /** It could not be published: the next run tries again, for any state of the alarm. */
  void owe(String target, Component component, String news) {
    owed.add(key(target, component, news));
  }

  /** It may have been published: the next run sends it once more, and no run after that. */
  void doubt(String target, Component component, String news) {
    if (doubted.add(key(target, component, news))) {
      owe(target, component, news);
    } else {
      published(target, component, news);
    }
  }

  /** Whether a healthy run has to ask the alarms: none of a target that was well before. */
  boolean mayBeOver(String target) {
    var now = clock.instant();
    var all = open(target);
    return !all.isEmpty() && all.stream().noneMatch(it -> it.last().plus(OVERDUE).isAfter(now));
  }

  /**
   * What is over, with all that is remembered of it, which may be nothing. Empty when something
   * lasts, nothing was, or another environment has published the recovery.
   *
   * @param ok CloudWatch reports that an alarm is OK
   */
  Optional<List<Incident>> over(String target, Optional<Event.AlarmOk> ok, Said said) {
    if (OwnAlarms.ALL.stream().anyMatch(it -> said.stands(it) == Answer.YES)) {
      return Optional.empty();
    }
    var before = ok.map(it -> AlarmMemory.of(it.before())).orElse(AlarmMemory.NONE);
    recovered(target, said.memory().recovered());
    recovered(target, ok.flatMap(it -> AlarmMemory.of(it.now()).recovered()));
    var published = recoveries.getOrDefault(target, Instant.MIN);
    var candidates =
        Stream.of(open(target), before.open(), said.memory().open()).flatMap(List::stream).toList();
    var ended =
        Arrays.stream(Component.values())
            .flatMap(
                component ->
                    candidates.stream()
                        .filter(it -> it.component() == component && it.last().isAfter(published))
                        .reduce(Incident::and)
                        .stream())
            .toList();
    candidates.stream()
        .filter(it -> !it.last().isAfter(published))
        .forEach(it -> open.remove(place(target, it.component()), it));
    var unknown =
        ok.isPresent() && candidates.isEmpty() && published.plus(OVERDUE).isBefore(clock.instant());
    return ended.isEmpty() && !unknown ? Optional.empty() : Optional.of(ended);
  }

  void recovered(String target, List<Incident> ended) {
    recovered(target, Optional.of(clock.instant()));
    ended.forEach(it -> open.remove(place(target, it.component())));
  }

  private void recovered(String target, Optional<Instant> at) {
    at.ifPresent(it -> recoveries.merge(target, it, (a, b) -> a.isAfter(b) ? a : b));
  }

  /** The recovery could not be published: the next healthy run tries again. */
  void oweRecovery(String target, List<Incident> ended) {
    ended.forEach(it -> open.put(place(target, it.component()), it));
  }

  /** Whether the alarm's reason could be set, for the next report. */
  void reasonSet(String target, Optional<String> why) {
    why.ifPresentOrElse(it -> faults.put(target, it), () -> faults.remove(target));
  }

  Optional<String> reasonFault(String target) {
    return Optional.ofNullable(faults.get(target));
  }

  /** For the next environment. */
  AlarmMemory memory(String target) {
    return new AlarmMemory(
        open(target), Optional.ofNullable(recoveries.get(target)), Set.copyOf(notes(target)));
  }

  private static String place(String target, Component component) {
    return target + "|" + component;
  }

  private static String key(String target, Component component, String news) {
    return place(target, component) + "|" + news;
  }
}
