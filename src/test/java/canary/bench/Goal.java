package canary.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure that the function should stay below.
 *
 * @param limit the goal is met by what is not greater
 * @param result empty where it was not measured
 */
record Goal(String id, String what, double limit, Optional<Double> result) {
  private static final double RUNS_A_MONTH = 43_800;
  private static final double GB_SECOND = 0.0000133334;
  private static final double REQUEST = 0.0000002;
  private static final double LOG_GB = 0.5;
  private static final double BYTES_A_TARGET = 350;
  private static final double SYNTHETICS = 60.5;
  private static final double OF_A_PROCESSOR = 512 / 1769.0;

  static List<Goal> of(Samples it) {
    return List.of(
        new Goal(
            "P1",
            "cold start, CPU, of the empty handler's",
            5.0,
            it.ratio("ours.cold.cpu", "empty.cold.cpu")),
        new Goal(
            "P1",
            "cold start, time, of the empty handler's",
            5.0,
            it.ratio("ours.cold.wall", "empty.cold.wall")),
        new Goal(
            "P2",
            "cold start, CPU, of the naive function's",
            0.30,
            it.ratio("ours.cold.cpu", "naive.cold.cpu")),
        new Goal(
            "P3",
            "first invocation, CPU, of a warm one's",
            2,
            it.ratio("ours.first.cpu", "ours.warm.cpu")),
        new Goal(
            "P4",
            "cold start under the quota of 512 MB, time, of that without",
            1.3,
            it.ratio("quota.cold.wall", "ours.cold.wall")),
        new Goal(
            "P5",
            "first diagnosis, CPU, of a warm diagnosis",
            50,
            it.ratio("diagnosis.first.cpu", "diagnosis.warm.cpu")),
        new Goal(
            "P5",
            "first diagnosis, CPU, of a warm healthy run",
            40,
            it.ratio("diagnosis.first.cpu", "ours.warm.cpu")),
        new Goal(
            "P5",
            "first diagnosis with Priming, CPU, of a warm diagnosis",
            3,
            it.ratio("primed.first.cpu", "primed.warm.cpu")),
        new Goal("P5", "warm diagnosis, CPU in ms", 50, it.median("diagnosis.warm.cpu")),
        new Goal(
            "P6",
            "warm invocation, CPU, of a bare POST",
            1.25,
            it.ratio("ours.warm.cpu", "bare.warm.cpu")),
        new Goal(
            "P7", "peak memory, of the empty handler's", 1.9, it.ratio("ours.rss", "empty.rss")),
        new Goal(
            "P7",
            "peak memory when diagnosing, of the empty handler's",
            5,
            it.ratio("diagnosis.rss", "empty.rss")),
        new Goal(
            "P8",
            "classes of a healthy run, of the empty handler's",
            2.5,
            it.ratio("ours.classes", "empty.classes")),
        new Goal("P8", "classes of the SDK on the healthy path", 0, it.median("ours.classes.sdk")),
        new Goal("P9", "package in MB", 16, it.median("ours.zip")),
        new Goal("P9", "package, of the naive function's", 0.65, it.ratio("ours.zip", "naive.zip")),
        new Goal("P10", "10 targets, time, of one", 2, it.ratio("n10.wall", "n1.wall")),
        new Goal("P10", "100 targets, time, of one", 8, it.ratio("n100.wall", "n1.wall")),
        new Goal("P10", "1000 targets, time, of one", 30, it.ratio("n1000.wall", "n1.wall")),
        new Goal(
            "P11",
            "1000 targets, latency measured, of one target's",
            1.3,
            it.ratio("n1000.probe", "n1.probe")),
        new Goal("P11", "1000 targets, false failures", 0, it.most("n1000.failures")),
        new Goal("P11", "1000 targets, threads", 64, it.most("n1000.threads")),
        new Goal(
            "P11",
            "1000 targets under 300 descriptors, false failures",
            0,
            it.most("n1000.few.failures")),
        new Goal(
            "P12",
            "1000 targets, CPU a target, of one alone",
            0.25,
            it.ratio("n1000.cpu", "n1.cpu").map(ratio -> ratio / 1_000)),
        new Goal("P12", "1000 targets, peak memory, of one", 3, it.ratio("n1000.rss", "n1.rss")),
        new Goal(
            "P13", "cost of one target, % of a Synthetics canary, computed", 1, cost(it, "n1", 1)),
        new Goal(
            "P13",
            "cost of each of 100 targets, % of a Synthetics canary, computed",
            0.1,
            cost(it, "n100", 100)));
  }

  /** Lambda at 512 MB and logs, once a minute; prices of eu-west-1's arm64 in November 2026. */
  private static Optional<Double> cost(Samples it, String name, int targets) {
    return it.median(name + ".wall")
        .flatMap(
            wall ->
                it.median(name + ".cpu")
                    .map(
                        cpu -> {
                          var seconds = Math.max(wall, cpu / OF_A_PROCESSOR) / 1_000;
                          var run =
                              (seconds * 0.5 * GB_SECOND + REQUEST) / targets
                                  + BYTES_A_TARGET * LOG_GB / 1e9;
                          return run * RUNS_A_MONTH / SYNTHETICS * 100;
                        }));
  }

  boolean isMet() {
    return result.filter(it -> it <= limit).isPresent();
  }

  String verdict() {
    return result.isEmpty() ? "not measured" : isMet() ? "met" : "missed";
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", id);
    json.put("what", what);
    json.put("goal", limit);
    result.ifPresent(it -> json.put("result", Samples.rounded(it)));
    json.put("verdict", verdict());
    return json;
  }
}
