package canary;

import canary.Budget.Step;
import canary.event.Settings;
import canary.event.Settings.Watched;
import canary.json.JsonWriter;
import canary.probe.MarkerKey;
import canary.probe.Waited;
import canary.report.DeployReason;
import canary.report.Report;
import canary.report.Status;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The custom resource that probes the targets when the stack is created or updated: it fails the
 * deployment of a broken integration with the cause as the reason, or only reports it. It counts as
 * a run that has reported; what it found is notified and counted by the schedule's runs.
 *
 * <p>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
record DeployCheck(
    World world,
    Delivery delivery,
    CloudFormationCustomResourceEvent request,
    MarkerKey key,
    TargetHeaders headers,
    KnownDesigns designs,
    Budget budget,
    Queue<Report> reports)
    implements Task {
  /** A role that was just created is not known everywhere in IAM for some seconds. */
  private static final int PROBES = 3;

  private static final int PAUSES = 20;

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 2;

  /** How long it takes at most to look at the stack and to respond. */
  static final Duration RESPONSE = ANSWER_LIMIT.multipliedBy(1 + ATTEMPTS);

  DeployCheck(
      World world,
      Delivery delivery,
      CloudFormationCustomResourceEvent request,
      MarkerKey key,
      TargetHeaders headers,
      KnownDesigns designs,
      Budget budget) {
    this(world, delivery, request, key, headers, designs, budget, new ConcurrentLinkedQueue<>());
  }

  /** What CloudFormation gets. */
  private record Result(boolean succeeded, String reason) {}

  /** Whether there is something to probe: a resource that goes is left alone. */
  boolean isDue() {
    return !request.getRequestType().equals("Delete");
  }

  @Override
  public String mode() {
    return "probe";
  }

  /** Up to three times, as far as the time for a whole diagnosis lasts. */
  @Override
  public Report of(Settings settings, Watched watched, Run run) {
    var prober =
        new Prober(
            world,
            settings,
            key,
            headers,
            watched,
            budget,
            designs,
            new QueueSilence(world.clock()));
    var report = prober.probe(run::knows);
    for (var again = 1; again < PROBES && report.status() != Status.HEALTHY; again++) {
      run.knows(report);
      world.rest(PAUSES);
      report = budget.affords(Step.PROBE) ? prober.probe(_ -> {}) : report;
    }
    return report;
  }

  @Override
  public void deliver(Run run, Report report) {
    run.knows(report);
  }

  @Override
  public Report end(Run run) {
    delivery.outcome(run, run.known());
    var report = run.end();
    reports.add(report);
    return report;
  }

  /**
   * Tells CloudFormation, which would wait for up to an hour otherwise.
   *
   * @return what it gets
   */
  Map<String, Object> respond() {
    var result = result();
    var response = new LinkedHashMap<String, Object>();
    response.put("Status", result.succeeded() ? "SUCCESS" : "FAILED");
    response.put("Reason", result.reason());
    response.put("PhysicalResourceId", physicalId());
    response.put("StackId", request.getStackId());
    response.put("RequestId", request.getRequestId());
    response.put("LogicalResourceId", request.getLogicalResourceId());
    response.put("Data", Map.of("Result", result.reason()));
    var body = JsonWriter.write(response);
    for (var i = 0; i < ATTEMPTS && !isTaken(body); i++) {
      world.log().println("{\"deployCheck\":\"CloudFormation has not taken the response\"}");
    }
    return response;
  }

  /** The same for ever: another one would have CloudFormation replace the resource. */
  private String physicalId() {
    return request.getPhysicalResourceId().isEmpty()
        ? request.getLogicalResourceId()
        : request.getPhysicalResourceId();
  }

  private Result result() {
    if (!isDue()) {
      return new Result(true, "Nothing is checked when the check is removed.");
    }
    var broken = reports.stream().filter(it -> it.status() == Status.FAILING).toList();
    var reason = DeployReason.of(broken.isEmpty() ? List.copyOf(reports) : broken);
    if (broken.isEmpty() || !"FAIL".equals(request.getResourceProperties().get("DeployCheck"))) {
      return new Result(true, reason);
    }
    return request.getRequestType().equals("Update") && mayBeRollingBack()
        ? new Result(true, "Not failed, since the stack rolls back: " + reason)
        : new Result(false, reason);
  }

  /** A check that fails again while the stack goes back to what was there would leave it stuck. */
  private boolean mayBeRollingBack() {
    return switch (Waited.atMost(
        ANSWER_LIMIT, () -> world.stackStatus().apply(request.getStackId()))) {
      case Waited.Came<Optional<String>>(var status) ->
          status.map(it -> it.contains("ROLLBACK")).orElse(true);
      case Waited.Threw<Optional<String>> _, Waited.Late<Optional<String>> _ -> true;
    };
  }

  private boolean isTaken(String body) {
    return Waited.atMost(ANSWER_LIMIT, () -> put(body)) instanceof Waited.Came<Integer>(var status)
        && status < 300;
  }

  /** The URL is signed for a request without a Content-Type. */
  private int put(String body) throws IOException, InterruptedException {
    try (var http = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(request.getResponseUrl()))
                  .PUT(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
