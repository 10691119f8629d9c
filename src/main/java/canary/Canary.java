package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.Answers.Item.Reported;
import canary.Budget.Step;
import canary.aws.CloudWatchAlarms;
import canary.aws.SilentAws;
import canary.aws.SnsPublisher;
import canary.aws.StackStatus;
import canary.event.Event;
import canary.event.Event.Captured;
import canary.event.Response;
import canary.event.Settings;
import canary.event.Settings.Parsed;
import canary.evidence.MethodAddress;
import canary.json.JsonWriter;
import canary.report.ReportContext;
import canary.report.Widget;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Lambda handler: reads the event, probes each target, delivers and answers its report. */
public final class Canary implements RequestStreamHandler {
  /** As the template's schedule sends it. */
  static final String SCHEDULED =
      "{\"mode\":\"probe\",\"notify\":true,\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}";

  /** Lambda ends an INIT after ten seconds and begins again, with less of a processor. */
  private static final Duration PRIMING = Duration.ofSeconds(8);

  private final Parsed settings;
  private final World world;
  private final Targets targets;
  private final Delivery delivery;

  /** The target whose failures the stack's alarms count. */
  private final String alarmed;

  private final KnownDesigns designs = new KnownDesigns();
  private final MarkerKeys markerKeys;
  private final String region;
  private final boolean inVpc;
  private final TargetHeaders headers;
  private final QueueSilence silence;

  /** As Lambda makes it. */
  public Canary() {
    this(
        System.getenv(),
        new World(
            new KeptAccount(System.getenv().getOrDefault("CANARY_TOPIC_ARN", "")),
            // No method reference: linking one would load the SDK while all is well.
            topic -> new SnsPublisher(topic),
            () -> new CloudWatchAlarms(System.getenv().getOrDefault("AWS_REGION", "")),
            stack -> new StackStatus(System.getenv().getOrDefault("AWS_REGION", "")).of(stack),
            System.out,
            Clock.systemUTC(),
            Duration.ofMillis(500)));
    // AWS's clients are the JDK's, which would keep a connection over the pause until the next run.
    System.setProperty("http.keepAlive", "false");
    warmUp(System.getenv());
  }

  Canary(Map<String, String> environment, World world) {
    var settings = Settings.of(environment);
    var headers = new TargetHeaders(world.clock());
    var hiding = world.hiding(headers::hiddenIn);
    var keys = MarkerKeys.of(settings, hiding, name(environment));
    this(environment, settings, hiding, headers, keys);
  }

  private Canary(
      Map<String, String> environment,
      Parsed settings,
      World world,
      TargetHeaders headers,
      MarkerKeys markerKeys) {
    this.settings = settings;
    this.region = environment.getOrDefault("AWS_REGION", "");
    this.inVpc = !environment.getOrDefault("CANARY_SUBNET_IDS", "").isBlank();
    this.headers = headers;
    this.markerKeys = markerKeys;
    this.silence = new QueueSilence(world.clock());
    this.world = world;
    this.targets = new Targets(settings, world);
    var canary = name(environment);
    this.alarmed = environment.getOrDefault("TARGET_NAME", "");
    var incidents = new Incidents(world.clock());
    this.delivery =
        new Delivery(
            world,
            canary,
            new Notifying(
                world,
                ReportContext.of(environment, canary),
                urls(settings),
                environment.getOrDefault("CANARY_TOPIC_ARN", ""),
                incidents,
                new OwnAlarms(
                    world,
                    canary,
                    alarmed,
                    Optional.of(environment.getOrDefault("CANARY_ALARM_NAME", "").strip())
                        .filter(it -> !it.isEmpty()))),
            incidents);
  }

  /** A dimension without a value would cost the metric. */
  private static String name(Map<String, String> environment) {
    var name = environment.getOrDefault("CANARY_NAME", "").strip();
    return name.matches("[\\x20-\\x7e]{1,128}") ? name : "unnamed";
  }

  private static Map<String, String> urls(Parsed settings) {
    var urls = new HashMap<String, String>();
    if (settings instanceof Parsed.Usable(var usable)) {
      for (var each : usable.watched()) {
        urls.put(each.target().name(), each.target().url().toString());
      }
    }
    return urls;
  }

