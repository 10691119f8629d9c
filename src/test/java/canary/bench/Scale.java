package canary.bench;

import canary.bench.Sandbox.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.jr.ob.JSON;

/** One invocation that probes many targets, each of which answers after 50 ms. */
record Scale(Samples samples, ProbedApi api, Function ours, String event) {
  private static final List<Integer> TARGETS = List.of(1, 10, 100, 1_000);
  private static final int ROUNDS = 6;
  private static final int DESCRIPTORS = 300;
  private static final Pattern LATENCY = Pattern.compile("\"Latency\":([0-9.]+)");

  void measure() throws IOException {
    api.delay(Duration.ofMillis(50));
    for (var number : TARGETS) {
      System.out.printf("bench: %d targets in one invocation%n", number);
      var function = ours.with(Subjects.targets(number));
      measure("n" + number, number, function, ROUNDS);
    }
    System.out.printf("bench: 1000 targets with %d descriptors%n", DESCRIPTORS);
    measure(
        "n1000.few",
        1_000,
        ours.with(Subjects.targets(1_000)).behind("prlimit", "--nofile=" + DESCRIPTORS),
        2);
    api.delay(Duration.ZERO);
  }

  private void measure(String name, int number, Function function, int rounds) throws IOException {
    try (var sandbox = new Sandbox(function)) {
      for (var round = 1; round <= rounds; round++) {
        var threads = Threads.watched(sandbox.pid());
        var run = sandbox.invoke(event);
        samples.add(name + ".threads", threads.most());
        if (round == 1) {
          samples.add(name + ".first", run.spent());
        } else if (round > rounds / 2) {
          samples.add(name, run.spent());
        }
        samples.add(name + ".failures", number - healthy(run.answer()));
      }
      latencies().forEach(it -> samples.add(name + ".probe", it));
      samples.add(name + ".rss", Kernel.peakMegabytes(sandbox.pid()));
    }
  }

  private static long healthy(String answer) throws IOException {
    return reports(answer).stream().filter(it -> "HEALTHY".equals(it.get("status"))).count();
  }

  /** As the function's metrics say it, of all runs so far. */
  private static List<Double> latencies() throws IOException {
    return LATENCY
        .matcher(Files.readString(Sandbox.LOG))
        .results()
        .map(it -> Double.valueOf(it.group(1)))
        .toList();
  }

  private static List<Map<?, ?>> reports(String answer) throws IOException {
    var json = JSON.std.mapFrom(answer);
    var reports = new ArrayList<Map<?, ?>>();
    if (json.get("reports") instanceof List<?> many) {
      many.forEach(it -> reports.add((Map<?, ?>) it));
    } else {
      reports.add(json);
    }
    return reports;
  }
}
