package canary.bench;

import canary.aws.FakeAccount;
import canary.bench.Sandbox.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * {@code mvn -Pbench}: this function beside an empty and a naive one, each a process under AWS's
 * runtime interface client, against an API and an account on the loopback. They run in turn in one
 * go, so what disturbs one disturbs the others; ratios of medians are the result.
 */
final class Bench {
  private static final String EVENT =
      "{\"version\":\"0\",\"id\":\"1\",\"detail-type\":\"Scheduled"
          + " Event\",\"source\":\"aws.events\","
          + "\"account\":\"111122223333\",\"time\":\"2026-11-28T08:00:00Z\",\"region\":\"eu-west-1\","
          + "\"resources\":[],\"detail\":{}}";
  private static final String SCHEDULED =
      "{\"mode\":\"probe\",\"notify\":true,\"scheduledTime\":\"2026-11-28T08:00:00Z\"}";
  private static final String EXPLAIN =
      JSON.std.asString(
          Map.of(
              "mode",
              "explain",
              "response",
              Map.of("status", 403, "headers", Map.of(), "body", ProbedApi.DENIED)));
  private static final int WARM = 20;
  private static final Path DIRECTORY = Path.of("target", "bench");

  private final Samples samples = new Samples();
  private final ProbedApi api;
  private final Function empty;
  private final Function naive;
  private final Function ours;

  private Bench(Subjects subjects, ProbedApi api) throws IOException {
    this.api = api;
    empty = subjects.empty();
    naive = subjects.naive();
    ours = subjects.ours();
  }

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    var pairs = Integer.parseInt(arguments[0]);
    Files.createDirectories(DIRECTORY);
    try (var api = new ProbedApi(DIRECTORY);
        var account = FakeAccount.forBench()) {
      var bench = new Bench(Subjects.in(DIRECTORY, api, account.address().toString()), api);
      bench.packages();
      bench.cold(pairs);
      var rounds = Math.max(3, pairs / 3);
      bench.diagnoses("diagnosis", bench.ours, rounds);
      bench.diagnoses("primed", bench.ours.with(Map.of("CANARY_PRIMING", "true")), rounds);
      new Scale(bench.samples, api, bench.ours, SCHEDULED).measure();
      Result.of(bench.samples).write(DIRECTORY.resolve("bench.json"));
    }
    // Threads of the servers would keep the process.
    System.exit(0);
  }

  private void packages() throws IOException {
    for (var each : named().entrySet()) {
      samples.add(each.getKey() + ".zip", Subjects.zipped(each.getValue()));
      samples.add(each.getKey() + ".classes", classes(each.getValue(), ""));
    }
    samples.add("ours.classes.sdk", classes(ours, "software.amazon.awssdk."));
  }

  private Map<String, Function> named() {
    return Map.of("empty", empty, "naive", naive, "ours", ours);
  }

  /** The classes that a healthy cold run loads whose names begin so. */
  private long classes(Function function, String beginning) throws IOException {
    var log = DIRECTORY.resolve("classes.log").toAbsolutePath();
    try (var sandbox = new Sandbox(function.withOption("-Xlog:class+load:file=" + log + ":none"))) {
      sandbox.invoke(function.equals(ours) ? SCHEDULED : EVENT);
    }
    try (var lines = Files.lines(log)) {
      // The runtime interface client brings a class of the SDK itself.
      return lines
          .filter(it -> it.contains(" source: ") && it.startsWith(beginning))
          .filter(it -> !it.startsWith("software.amazon.awssdk.utilslite."))
          .count();
    }
  }

  /** In turn; the first round warms the machine up and does not count. */
  private void cold(int pairs) throws IOException {
    for (var round = 0; round <= pairs; round++) {
      System.out.printf(
          "bench: cold start, round %d of %d%s%n",
          round, pairs, round == 0 ? ", which warms the machine up" : "");
      var into = round == 0 ? new Samples() : samples;
      coldRun("empty", empty, EVENT, into);
      coldRun("naive", naive, EVENT, into);
      coldRun("ours", ours, SCHEDULED, into);
      coldRun("explain", ours, EXPLAIN, into);
      bareLoop(into);
    }
  }

  private static void coldRun(String name, Function function, String event, Samples into)
      throws IOException {
    try (var sandbox = new Sandbox(function)) {
      var first = sandbox.invoke(event);
      into.add(name + ".init", sandbox.init());
      into.add(name + ".first", first.spent());
      into.add(name + ".cold", sandbox.init().and(first.spent()));
      into.add(name + ".rss", Kernel.peakMegabytes(sandbox.pid()));
      var warm = new Samples();
      for (var i = 0; i < WARM; i++) {
        warm.add("", sandbox.invoke(event).spent());
      }
      into.add(name + ".warm.wall", warm.median(".wall").orElseThrow());
      into.add(name + ".warm.cpu", warm.median(".cpu").orElseThrow());
    }
  }

  /** The same requests as a warm healthy run's, in a JVM that does nothing else. */
  private void bareLoop(Samples into) throws IOException {
    var bare =
        new Function(
                empty.root(),
                BareLoop.class.getName() + "::handleRequest",
                empty.environment(),
                empty.options(),
                List.of())
            .with(Map.of("BARE_URL", api.address() + "/prod/messages"));
    Subjects.addClass(BareLoop.class, empty.root());
    coldRun("bare", bare, EVENT, into);
  }

  /** A healthy environment that fails for the first time, and goes on failing. */
  private void diagnoses(String name, Function function, int rounds) throws IOException {
    for (var round = 1; round <= rounds; round++) {
      System.out.printf("bench: %s, round %d of %d%n", name, round, rounds);
      api.deny(false);
      try (var sandbox = new Sandbox(function)) {
        samples.add(name + ".init", sandbox.init());
        for (var i = 0; i < 3; i++) {
          sandbox.invoke(SCHEDULED);
        }
        samples.add(name + ".rss.before", Kernel.peakMegabytes(sandbox.pid()));
        api.deny(true);
        var first = sandbox.invoke(SCHEDULED);
        samples.add(name + ".first", first.spent());
        if (!first.answer().contains("FAILING")) {
          throw new IllegalStateException("not diagnosed: " + first.answer());
        }
        for (var i = 0; i < WARM; i++) {
          samples.add(name + ".warm", sandbox.invoke(SCHEDULED).spent());
        }
        samples.add(name + ".rss", Kernel.peakMegabytes(sandbox.pid()));
      } finally {
        api.deny(false);
        api.delay(Duration.ZERO);
      }
    }
  }
}
