package canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import canary.evidence.Account;
import canary.finding.Answer;
import canary.report.AlarmReason;
import canary.report.Notification;
import canary.report.Publisher.Publication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.jr.ob.JSON;

/** One warm environment of the function: what it is given, and what it prints and publishes. */
public final class Trial {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<Notification> notices = new CopyOnWriteArrayList<>();
  private final FixedAlarms alarms;
  private final Canary canary;
  private final Map<String, String> environment;

  Trial(Map<String, String> environment) {
    this(environment, new BlindAccount(), new Publication.Published());
  }

  Trial(Map<String, String> environment, Account account, Publication publication) {
    this(environment, account, publication, Answer.UNKNOWN);
  }

  /** The same with a clock of one's own. */
  Trial(Map<String, String> environment, Account account, Publication publication, Clock clock) {
    this(environment, account, publication, new FixedAlarms(Answer.UNKNOWN), clock);
  }

  /** The same where every alarm that is asked for stands, does not, or cannot be read. */
  Trial(Map<String, String> environment, Account account, Publication publication, Answer alarm) {
    this(environment, account, publication, new FixedAlarms(alarm));
  }

  Trial(
      Map<String, String> environment,
      Account account,
      Publication publication,
      FixedAlarms alarms) {
    this(environment, account, publication, alarms, Clock.systemUTC());
  }

  private Trial(
      Map<String, String> environment,
      Account account,
      Publication publication,
      FixedAlarms alarms,
      Clock clock) {
    this.alarms = alarms;
    this.environment = environment;
    canary =
        new Canary(
            environment,
            new World(
                _ -> account,
                _ ->
                    notice -> {
                      notices.add(notice);
                      return publication;
                    },
                () -> alarms,
                _ -> Optional.empty(),
                new PrintStream(log, true, UTF_8),
                clock,
                Duration.ZERO));
  }

  /** The environment of a sound deployment, with these changes. */
  public static Map<String, String> environment(String url, String... changes) {
    var environment = new HashMap<String, String>();
    environment.put("CANARY_NAME", "stack");
    environment.put("CANARY_TOPIC_ARN", "arn:aws:sns:eu-west-1:111122223333:topic");
    environment.put("TARGET_NAME", "orders");
    environment.put("TARGET_URL", url);
    environment.put("TARGET_AUTHORIZATION", "NONE");
    for (var i = 0; i < changes.length; i += 2) {
      environment.put(changes[i], changes[i + 1]);
    }
    return environment;
  }

  /** As INIT does. */
  void warmUp() {
    canary.warmUp(environment);
  }

  /** The answer to an event. */
  Map<String, Object> answer(String event) throws IOException {
    return JSON.std.mapFrom(rawAnswer(event));
  }

  /** The same as it is written. */
  String rawAnswer(String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    canary.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, TimeLeft.MINUTE);
    return answer.toString(UTF_8);
  }

  List<Notification> notices() {
    return notices;
  }

  /** The alarms that were asked for. */
  List<String> asked() {
    return alarms.asked();
  }

  /** The states and reasons that were set. */
  List<AlarmReason> reasons() {
    return alarms.reasons();
  }

  /** All that was printed. */
  String log() {
    return log.toString(UTF_8);
  }

  /** The metrics lines that were printed, read. */
  List<Map<String, Object>> metrics() throws IOException {
    var metrics = new ArrayList<Map<String, Object>>();
    for (var line : log.toString(UTF_8).lines().filter(it -> it.startsWith("{")).toList()) {
      var read = JSON.std.mapFrom(line);
      if (read.containsKey("_aws")) {
        metrics.add(read);
      }
    }
    return metrics;
  }

  /** The metrics of all lines in the order in which they were printed. */
  List<String> metricNames() throws IOException {
    return metrics().stream()
        .flatMap(
            line ->
                Stream.of("Success", "Latency", "Failure", "NotificationFailed")
                    .filter(line::containsKey))
        .toList();
  }
}