  /**
   * INIT has a whole processor at any memory size: what is loaded there does not slow the first
   * probe. So a run of the schedule is rehearsed, by an environment of its own that forgets it.
   */
  void warmUp(Map<String, String> environment) {
    if (settings instanceof Parsed.Usable(var usable)) {
      for (var each : usable.watched()) {
        headers.current(each, Duration.ofSeconds(2));
      }
      var first = new Parsed.Usable(usable.ofFirst());
      new Canary(environment, first, World.rehearsing(world.clock()), headers, markerKeys)
          .answer(SCHEDULED, new Budget(System.nanoTime(), Duration.ofMinutes(1)));
      if (usable.primes()) {
        new Canary(SilentAws.ENVIRONMENT, World.rehearsingFailure(world.clock()))
            .answer(SCHEDULED, new Budget(System.nanoTime(), PRIMING));
      }
    }
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    var text = answer(new String(event.readAllBytes(), UTF_8), Budget.of(context));
    answer.write(text.getBytes(UTF_8));
  }

  private String answer(String event, Budget budget) {
    var text =
        switch (Event.of(event)) {
          case Event.Unreadable(var mistakes) -> JsonWriter.write(Response.mistaken(mistakes));
          case Event.AsText(var asked) -> answers(asked, budget).text(delivery::contextOf);
          case Event.Reporting asked -> JsonWriter.write(answers(asked, budget).json());
          case Event.Setup(var url, var place, var headers, var asText) -> {
            var found = new Setup(world, budget).of(url, place, region, headers);
            yield asText ? Setup.text(found) : JsonWriter.write(found);
          }
          case Event.Widget(var describes, var dark) ->
              JsonWriter.write(
                  describes
                      ? Map.of("markdown", Widget.DESCRIPTION)
                      : delivery.widget(dark, budget).html());
          case Event.CheckDeployment(var request) -> JsonWriter.write(checked(request, budget));
        };
    return headers.hiddenIn(text);
  }

  private Answers answers(Event.Reporting asked, Budget budget) {
    return switch (asked) {
      case Event.Explain(var captured, var many) -> new Answers(explained(captured), many);
      case Event.Inspect(var target, var place) -> inspected(target, place, budget);
      case Event.Probe(var target, var publishes) ->
          probed(target, publishes, Optional.empty(), budget);
      case Event.AlarmOk ok ->
          probed(Optional.of(alarmed).filter(it -> !it.isEmpty()), true, Optional.of(ok), budget);
    };
  }

  /**
   * CloudFormation is answered in any case: what comes of the check is decided before the time is
   * up.
   */
  private Map<String, Object> checked(CloudFormationCustomResourceEvent request, Budget budget) {
    var kept = budget.keeping(DeployCheck.RESPONSE);
    var check =
        new DeployCheck(
            world,
            delivery,
            request,
            markerKeys.current(kept.share(Step.SECRET)),
            headers,
            designs,
            kept);
    if (check.isDue()) {
      targets.each(Optional.empty(), check, kept);
    }
    return check.respond();
  }

  private Answers probed(
      Optional<String> target, boolean publishes, Optional<Event.AlarmOk> ok, Budget budget) {
    return targets.each(
        target,
        new Probing(
            world,
            delivery,
            headers,
            markerKeys.current(budget.share(Step.SECRET)),
            publishes,
            ok,
            budget,
            designs,
            silence),
        budget);
  }

  private List<Answers.Item> explained(List<Captured> replies) {
    var explanation = new Explanation(world.clock());
    return replies.stream()
        .<Answers.Item>map(
            captured ->
                switch (captured) {
                  case Captured.Readable readable -> new Reported(explanation.of(readable));
                  case Captured.Garbage(var why) -> new Answers.Item.Mistaken(List.of(why));
                })
        .toList();
  }

  private Answers inspected(Optional<String> target, Optional<MethodAddress> place, Budget budget) {
    var inspection = new Inspection(world, budget, inVpc);
    return place
        .map(it -> targets.elsewhere(inspection, it, budget))
        .orElseGet(() -> targets.each(target, inspection, budget));
  }
}
