package canary.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured, by name: of each figure all its values. */
final class Samples {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  void add(String name, double value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  void add(String name, Sandbox.Spent spent) {
    add(name + ".wall", spent.wall());
    add(name + ".cpu", spent.processor());
  }

  /** The middle value; empty where nothing was measured. */
  Optional<Double> median(String name) {
    return Optional.ofNullable(values.get(name)).map(it -> at(it, 0.5));
  }

  /** The greatest value. */
  Optional<Double> most(String name) {
    return Optional.ofNullable(values.get(name)).map(it -> at(it, 1));
  }

  /** The ratio of two medians. */
  Optional<Double> ratio(String one, String other) {
    return median(one).flatMap(a -> median(other).map(b -> a / b));
  }

  /** Median, quartiles and number of each figure. */
  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    values.forEach(
        (name, all) ->
            json.put(
                name,
                Map.of(
                    "median", rounded(at(all, 0.5)),
                    "quartiles", List.of(rounded(at(all, 0.25)), rounded(at(all, 0.75))),
                    "runs", all.size())));
    return json;
  }

  static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  static double at(List<Double> all, double share) {
    var sorted = all.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
  }
}
