package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.aws.AccountReader;
import canary.aws.CloudWatchAlarms;
import canary.aws.SnsPublisher;
import canary.event.Event;
import canary.event.Event.Captured;
import canary.event.Response;
import canary.event.Settings;
import canary.event.Settings.Parsed;
import canary.event.Settings.Watched;
import canary.evidence.MethodAddress;
import canary.finding.Arn;
import canary.probe.Sender;
import canary.probe.Warmup;
import canary.report.MetricsLine;
import canary.report.Report;
import canary.report.ReportJson;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.jr.ob.JSON;

/** The Lambda handler: reads the event, probes each target, delivers and answers its report. */
public final class Canary implements RequestStreamHandler {
  private static final Duration PROBE_DEADLINE = Duration.ofSeconds(10);
  private static final Duration READS_DEADLINE = Duration.ofSeconds(12);
  private static final int MOST_AT_ONCE = 32;

  /**
   * What a further probe and the notice may take; with less left the run ends with what it knows.
   */
  private static final int RESERVE_MILLIS = 25_000;

  private final Parsed settings;
  private final World world;
  private final Delivery delivery;
  private final MarkerKeys markerKeys;

  /** As Lambda makes it. */
  public Canary() {
    this(
        System.getenv(),
        new World(
            () ->
                AccountReader.ofEnvironment(
                    READS_DEADLINE,
                    Arn.parse(System.getenv().getOrDefault("CANARY_TOPIC_ARN", ""))),
            // No method reference: linking one would load the SDK while all is well.
            topic -> new SnsPublisher(topic),
            () -> new CloudWatchAlarms(System.getenv().getOrDefault("AWS_REGION", "")),
            System.out,
            Clock.systemUTC(),
            Duration.ofMillis(500),
            PROBE_DEADLINE));
    warmUp();
  }

  Canary(Map<String, String> environment, World world) {
    this.settings = Settings.of(environment);
    this.world = world;
    this.delivery =
        new Delivery(
            world,
            environment.getOrDefault("CANARY_NAME", ""),
            environment.getOrDefault("TARGET_NAME", ""),
            environment.getOrDefault("CANARY_TOPIC_ARN", ""),
            new RecentNotifications(world.clock()));
    this.markerKeys =
        new MarkerKeys(
            switch (settings) {
              case Parsed.Usable(var usable) -> usable.markerSecret();
              case Parsed.Mistaken _ -> Optional.empty();
            },
            world,
            environment.getOrDefault("CANARY_NAME", ""));
  }

  /**
   * INIT has a whole processor whatever the memory: what is loaded there does not slow the first
   * probe.
   */
  private void warmUp() {
    if (settings instanceof Parsed.Usable(var usable)) {
      markerKeys.current();
      Warmup.of(usable.watched().getFirst().target().url());
      MetricsLine.of(
          Report.blind("probe", "", world.clock().instant(), ""),
          "",
          world.clock().instant(),
          false);
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var json =
        switch (Event.of(new String(event.readAllBytes(), UTF_8))) {
          case Event.Unreadable(var mistakes) -> Response.mistaken(mistakes);
          case Event.Explain(var captured, var many) -> Response.several(explained(captured), many);
          case Event.Inspect(var target, var place) -> inspected(target, place);
          case Event.Probe(var target, var publishes) -> probed(target, publishes, context);
        };
    answer.write(JSON.std.asBytes(json));
  }

  private List<Map<String, Object>> explained(List<Captured> replies) {
    var explanation = new Explanation(world.clock());
    return replies.stream()
        .map(
            captured ->
                switch (captured) {
                  case Captured.Readable readable -> ReportJson.of(explanation.of(readable));
                  case Captured.Garbage(var why) -> Response.mistaken(List.of(why));
                })
        .toList();
  }

  /** A method that the event names needs no settings. */
  private Map<String, Object> inspected(Optional<String> target, Optional<MethodAddress> place) {
    var inspection = new Inspection(world);
    return place
        .map(it -> ReportJson.of(inspection.of(it.apiId() + "/" + it.stage() + it.path(), it)))
        .orElseGet(
            () ->
                onTargets(
                    target,
                    "inspect",
                    (_, it) -> inspection.of(it.target().name(), it.place()),
                    _ -> {}));
  }

  private Map<String, Object> probed(Optional<String> target, boolean publishes, Context context) {
    BooleanSupplier timeLeft = () -> context.getRemainingTimeInMillis() > RESERVE_MILLIS;
    var key = markerKeys.current();
    return onTargets(
        target,
        "probe",
        (usable, watched) ->
            new Prober(
                    new Sender(
                        watched.signature(usable.signature()), world.patience(), world.clock()),
                    world,
                    usable.testInvokes(),
                    key,
                    timeLeft)
                .probe(watched),
        report -> delivery.deliver(report, publishes));
  }

  private Map<String, Object> onTargets(
      Optional<String> target,
      String mode,
      BiFunction<Settings, Watched, Report> work,
      Consumer<Report> deliver) {
    return switch (settings) {
      case Parsed.Mistaken(var mistakes, var name) -> {
        var report = Report.blind(mode, name, world.clock().instant(), String.join("; ", mistakes));
        deliver.accept(report);
        yield ReportJson.of(report);
      }
      case Parsed.Usable(var usable) -> {
        var chosen =
            usable.watched().stream()
                .filter(it -> target.isEmpty() || it.target().name().equals(target.get()))
                .toList();
        yield chosen.isEmpty()
            ? Response.mistaken(
                List.of(
                    "target is '%s'; known are %s".formatted(target.orElse(""), usable.names())))
            : together(
                chosen, watched -> run(watched, mode, it -> work.apply(usable, it), deliver));
      }
    };
  }

  private static Map<String, Object> together(List<Watched> chosen, Function<Watched, Report> run) {
    try (var threads = Executors.newFixedThreadPool(MOST_AT_ONCE, Thread.ofVirtual().factory())) {
      var runs =
          chosen.stream()
              .map(it -> CompletableFuture.supplyAsync(() -> run.apply(it), threads))
              .toList();
      return Response.several(
          runs.stream().map(CompletableFuture::join).map(ReportJson::of).toList(), runs.size() > 1);
    }
  }

  /**
   * The outer edge: a fault of our own becomes a report, for the target's owner must hear of it
   * too.
   */
  private Report run(
      Watched watched, String mode, Function<Watched, Report> work, Consumer<Report> deliver) {
    Report report;
    try {
      report = work.apply(watched);
    } catch (Exception e) {
      report =
          Report.blind(mode, watched.target().name(), world.clock().instant(), String.valueOf(e));
    }
    deliver.accept(report);
    return report;
  }
}
