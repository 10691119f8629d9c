package canary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import canary.Budget.Step;
import canary.aws.AccountReader;
import canary.aws.CloudWatchAlarms;
import canary.aws.SnsPublisher;
import canary.event.Event;
import canary.event.Event.Captured;
import canary.event.Mistakes;
import canary.event.Response;
import canary.event.Settings;
import canary.event.Settings.Mistaken;
import canary.event.Settings.Parsed;
import canary.evidence.MethodAddress;
import canary.finding.Arn;
import canary.probe.Warmup;
import canary.report.MetricsLine;
import canary.report.Report;
import canary.report.ReportContext;
import canary.report.ReportJson;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** The Lambda handler: reads the event, probes each target, delivers and answers its report. */
public final class Canary implements RequestStreamHandler {
  private static final int MOST_AT_ONCE = 32;

  /** A hundred of them are under the 6,291,556 bytes that Lambda returns. */
  private static final int LONGEST_REPORT = 60_000;

  private final Parsed settings;
  private final World world;
  private final Delivery delivery;
  private final KnownDesigns designs = new KnownDesigns();
  private final MarkerKeys markerKeys;

  /** As Lambda makes it. */
  public Canary() {
    this(
        System.getenv(),
        new World(
            limit ->
                AccountReader.ofEnvironment(
                    limit, Arn.parse(System.getenv().getOrDefault("CANARY_TOPIC_ARN", ""))),
            // No method reference: linking one would load the SDK while all is well.
            topic -> new SnsPublisher(topic),
            () -> new CloudWatchAlarms(System.getenv().getOrDefault("AWS_REGION", "")),
            System.out,
            Clock.systemUTC(),
            Duration.ofMillis(500)));
    warmUp();
  }

  Canary(Map<String, String> environment, World world) {
    this.settings = Settings.of(environment);
    this.world = world;
    // A dimension without a value would cost the metric.
    var named = environment.getOrDefault("CANARY_NAME", "").strip();
    var canary = named.matches("[\\x20-\\x7e]{1,128}") ? named : "unnamed";
    this.delivery =
        new Delivery(
            world,
            ReportContext.of(environment, canary),
            urls(settings),
            environment.getOrDefault("TARGET_NAME", ""),
            environment.getOrDefault("CANARY_TOPIC_ARN", ""),
            new RecentNotifications(world.clock()),
            new Incidents());
    this.markerKeys =
        new MarkerKeys(
            switch (settings) {
              case Parsed.Usable(var usable) -> usable.markerSecret();
              case Mistaken _ -> Optional.empty();
            },
            world,
            canary);
  }

  private static Map<String, String> urls(Parsed settings) {
    return switch (settings) {
      case Parsed.Usable(var usable) -> {
        var urls = new HashMap<String, String>();
        usable.watched().forEach(it -> urls.put(it.target().name(), it.target().url().toString()));
        yield urls;
      }
      case Mistaken _ -> Map.of();
    };
  }

  /**
   * INIT has a whole processor whatever the memory: what is loaded there does not slow the first
   * probe.
   */
  private void warmUp() {
    if (settings instanceof Parsed.Usable(var usable)) {
      markerKeys.current(Duration.ofSeconds(2));
      Warmup.of(usable.watched().getFirst().target().url());
      MetricsLine.ofOutcome(
          Report.blind("probe", "", world.clock().instant(), ""), "", world.clock().instant());
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var budget = Budget.of(context);
    var json =
        switch (Event.of(new String(event.readAllBytes(), UTF_8))) {
          case Event.Unreadable(var mistakes) -> Response.mistaken(mistakes);
          case Event.Explain(var captured, var many) -> Response.several(explained(captured), many);
          case Event.Inspect(var target, var place) -> inspected(target, place, budget);
          case Event.Probe(var target, var publishes) ->
              onTargets(
                  target,
                  new Probing(
                      world,
                      delivery,
                      markerKeys.current(budget.share(Step.SECRET)),
                      publishes,
                      budget,
                      designs),
                  budget);
        };
    answer.write(JSON.std.asBytes(json));
  }

  private List<Map<String, Object>> explained(List<Captured> replies) {
    var explanation = new Explanation(world.clock());
    return replies.stream()
        .map(
            captured ->
                switch (captured) {
                  case Captured.Readable readable ->
                      ReportJson.within(explanation.of(readable), LONGEST_REPORT);
                  case Captured.Garbage(var why) -> Response.mistaken(List.of(why));
                })
        .toList();
  }

  private Map<String, Object> inspected(
      Optional<String> target, Optional<MethodAddress> place, Budget budget) {
    var inspection = new Inspection(world, budget);
    return place
        .map(it -> together(List.of(elsewhere(inspection, it)), inspection, budget))
        .orElseGet(() -> onTargets(target, inspection, budget));
  }

  /** A method that the event names needs no settings. */
  private Part elsewhere(Inspection inspection, MethodAddress place) {
    return part(
        inspection,
        place.apiId() + "/" + place.stage() + place.path(),
        (name, _) -> inspection.of(name, place));
  }

  private Map<String, Object> onTargets(Optional<String> target, Task task, Budget budget) {
    return switch (settings) {
      case Mistaken all -> together(List.of(mistaken(task, all)), task, budget);
      case Parsed.Usable(var usable) -> {
        var chosen =
            Stream.concat(
                    usable.watched().stream()
                        .map(
                            it ->
                                part(
                                    task,
                                    it.target().name(),
                                    (_, run) -> task.of(usable, it, run))),
                    usable.mistaken().stream().map(it -> mistaken(task, it)))
                .filter(it -> target.isEmpty() || it.name().equals(target.get()))
                .toList();
        yield chosen.isEmpty()
            ? Response.mistaken(
                List.of(Mistakes.invalid("target", target.orElse(""), usable.names())))
            : together(chosen, task, budget);
      }
    };
  }

  /** One target's part of an invocation. */
  private record Part(String name, Run run, Callable<Report> work) {}

  /** A target that cannot be probed does not keep the others from it. */
  private Part mistaken(Task task, Mistaken it) {
    return part(
        task, it.target(), (name, _) -> blind(task, name, Mistakes.inOneLine(it.mistakes())));
  }

  /**
   * The outer edge: a fault of our own becomes a report, for the target's owner must hear of it
   * too.
   */
  private Part part(Task task, String name, BiFunction<String, Run, Report> work) {
    var run =
        new Run(blind(task, name, "the run's time ended before anything was known"), world.log());
    return new Part(
        name,
        run,
        () -> {
          Report report;
          try {
            report = work.apply(name, run);
          } catch (Exception | VirtualMachineError e) {
            report = blind(task, name, String.valueOf(e));
          }
          task.deliver(run, report);
          return report;
        });
  }

  private Report blind(Task task, String name, String why) {
    return Report.blind(task.mode(), name, world.clock().instant(), why);
  }

  /**
   * All side by side on threads that are left behind when the time is up: this one answers then,
   * with what is known.
   */
  private static Map<String, Object> together(List<Part> parts, Task task, Budget budget) {
    var threads = Executors.newFixedThreadPool(MOST_AT_ONCE, Thread.ofVirtual().factory());
    try {
      threads.invokeAll(
          parts.stream().map(Part::work).toList(), budget.left().toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
    return Response.several(
        parts.stream().map(it -> ReportJson.within(task.end(it.run()), LONGEST_REPORT)).toList(),
        parts.size() > 1);
  }
}
