package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.Event.Captured;
import canary.Settings.Reading;
import canary.Settings.Watched;
import canary.aws.SnsPublisher;
import canary.probe.Sender;
import canary.probe.Warmth;
import canary.report.MetricsLine;
import canary.report.Publisher;
import canary.report.Report;
import canary.report.ReportJson;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.jr.ob.JSON;

/** The Lambda handler: reads the event, probes each target, delivers and answers its report. */
public final class Canary implements RequestStreamHandler {
  private static final Duration PROBE_DEADLINE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_AT_ONCE = 32;

  /**
   * What a further probe and the notice may take; with less left the run ends with what it knows.
   */
  private static final int RESERVE_MILLIS = 25_000;

  private final Reading settings;
  private final Delivery delivery;
  private final Clock clock;
  private final Duration pause;

  /** As Lambda makes it. */
  public Canary() {
    this(System.getenv(), SnsPublisher::new, System.out, Clock.systemUTC(), PAUSE);
    warmUp();
  }

  Canary(
      Map<String, String> environment,
      Function<String, Publisher> publishers,
      PrintStream log,
      Clock clock,
      Duration pause) {
    this.settings = Settings.of(environment);
    this.delivery = new Delivery(publishers, log, clock, new RecentNotices(clock));
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * INIT has a whole processor whatever the memory: what is loaded there does not slow the first
   * probe.
   */
  private void warmUp() {
    if (settings instanceof Reading.Usable(var usable)) {
      Warmth.of(usable.watched().getFirst().target().url());
      MetricsLine.of(
          Report.blind("probe", "", clock.instant(), ""), usable.canary(), clock.instant(), false);
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var json =
        switch (Event.of(new String(event.readAllBytes(), UTF_8))) {
          case Event.Unreadable(var mistakes) -> mistaken(mistakes);
          case Event.Explain explain -> explained(explain);
          case Event.Inspect(var target) -> mistaken(List.of("inspect is not built yet"));
          case Event.Probe(var target, var publishes) ->
              switch (settings) {
                case Reading.Mistaken wrong -> blind(wrong, publishes);
                case Reading.Usable(var usable) -> probed(usable, target, publishes, context);
              };
        };
    answer.write(JSON.std.asBytes(json));
  }

  private Map<String, Object> probed(
      Settings usable, Optional<String> target, boolean publishes, Context context) {
    var watched =
        usable.watched().stream()
            .filter(it -> target.isEmpty() || it.target().name().equals(target.get()))
            .toList();
    if (watched.isEmpty()) {
      return mistaken(
          List.of(
              "target is '%s'; known are %s"
                  .formatted(
                      target.orElse(""),
                      usable.watched().stream()
                          .map(it -> it.target().name())
                          .collect(Collectors.joining(", ")))));
    }
    var sender = new Sender(usable.signature(), PROBE_DEADLINE, clock);
    var prober =
        new Prober(
            sender,
            usable.markerKey(),
            clock,
            pause,
            () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS);
    try (var threads = Executors.newFixedThreadPool(MOST_AT_ONCE, Thread.ofVirtual().factory())) {
      var runs =
          watched.stream()
              .map(
                  it ->
                      CompletableFuture.supplyAsync(
                          () -> run(usable, prober, it, publishes), threads))
              .toList();
      return several(
          runs.stream().map(CompletableFuture::join).map(ReportJson::of).toList(), runs.size() > 1);
    }
  }

  /**
   * The outer edge: a fault of our own becomes a report, for the target's owner must hear of it
   * too.
   */
  private Report run(Settings usable, Prober prober, Watched watched, boolean publishes) {
    Report report;
    try {
      report = prober.probe(watched);
    } catch (Exception e) {
      report = Report.blind("probe", watched.target().name(), clock.instant(), String.valueOf(e));
    }
    delivery.deliver(report, usable.canary(), usable.topicArn(), publishes);
    return report;
  }

  private Map<String, Object> blind(Reading.Mistaken wrong, boolean publishes) {
    var report =
        Report.blind("probe", wrong.target(), clock.instant(), String.join("; ", wrong.mistakes()));
    delivery.deliver(report, wrong.canary(), wrong.topicArn(), publishes);
    return ReportJson.of(report);
  }

  private Map<String, Object> explained(Event.Explain explain) {
    var explanation = new Explanation(clock);
    var answers =
        explain.captured().stream()
            .map(
                captured ->
                    switch (captured) {
                      case Captured.Readable readable -> ReportJson.of(explanation.of(readable));
                      case Captured.Garbage(var why) -> mistaken(List.of(why));
                    })
            .toList();
    return several(answers, explain.many());
  }

  private static Map<String, Object> several(List<Map<String, Object>> reports, boolean many) {
    return many
        ? Map.of("schema", "apigw-sqs-canary/reports/1", "reports", reports)
        : reports.getFirst();
  }

  private static Map<String, Object> mistaken(List<String> mistakes) {
    return Map.of("schema", "apigw-sqs-canary/error/1", "mistakes", mistakes);
  }
}
