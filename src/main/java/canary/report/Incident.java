package canary.report;

import canary.catalogue.Component;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One incident of a component, as it is remembered.
 *
 * @param since the first failed run; empty when it was before all that is remembered
 * @param last the last failed run
 * @param runs the failed runs that were counted
 * @param published the published news, each a cause with its verdict
 */
public record Incident(
    Component component, Optional<Instant> since, Instant last, int runs, Set<String> published) {
  public Incident {
    published = Set.copyOf(published);
  }

  /** Of a failure that follows no other. */
  public static Incident begun(Component component, Instant at) {
    return new Incident(component, Optional.of(at), at, 0, Set.of());
  }

  /** Of one that the alarm alone remembers: another environment has published it. */
  public static Incident unknown(Component component, Instant at, Set<String> published) {
    return new Incident(component, Optional.empty(), at, 0, published);
  }

  /** Another cause is other news, and so is the same one when it has become sure. */
  public static String news(Report report) {
    return report
        .foremost()
        .map(it -> it.cause().id() + " " + it.verdict())
        .orElseGet(() -> report.status() + " " + report.seen().code().text());
  }

  public Incident failed(Instant at) {
    return new Incident(component, since, at, runs + 1, published);
  }

  public Incident published(String news) {
    return new Incident(
        component,
        since,
        last,
        runs,
        Stream.concat(published.stream(), Stream.of(news)).collect(Collectors.toSet()));
  }

  /** What two environments remember of one incident. */
  public Incident and(Incident other) {
    return new Incident(
        component,
        Stream.of(since, other.since).flatMap(Optional::stream).min(Instant::compareTo),
        last.isAfter(other.last) ? last : other.last,
        Math.max(runs, other.runs),
        Stream.concat(published.stream(), other.published.stream()).collect(Collectors.toSet()));
  }

  /** The ids of its causes, or the words in place of one. */
  List<String> causes() {
    return published.stream().map(it -> it.split(" ")[0]).distinct().sorted().toList();
  }

  /**
   * @param most of what was published
   */
  Map<String, Object> json(int most) {
    var json = new LinkedHashMap<String, Object>();
    json.put("component", component.id());
    since.ifPresent(it -> json.put("since", it.toString()));
    json.put("last", last.toString());
    json.put("runs", runs);
    json.put("published", published.stream().sorted().limit(most).toList());
    return json;
  }

  /** The reverse; empty for anything else. */
  static Optional<Incident> of(Object json) {
    if (!(json instanceof Map<?, ?> map)
        || !(map.get("runs") instanceof Integer runs)
        || !(map.get("published") instanceof List<?> published)) {
      return Optional.empty();
    }
    var component =
        Arrays.stream(Component.values()).filter(it -> it.id().equals(map.get("component")));
    return component
        .findFirst()
        .flatMap(
            it ->
                instant(map.get("last"))
                    .map(
                        last ->
                            new Incident(
                                it,
                                instant(map.get("since")),
                                last,
                                Math.max(0, runs),
                                published.stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.toCollection(LinkedHashSet::new)))));
  }

  static Optional<Instant> instant(Object text) {
    try {
      return text instanceof String written
          ? Optional.of(Instant.parse(written))
          : Optional.empty();
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
